import { DefaultRestOptions, DiscordAPIError, HTTPError, RateLimitError, type RESTOptions } from 'discord.js'

/** For whoever runs the bot: what went wrong outside of any command, in a sentence, with what was thrown. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, details?: object) => void

/** Discord's own codes for what went wrong (topics/opcodes-and-status-codes). */
export const UNKNOWN_CHANNEL = 10_003
export const UNKNOWN_GUILD = 10_004
export const UNKNOWN_MEMBER = 10_007
export const UNKNOWN_MESSAGE = 10_008
export const UNKNOWN_INTERACTION = 10_062
export const ALREADY_CROSSPOSTED = 40_033
export const ALREADY_ACKNOWLEDGED = 40_060
export const MISSING_ACCESS = 50_001
export const CANNOT_MESSAGE_USER = 50_007
export const MISSING_PERMISSIONS = 50_013
export const INVALID_WEBHOOK_TOKEN = 50_027
export const THREAD_ARCHIVED = 50_083

/** Discord's code of an error, where it is one of Discord's. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError ? Number(error.code) : undefined
}

/** The status with which Discord answered, where it answered. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status
  return error instanceof RateLimitError ? 429 : undefined
}

/**
 * Remembers which events were seen: after a RESUME, Discord sends again what it is not sure of.
 *
 * @returns whether this one comes for the first time
 */
export function firstTimes(remembered = 10_000): (id: string) => boolean {
  const seen = new Set<string>()
  return id => {
    if (seen.has(id)) return false
    seen.add(id)
    if (seen.size > remembered) seen.delete(seen.values().next().value!)
    return true
  }
}

type MakeRequest = RESTOptions['makeRequest']

/**
 * Sends requests again whose connection broke, where sending twice does what sending once does: all but POST, and of those
 * what Discord itself takes once only (an interaction's first answer, a message with an enforced nonce). discord.js would
 * repeat some resets whatever they were, and others not at all.
 */
export function repeatBroken(send: MakeRequest = DefaultRestOptions.makeRequest): MakeRequest {
  return async (url, init) => {
    const isSafe = isSafeToRepeat(url, init)
    for (let attempt = 1; ; attempt++) {
      try {
        return await send(url, init)
      } catch (error) {
        if (!isBrokenConnection(error) || init.signal?.aborted) throw error
        if (isSafe && attempt < ATTEMPTS) continue
        // Without its code, so that discord.js does not send it again.
        throw new Error(`The connection to Discord broke (${brokenCode(error)})`, { cause: error })
      }
    }
  }
}

const ATTEMPTS = 3

function isSafeToRepeat(url: string, { method, body }: Parameters<MakeRequest>[1]): boolean {
  if (method?.toUpperCase() !== 'POST') return true
  if (/\/interactions\/\d+\/[^/]+\/callback/.test(url)) return true
  const json = body instanceof FormData ? body.get('payload_json') : body
  return typeof json === 'string' && json.includes('"enforce_nonce":true')
}

function isBrokenConnection(error: unknown): boolean {
  return BROKEN.has(brokenCode(error) ?? '')
}

function brokenCode(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code
  }
  return undefined
}

const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'])
