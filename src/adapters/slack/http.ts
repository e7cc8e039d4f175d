import type { RequestListener } from 'node:http'
import { HTTPReceiver, webApi } from '@slack/bolt'
import type { Adapter } from '../adapter.ts'
import { isAnswering } from './answering.ts'
import { explainToken } from './failures.ts'
import { installationStore, type KeptInstallations } from './installations.ts'
import { quietLogger } from './logger.ts'
import { SCOPES } from './manifest.ts'
import type { FindClient } from './poster.ts'
import { refusedInstallation } from './refused-installation.ts'
import type { Seal } from './seal.ts'
import { type AppAuthorize, clientOptions, type SlackParts, slackApp } from './start.ts'

export interface HttpOptions extends SlackParts {
  readonly signingSecret: string
  /** The one workspace's token, or how workspaces install the bot themselves. */
  readonly access: { readonly botToken: string } | OAuth
}

export interface OAuth {
  readonly clientId: string
  readonly clientSecret: string
  /** Where people agree to the installation: Slack's own page. */
  readonly authorizeUrl: string
  /** Signs what comes back from there. */
  readonly stateSecret: string
  /** Where people come back to, where the bot knows its public address. */
  readonly redirectUri?: string | undefined
  readonly seal: Seal
  readonly kept: KeptInstallations
}

/** The adapter, with what the web server hands it: every request under {@link SLACK_PATH}. */
export interface SlackHttp extends Adapter {
  readonly listener: RequestListener
}

export const SLACK_PATH = '/slack'
const INSTALL_PATH = `${SLACK_PATH}/install`

/**
 * Takes what Slack sends to a public address: signed requests, at most five minutes old, of one workspace or of many.
 * Several processes may stand behind the address; they share nothing but the store.
 *
 * @throws UserError `slack-refused`, `slack-unreachable` for a token of one workspace
 */
export async function startSlackHttp(options: HttpOptions): Promise<SlackHttp> {
  const { access, signingSecret, reportProblem } = options
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [`${SLACK_PATH}/events`],
    logger: quietLogger(reportProblem),
    ...('clientId' in access ? oauthOptions(access, options) : {}),
  })
  const { findClient, authorize, ask } =
    'botToken' in access
      ? await oneWorkspace(access.botToken, options)
      : manyWorkspaces(receiver, { kept: access.kept, options })
  const { poster, isAdmin } = slackApp(options, { receiver, authorize, findClient })
  const how = 'botToken' in access ? 'one workspace' : `workspaces that install it at ${INSTALL_PATH}`
  return {
    status: [`Slack: waits for requests at ${SLACK_PATH}/events, for ${how}.`],
    name: 'slack',
    isConnected: isAnswering(ask, () => performance.now()),
    listener: receiver.requestListener,
    poster,
    isAdmin,
    // The web server, whose requests these are, has its own end.
    stop: async () => {},
  }
}

function oauthOptions(oauth: OAuth, parts: SlackParts) {
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    scopes: Object.keys(SCOPES),
    installationStore: installationStore(oauth.kept, oauth.seal),
    ...(oauth.redirectUri === undefined ? {} : { redirectUri: oauth.redirectUri }),
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: `${SLACK_PATH}/oauth_redirect`,
      directInstall: true,
      authorizationUrl: oauth.authorizeUrl,
      clientOptions: clientOptions(parts),
      callbackOptions: { failure: refusedInstallation(INSTALL_PATH) },
    },
  }
}

/** How the bot gets at workspaces. */
interface Access {
  readonly findClient: FindClient
  /** Who the bot is in a workspace; absent where the receiver's installer knows. */
  readonly authorize?: AppAuthorize
  /** Asks Slack something that it answers where all is well. */
  readonly ask: () => Promise<webApi.WebAPICallResult>
}

/** Whoever asks how the process stands does not wait for long. */
const ANSWER_WITHIN_MS = 3_000

async function oneWorkspace(botToken: string, options: SlackParts): Promise<Access> {
  const client = new webApi.WebClient(botToken, clientOptions(options))
  const who = await client.auth.test().catch(error => {
    throw explainToken('SLACK_BOT_TOKEN', error)
  })
  const watching = new webApi.WebClient(botToken, { ...clientOptions(options), timeout: ANSWER_WITHIN_MS })
  return {
    ask: () => watching.auth.test(),
    findClient: async spaceId => (spaceId === who.team_id ? client : undefined),
    authorize: async () => ({ botToken, botId: who.bot_id!, botUserId: who.user_id!, teamId: who.team_id! }),
  }
}

/** By the installer, which gets a new token where the one kept is about to expire: also for what nobody asked for. */
function manyWorkspaces(
  { installer }: HTTPReceiver,
  { kept, options }: { readonly kept: KeptInstallations; readonly options: SlackParts },
): Access {
  const clients = new Map<string, webApi.WebClient>()
  // Of no workspace: it needs no token.
  const watching = new webApi.WebClient(undefined, { ...clientOptions(options), timeout: ANSWER_WITHIN_MS })
  return {
    ask: () => watching.api.test(),
    async findClient(teamId) {
      if ((await kept.find(teamId)) === undefined) return undefined
      const { botToken } = await installer!.authorize({
        teamId,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      })
      const known = clients.get(teamId)
      const client =
        known?.token === botToken ? known! : new webApi.WebClient(botToken, clientOptions(options))
      clients.set(teamId, client)
      return client
    },
  }
}
