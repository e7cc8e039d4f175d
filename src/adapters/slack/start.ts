import { App, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt'
import type { Bot } from '../../bot/dispatch.ts'
import { UserError } from '../../model/errors.ts'
import type { Adapter } from '../adapter.ts'
import { askers } from './asker.ts'
import { slackErrorOf } from './failures.ts'
import { listenForButtons } from './listen/buttons.ts'
import { listenForCommands } from './listen/commands.ts'
import { listenForForms } from './listen/forms.ts'
import type { Listening } from './listen/listening.ts'
import { listenForMessages } from './listen/messages.ts'
import { type BeginPost, slackPoster } from './poster.ts'

export interface SlackOptions {
  readonly bot: Bot
  readonly botToken: string
  /** For Socket Mode. */
  readonly appToken: string
  readonly apiUrl: string
  /** Put before the names of commands; see `manifest.ts`. */
  readonly prefix?: string | undefined
  /** Whether something Slack delivered is new to every instance; see {@link Listening}. */
  readonly isFirst: (id: string) => Promise<boolean>
  readonly beginPost: BeginPost
  readonly reportProblem: Listening['reportProblem']
}

const CALL_TIMEOUT_MS = 20_000

/**
 * Connects to one workspace by Socket Mode: no public address is needed.
 *
 * Calls are not repeated by Slack's own client: a post that got no answer may stand there already, and only the poster
 * knows how to look. Opening the socket is repeated for as long as it takes.
 *
 * @throws UserError `slack-refused` when Slack does not take the tokens, with where to find the right ones
 */
export async function startSlack(options: SlackOptions): Promise<Adapter> {
  const logger = quietLogger(options.reportProblem)
  const clientOptions = {
    slackApiUrl: options.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger,
  }
  const client = new webApi.WebClient(options.botToken, clientOptions)
  const who = await client.auth.test().catch(error => {
    throw explained(error, BOT_TOKEN)
  })
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger,
    installerOptions: {
      clientOptions: {
        ...clientOptions,
        retryConfig: { forever: true, maxTimeout: 30_000 },
        rejectRateLimitedCalls: false,
      },
    },
  })
  const app = new App({
    receiver,
    clientOptions,
    convoStore: false,
    authorize: async () => ({
      botToken: options.botToken,
      botId: who.bot_id!,
      botUserId: who.user_id!,
      teamId: who.team_id!,
    }),
    logger,
  })
  listen(app, {
    bot: options.bot,
    askerOf: askers(() => performance.now()),
    isFirst: options.isFirst,
    prefix: options.prefix,
    wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
    reportProblem: options.reportProblem,
  })
  app.error(async error => options.reportProblem(error, 'answering an event of Slack'))
  // Asked for here once, since the receiver would go on for ever about a token that will never do.
  await new webApi.WebClient(options.appToken, clientOptions).apps.connections.open({}).catch(error => {
    throw explained(error, APP_TOKEN)
  })
  await app.start()
  return {
    status: [`Slack: connected to ${who.team} as @${who.user}, by Socket Mode.`],
    poster: slackPoster(async spaceId => (spaceId === who.team_id ? client : undefined), options.beginPost),
    stop: async () => {
      await app.stop().catch(error => options.reportProblem(error, 'leaving Slack'))
    },
  }
}

/** Answers whatever people do: commands, mentions, direct messages, buttons, forms. */
function listen(app: App, listening: Listening): void {
  listenForCommands(app, listening)
  listenForMessages(app, listening)
  listenForButtons(app, listening)
  listenForForms(app, listening)
}

const BOT_TOKEN = {
  variable: 'SLACK_BOT_TOKEN',
  where:
    'the Bot User OAuth Token on https://api.slack.com/apps, page OAuth & Permissions; it begins with xoxb-',
}
const APP_TOKEN = {
  variable: 'SLACK_APP_TOKEN',
  where:
    'an App-Level Token with the scope connections:write, made on https://api.slack.com/apps, page Basic Information; it begins with xapp-',
}

/** One sentence for whoever starts the bot, where Slack refuses a token for good. */
function explained(cause: unknown, { variable, where }: typeof BOT_TOKEN): unknown {
  const error = slackErrorOf(cause)
  if (error === undefined) {
    return new UserError('slack-unreachable', `Slack cannot be reached: ${(cause as Error).message}.`, {
      cause,
    })
  }
  const why = error === 'missing_scope' ? 'lacks a permission' : `is not taken by Slack (${error})`
  return new UserError('slack-refused', `${variable} ${why}. It must be ${where}.`, { cause })
}

/** Bolt's own words go where the bot's problems go; the rest is for those who write Bolt. */
function quietLogger(reportProblem: Listening['reportProblem']): Logger {
  const ignore = () => {}
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (...words: unknown[]) =>
      reportProblem(words.find(word => word instanceof Error) ?? words.join(' '), 'talking to Slack'),
    setLevel: ignore,
    getLevel: () => LogLevel.ERROR,
    setName: ignore,
  }
}
