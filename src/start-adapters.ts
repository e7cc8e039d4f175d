import type { RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Adapter } from './adapters/adapter.ts'
import type { SlackParts } from './adapters/slack/start.ts'
import type { PageParts } from './adapters/web/parts.ts'
import type { Bot } from './bot/dispatch.ts'
import type { IsAdmin } from './bot/sign-ins.ts'
import type { Config, SlackConfig } from './config.ts'
import { logFor } from './log.ts'
import type { Operations } from './operations.ts'
import type { Studio } from './pictures/studio.ts'
import type { Memory } from './stores/memory.ts'
import type { Store } from './stores/store.ts'

/** What adapters are started with. */
interface Parts {
  readonly config: Config
  readonly store: Store
  readonly memory: Memory
  readonly bot: Bot
  readonly operations: Operations
  readonly studio: Studio
}

/**
 * Starts what is configured, one after the other; what had started stops again where one cannot.
 *
 * @throws UserError `port-taken`, `address-unavailable`; what a platform's adapter throws
 */
export async function startAdapters(parts: Parts): Promise<Adapter[]> {
  const adapters: Adapter[] = []
  try {
    const slack = await startSlack(parts)
    const isAdmin: IsAdmin = async member => {
      if (member.platform === 'terminal') return true
      const adapter = adapters.find(({ name }) => name === member.platform)
      // Still starting, or another process has it: nobody loses a right by that.
      if (adapter?.isAdmin === undefined)
        throw new Error(`Expected ${member.platform} to run here, to be asked about rights`)
      return adapter.isAdmin(member)
    }
    adapters.push(await startWeb(parts, { mounts: slack?.mounts, isAdmin }))
    if (slack !== undefined) adapters.push(slack.adapter)
    if (parts.config.discordToken !== undefined)
      adapters.push(await startDiscord(parts, parts.config.discordToken))
    return adapters
  } catch (error) {
    for (const adapter of adapters.toReversed()) await adapter.stop()
    throw error
  }
}

/** What is not configured, a line each with what would turn it on. */
export function platformsOff({ discordToken, slack }: Config): string[] {
  return [
    ...(discordToken === undefined ? ['Discord: off. DISCORD_TOKEN is not set.'] : []),
    ...(slack === undefined ? ['Slack: off. SLACK_BOT_TOKEN is not set.'] : []),
  ]
}

type Mounts = ReadonlyMap<string, RequestListener>

async function startWeb(
  { config, store, memory, bot, operations, studio }: Parts,
  { mounts = new Map(), isAdmin }: { readonly mounts?: Mounts | undefined; readonly isAdmin: IsAdmin },
): Promise<Adapter> {
  const { startWebServer } = await import('./adapters/web/server.ts')
  const isHealthy = () =>
    store.articles.count().then(
      () => true,
      () => false,
    )
  const [{ createRecords }, { createNotebook }, { digestRecords }, { drawQuotation }, { createSignIns }] =
    await Promise.all([
      import('./bot/records/create-records.ts'),
      import('./bot/notebook.ts'),
      import('./digests/digest-records.ts'),
      import('./bot/picture.ts'),
      import('./bot/sign-ins.ts'),
    ])
  const now = () => Temporal.Now.instant()
  const page: PageParts = {
    bot,
    operations,
    draw: block => drawQuotation(studio, block),
    records: createRecords(store),
    notebook: createNotebook(memory),
    digests: digestRecords(store, now),
    site: { host: config.host, publicUrl: config.publicUrl, timeZone: Temporal.Now.timeZoneId() },
    signIns: createSignIns({ store, isAdmin, now }),
    previewers: {
      discord: async () => (await import('./adapters/discord/preview.ts')).discordPreviewer(bot.commands),
      slack: async () => (await import('./adapters/slack/preview.ts')).slackPreviewer(bot.commands),
    },
    now,
    async reportBug(error, id) {
      operations.failed(error, id)
      ;(await logFor(config, 'page'))('error', 'A page could not be made', { err: error, id })
    },
  }
  return startWebServer({ host: config.host, port: config.port, isHealthy, mounts, page })
}

async function startDiscord({ config, bot }: Parts, token: string): Promise<Adapter> {
  const { startDiscord: start } = await import('./adapters/discord/adapter.ts')
  return start(bot, {
    token,
    guildId: config.discordGuildId,
    apiUrl: config.discordApiUrl,
    shards: config.discordShards,
    log: await logFor(config, 'discord'),
  })
}

interface StartedSlack {
  readonly adapter: Adapter
  /** What the web server is to hand it. */
  readonly mounts?: Mounts
}

async function startSlack(parts: Parts): Promise<StartedSlack | undefined> {
  const { slack } = parts.config
  if (slack === undefined) return undefined
  const shared = await slackParts(parts, slack)
  const { connection } = slack
  if (connection.kind === 'socket') {
    const { startSlackSocket } = await import('./adapters/slack/start.ts')
    return { adapter: await startSlackSocket({ ...shared, ...connection }) }
  }
  const { SLACK_PATH, startSlackHttp } = await import('./adapters/slack/http.ts')
  const access = connection.kind === 'http' ? connection : await oauthOf(parts, connection)
  const adapter = await startSlackHttp({ ...shared, access, signingSecret: connection.signingSecret })
  return { adapter, mounts: new Map([[SLACK_PATH, adapter.listener]]) }
}

/** Slack delivers what it thinks was not taken again for a day at most. */
const DELIVERED_AGAIN_WITHIN = { hours: 24 }
/** No digest is tried for longer. */
const POSTED_AGAIN_WITHIN = { hours: 24 * 7 }

async function slackParts(
  { config, store, bot }: Parts,
  { apiUrl, prefix }: SlackConfig,
): Promise<SlackParts> {
  const log = await logFor(config, 'slack')
  const claim = (key: string, within: Temporal.DurationLike) => {
    const now = Temporal.Now.instant()
    return store.claims.take(`slack ${key}`, { now, until: now.add(within) })
  }
  return {
    bot,
    apiUrl,
    prefix,
    wait: ms => pause(ms),
    isFirst: id => claim(id, DELIVERED_AGAIN_WITHIN),
    beginPost: key => claim(`post ${key}`, POSTED_AGAIN_WITHIN),
    onRemoved: spaceId => bot.spaces.erase(spaceId),
    reportProblem: (error, doing) => log('error', `Something went wrong while ${doing}`, { err: error }),
  }
}

async function oauthOf(
  { config: { publicUrl, secretKeys }, store }: Parts,
  { clientId, clientSecret, authorizeUrl }: Extract<SlackConfig['connection'], { kind: 'oauth' }>,
) {
  const [{ sealWith }, { SLACK_PATH }] = await Promise.all([
    import('./adapters/slack/seal.ts'),
    import('./adapters/slack/http.ts'),
  ])
  const [stateSecret, ...older] = secretKeys
  return {
    clientId,
    clientSecret,
    authorizeUrl,
    // The configuration holds at least one where installations are offered.
    stateSecret: stateSecret!,
    redirectUri: publicUrl && `${publicUrl}${SLACK_PATH}/oauth_redirect`,
    seal: sealWith([stateSecret!, ...older]),
    kept: {
      save: (spaceId: string, sealed: string) =>
        store.installations.save({
          platform: 'slack',
          spaceId,
          sealed,
          installedAt: Temporal.Now.instant(),
        }),
      find: async (spaceId: string) => (await store.installations.find('slack', spaceId))?.sealed,
      remove: (spaceId: string) => store.installations.remove('slack', spaceId),
    },
  }
}
