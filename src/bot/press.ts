import { createHash } from 'node:crypto'
import type { Command } from './command.ts'
import type { Invocation } from './parse-line.ts'

/**
 * What pressing something does:
 * - `run`: answers anew;
 * - `update`: answers in the place of the message it stands on;
 * - `share`: answers again, for all to see;
 * - `page`: shows another part of the same long answer;
 * - `form`: takes what was filled in for the options that were missing.
 */
export interface Press extends Invocation {
  readonly does: 'run' | 'update' | 'share' | 'page' | 'form'
  /** For `page`, from 1 on. */
  readonly page?: number
}

/**
 * Turns presses into the short ids that platforms keep with a button, so that buttons outlive a restart. What is too long
 * for an id is to be kept under a key; {@link readPressId} tells which.
 *
 * An id is no secret and needs no signature: it says no more than what its finder could type as a command, and goes the
 * same road through `dispatch`, permissions and all.
 */
export interface PressIds {
  /** Different for each call of one message, also for the same press: platforms want unique ids. */
  idOf(press: Press): string
  /** What has to be kept, by key, for the ids given so far. */
  readonly kept: ReadonlyMap<string, Invocation>
}

/** @param maxLength of an id, in UTF-16 units; at least 40 */
export function pressIds(maxLength: number): PressIds {
  const kept = new Map<string, Invocation>()
  let count = 0
  return {
    kept,
    idOf(press) {
      const head = `${(count++).toString(36)}${LETTERS[press.does]}${press.page ?? ''}`
      const spelt = spell(press)
      if (head.length + 1 + spelt.length <= maxLength) return `${head}:${spelt}`
      const key = createHash('sha256').update(spelt).digest('base64url').slice(0, 22)
      kept.set(key, { command: press.command, options: press.options })
      return `${head}#${key}`
    },
  }
}

/** What an id says: the press itself, or the key under which its command is kept. Undefined for what is none of ours. */
export function readPressId(
  id: string,
): Press | (Pick<Press, 'does' | 'page'> & { readonly key: string }) | undefined {
  const [, letter, page, kind, rest] = /^[0-9a-z]+([A-Z])(\d*)([:#])(.+)$/su.exec(id) ?? []
  const does = Object.entries(LETTERS).find(([, each]) => each === letter)?.[0] as Press['does'] | undefined
  if (does === undefined || rest === undefined) return undefined
  const head = { does, ...(page === '' ? {} : { page: Number(page) }) }
  if (kind === '#') return { ...head, key: rest }
  const [command = '', ...options] = rest.split('&').map(unescaped)
  const pairs = options.map(option => {
    const at = option.indexOf('=')
    return [option.slice(0, at), option.slice(at + 1)] as const
  })
  return { ...head, command, options: Object.fromEntries(pairs) }
}

/** Whether a private reply may be shown to all by pressing a button. */
export function canShare({ command }: Invocation, commands: readonly Command[]): boolean {
  return commands.find(each => each.name === command)?.shareable ?? false
}

// Capitals: the count before them is of small letters and digits.
const LETTERS: Record<Press['does'], string> = { run: 'R', update: 'U', share: 'S', page: 'P', form: 'F' }

/** `quote&person=Jeff Sessions&page=2`: close to what is typed, as every letter counts. */
function spell({ command, options }: Invocation): string {
  return [command, ...Object.entries(options).map(([name, value]) => `${name}=${value}`)]
    .map(part => part.toWellFormed().replace(/[%&]/g, encodeURIComponent))
    .join('&')
}

function unescaped(part: string): string {
  return part.replace(/%(?:25|26)/g, decodeURIComponent)
}
