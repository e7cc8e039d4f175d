import { UserError } from '../../model/errors.ts'
import { statusOf } from './faults.ts'

/** Where applications are set up. */
export const PORTAL = 'https://discord.com/developers/applications'

/** Why the bot could not connect, as a sentence with the page on which it is mended. */
export function connectError(cause: unknown, { apiUrl }: { readonly apiUrl: string }): UserError {
  const message = cause instanceof Error ? cause.message : String(cause)
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'TokenInvalid' || statusOf(cause) === 401 || /authentication failed/i.test(message)) {
    return new UserError(
      'discord-token',
      `Discord does not know this token. Open ${PORTAL}, choose your application, page Bot, press Reset Token, and set DISCORD_TOKEN to the new one.`,
      { cause },
    )
  }
  if (code === 'DisallowedIntents' || /disallowed intents/i.test(message)) {
    return new UserError(
      'discord-intents',
      `Discord refuses what the bot asks to hear of. Open ${PORTAL}, choose your application, page Bot, and look at Privileged Gateway Intents: Hustings needs none of them.`,
      { cause },
    )
  }
  if (/sharding (?:is )?required/i.test(message)) {
    return new UserError(
      'discord-shards',
      'The bot is in too many servers for so few connections. Set DISCORD_SHARDS to auto, or to more of them.',
      { cause },
    )
  }
  return new UserError(
    'discord-unreachable',
    `Cannot reach Discord at ${apiUrl}: ${message}. Look at https://discordstatus.com, and at this machine’s way to the internet.`,
    { cause },
  )
}

/** Why commands could not be registered. */
export function registerError(
  cause: unknown,
  {
    apiUrl,
    guildId,
    invite,
  }: { readonly apiUrl: string; readonly guildId?: string | undefined; readonly invite: string },
): UserError {
  if (statusOf(cause) === 403 || statusOf(cause) === 404) {
    const where = guildId === undefined ? 'Discord' : `The server ${guildId} (DISCORD_GUILD_ID)`
    return new UserError(
      'discord-scope',
      `${where} does not let the bot have commands: it was not added, or without them. Open ${invite} and add it.`,
      { cause },
    )
  }
  if (statusOf(cause) === 400) {
    return new UserError(
      'discord-commands',
      `Discord does not take the commands: ${(cause as Error).message}`,
      { cause },
    )
  }
  return connectError(cause, { apiUrl })
}

/** The page on which an administrator adds the bot, with all that it needs and no more. */
export function inviteUrl(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${PERMISSIONS}`
}

// View Channels, Send Messages, Embed Links, Attach Files, Read Message History, Create Public Threads, Send Messages in
// Threads: bits 10, 11, 14, 15, 16, 35 and 38.
const PERMISSIONS = [10n, 11n, 14n, 15n, 16n, 35n, 38n].reduce((sum, bit) => sum | (1n << bit), 0n)
