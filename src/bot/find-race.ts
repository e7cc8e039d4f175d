import { slug } from '../ingest/slug.ts'
import { type Race, raceName } from '../model/race.ts'
import type { Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import { nothingFound } from './replies.ts'
import { repeated } from './wording.ts'

/** Finds the race that was typed: by its id, or by words of its name that fit no other. */
export async function findRace(store: Store, typed: string, spaceId: string): Promise<Race | undefined> {
  const exact = await store.races.find(slug(typed), spaceId)
  if (exact !== undefined) return exact
  if (!/[\p{L}\p{N}]/u.test(typed)) return undefined
  const [only, ...others] = await fittingRaces(store, typed, spaceId)
  return others.length === 0 ? only : undefined
}

/** The races whose id and name have every word that was typed, whole or begun; all when nothing was. */
export async function fittingRaces(store: Store, typed: string, spaceId: string): Promise<Race[]> {
  const wanted = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const races = await store.races.list(spaceId)
  return races.filter(race => {
    const words = `${race.id} ${raceName(race)}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return wanted.every(begun => words.some(word => word.startsWith(begun)))
  })
}

/** The answer where no race, or more than one, is what was typed: those there are, a button each. */
export async function whichRace(
  store: Store,
  typed: string,
  { spaceId, command }: { readonly spaceId: string; readonly command: string },
): Promise<Reply> {
  const fitting = typed === '' ? [] : await fittingRaces(store, typed, spaceId)
  const races = (fitting.length > 0 ? fitting : await store.races.list(spaceId)).slice(0, SHOWN)
  const known = races.length === 0 ? ' There are none yet: /race add sets one up.' : ' These there are:'
  const text =
    typed === ''
      ? `Which race?${known}`
      : fitting.length > 1
        ? `“${repeated(typed)}” could be one of these races:`
        : `There is no race “${repeated(typed)}”.${known}`
  return {
    ...nothingFound(text),
    actions: races.map(race => ({ label: raceName(race), command, options: { race: race.id } })),
  }
}

const SHOWN = 5

/** What stands for an empty list, where an option left out would leave things as they are. */
export const NONE = 'none'

/** Names and phrases as they are typed into one option, parted by semicolons, or by commas where there are none; `none` is none. */
export function splitList(typed: string): string[] {
  const parts = typed.split(typed.includes(';') ? ';' : ',').map(part => part.trim())
  return [...new Set(parts.filter(part => part !== '' && part !== NONE))]
}
