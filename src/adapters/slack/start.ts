import { App, type Receiver, SocketModeReceiver, webApi } from '@slack/bolt'
import type { Bot } from '../../bot/dispatch.ts'
import type { Poster } from '../../bot/poster.ts'
import type { IsAdmin } from '../../bot/sign-ins.ts'
import { takeTurns } from '../../bot/turns.ts'
import type { Adapter } from '../adapter.ts'
import { askers, slackRights } from './asker.ts'
import { channelTurns } from './channel-turns.ts'
import { commandNames } from './command-names.ts'
import { explainToken, type TokenName } from './failures.ts'
import { keepConnected } from './keep-connected.ts'
import { listenForButtons } from './listen/buttons.ts'
import { listenForCommands } from './listen/commands.ts'
import { listenForForms } from './listen/forms.ts'
import { listenForHome } from './listen/home.ts'
import type { Listening } from './listen/listening.ts'
import { listenForMessages } from './listen/messages.ts'
import { listenForRemoval } from './listen/removal.ts'
import { listenForShortcuts } from './listen/shortcuts.ts'
import { quietLogger } from './logger.ts'
import { type BeginPost, type FindClient, slackPoster } from './poster.ts'

/** What every way of connecting needs. */
export interface SlackParts extends Pick<Listening, 'isFirst' | 'reportProblem' | 'onRemoved' | 'wait'> {
  readonly bot: Bot
  /** Put before the names of commands; see `command-names.ts`. */
  readonly prefix: string | undefined
  readonly apiUrl: string
  readonly beginPost: BeginPost
}

export interface SocketOptions extends SlackParts {
  readonly botToken: string
  readonly appToken: string
}

const CALL_TIMEOUT_MS = 20_000
/** A process that is busy for seconds, as at its first question, reads a pong late: that is no reason to connect anew. */
const PONG_WITHIN_MS = 20_000

/**
 * How the Web API is called. Slack's own client repeats nothing: a post that got no answer may stand there already, and
 * only the poster knows how to look.
 */
export function clientOptions({ apiUrl, reportProblem }: SlackParts): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: quietLogger(reportProblem),
  }
}

/**
 * Connects to one workspace by Socket Mode: no public address is needed. The socket is opened again for as long as it
 * takes.
 *
 * @throws UserError `slack-refused` when Slack does not take a token, with where to find the right one;
 *   `slack-unreachable`
 */
export async function startSlackSocket(options: SocketOptions): Promise<Adapter> {
  const { botToken, appToken, reportProblem } = options
  const calls = clientOptions(options)
  const client = new webApi.WebClient(botToken, calls)
  const who = await explained('SLACK_BOT_TOKEN', client.auth.test())
  // Asked for here once: the receiver would go on for ever about a token that will never do.
  await explained('SLACK_APP_TOKEN', new webApi.WebClient(appToken, calls).apps.connections.open({}))
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quietLogger(reportProblem),
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_WITHIN_MS,
    installerOptions: { clientOptions: calls },
  })
  const { app, poster, isAdmin } = slackApp(options, {
    receiver,
    findClient: async spaceId => (spaceId === who.team_id ? client : undefined),
    authorize: async () => ({ botToken, botId: who.bot_id!, botUserId: who.user_id!, teamId: who.team_id! }),
  })
  await app.start()
  const leave = keepConnected(receiver.client, reportProblem)
  let isConnected = true
  receiver.client.on('connected', () => {
    isConnected = true
  })
  receiver.client.on('disconnected', () => {
    isConnected = false
  })
  return {
    status: [`Slack: connected to ${who.team} as @${who.user}, by Socket Mode.`],
    name: 'slack',
    isConnected: () => isConnected,
    poster,
    isAdmin,
    async stop() {
      leave()
      await app.stop().catch(error => reportProblem(error, 'leaving Slack'))
    },
  }
}

async function explained<Result>(token: TokenName, call: Promise<Result>): Promise<Result> {
  try {
    return await call
  } catch (error) {
    throw explainToken(token, error)
  }
}

/** The Bolt app that answers whatever people do, on whatever road it comes, and what posts beside it. */
export function slackApp(
  parts: SlackParts,
  {
    receiver,
    authorize,
    findClient,
  }: {
    readonly receiver: Receiver
    readonly authorize?: AppAuthorize | undefined
    readonly findClient: FindClient
  },
): { readonly app: App; readonly poster: Poster; readonly isAdmin: IsAdmin } {
  const { bot, isFirst, beginPost, onRemoved, prefix, reportProblem, wait } = parts
  const logger = quietLogger(reportProblem)
  const app = new App({
    receiver,
    ...(authorize === undefined ? {} : { authorize }),
    clientOptions: clientOptions(parts),
    convoStore: false,
    logger,
  })
  const listening: Listening = {
    bot,
    isFirst,
    onRemoved,
    names: commandNames(bot.commands, prefix),
    reportProblem,
    askerOf: askers(() => performance.now()),
    wait,
    turns: takeTurns(),
    takeTurn: channelTurns({ now: () => performance.now(), wait }),
  }
  listenForCommands(app, listening)
  listenForMessages(app, listening)
  listenForButtons(app, listening)
  listenForForms(app, listening)
  listenForShortcuts(app, listening)
  listenForHome(app, listening)
  listenForRemoval(app, listening)
  app.error(async error => reportProblem(error, 'answering an event of Slack'))
  const { names, takeTurn } = listening
  return {
    app,
    poster: slackPoster({ findClient, beginPost, keep: bot.keep, spelt: names.spelt, takeTurn }),
    isAdmin: slackRights(findClient),
  }
}

/** As whom the bot acts in a workspace. */
export type AppAuthorize = NonNullable<NonNullable<ConstructorParameters<typeof App>[0]>['authorize']>
