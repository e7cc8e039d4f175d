import {
  ActivityType,
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  RESTEvents,
  type RESTOptions,
} from 'discord.js'
import { type Log, repeatBroken } from './faults.ts'

/** How the bot connects. */
export interface ConnectionOptions {
  readonly token: string
  /** Without the version: `https://discord.com/api`. */
  readonly apiUrl: string
  /** `auto`: as many connections as Discord advises, in this process; or which of how many are this process's. */
  readonly shards: Shards
}

export type Shards = 'auto' | { readonly ids: readonly number[]; readonly of: number }

/** What both the bot and the command line need to speak to Discord's API. */
export function restOptions(apiUrl: string): Partial<RESTOptions> {
  return {
    api: apiUrl,
    retries: 3,
    timeout: 15_000,
    makeRequest: repeatBroken(),
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > WAITS_AT_MOST_MS,
  }
}

/** Shorter pauses that Discord asks for are kept here; for longer ones, whoever asked tries again later. */
const WAITS_AT_MOST_MS = 30_000

/**
 * A client that asks for nothing that Discord wants to approve: commands, mentions and private messages carry their words.
 * It keeps in memory what permissions hang on, and no messages.
 */
export function createClient({ apiUrl, shards }: ConnectionOptions, log: Log): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { ...restOptions(apiUrl), invalidRequestWarningInterval: 500 },
    allowedMentions: { parse: [], repliedUser: false },
    presence: { activities: [{ name: 'the campaign trail', type: ActivityType.Watching }] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      ThreadMemberManager: 0,
      // Whoever has just spoken: what they may do is read from here.
      GuildMemberManager: { maxSize: 200, keepOverLimit: member => member.id === member.client.user.id },
    }),
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.of }),
  })
  // An event named error that nobody listens to would end the process.
  client.on(Events.Error, error => log('error', 'The connection to Discord failed', { err: error }))
  client.on(Events.ShardError, (error, shard) =>
    log('warn', 'A connection to Discord broke; it is made again', { shard, err: error }),
  )
  client.on(Events.ShardReconnecting, shard => log('info', 'Connecting to Discord again', { shard }))
  client.on(Events.Warn, message => log('warn', message))
  client.on(Events.GuildUnavailable, guild =>
    log('warn', 'Discord cannot reach a server of ours at the moment', { guild: guild.id }),
  )
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log('info', 'Discord asks us to slow down', { route, timeToReset, global }),
  )
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log('error', 'Discord refuses many requests; at 10,000 in ten minutes it bans this address', {
      count,
      remainingTime,
    }),
  )
  return client
}
