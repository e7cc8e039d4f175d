import { z } from 'zod'
import type { Person } from '../model/person.ts'
import type { Place } from '../model/place.ts'
import type { Memory, MemoryKey } from '../stores/memory.ts'
import type { Store } from '../stores/store.ts'
import type { Earlier, EarlierPerson } from '../text/follow-up/earlier.ts'
import { nameTokens } from '../text/name-match.ts'
import { words } from '../text/words.ts'
import { findPerson } from './find-person.ts'

/** How long a conversation goes on after its last question. */
export const CONVERSATION = Temporal.Duration.from({ minutes: 30 })

/** Somebody whom a question names, in the words it uses. */
export interface NamedPerson {
  readonly words: string
  readonly person: Person
}

/** What was asked last here by the same person, if it is not too long ago. */
export function recall(memory: Memory, place: Place): Promise<Earlier | undefined> {
  return memory.get(keyOf(place), earlierShape)
}

/** Remembers a question that was answered, for what is asked next. Each question lets it last anew. */
export async function remember(memory: Memory, place: Place, earlier: Earlier): Promise<void> {
  await memory.set(keyOf(place), earlier, { ttl: CONVERSATION })
}

/** Forgets what was asked here. */
export async function forget(memory: Memory, place: Place): Promise<void> {
  await memory.delete(keyOf(place))
}

/** One conversation a thread, or a channel outside of any, and a user. */
function keyOf({ platform, spaceId, channelId, threadId = '-', userId }: Place): MemoryKey {
  return ['space', spaceId, 'conversation', platform, channelId, threadId, userId]
}

const earlierShape = z.object({
  question: z.string(),
  people: z.array(
    z.object({
      name: z.string(),
      gender: z.enum(['female', 'male']).exactOptional(),
      isBody: z.literal(true).exactOptional(),
      words: z.string().exactOptional(),
      answers: z.literal(true).exactOptional(),
    }),
  ),
}) satisfies z.ZodType<Earlier>

/** People whom a question names, in the order in which they stand in it: whoever the articles name so, too. */
export async function namedIn(
  question: string,
  { store, today }: { readonly store: Store; readonly today: Temporal.PlainDate },
): Promise<NamedPerson[]> {
  const all = words(question.slice(0, MAX_READ))
  // Most words of a text are nobody's name, and each stands in several runs of words.
  const known = await store.people.knownWords(all.flatMap(({ text }) => nameTokens(bareName(text))))
  const found: NamedPerson[] = []
  for (let first = 0; first < all.length; ) {
    let next = first + 1
    // The longest name that begins here: "jeff sessions" before "jeff".
    for (let last = Math.min(all.length, first + MOST_WORDS); last > first; last--) {
      const named = question.slice(all[first]!.start, all[last - 1]!.end)
      const person = await findNamed(named, { store, today, known })
      if (person === undefined) continue
      found.push({ words: named, person })
      next = last
      break
    }
    first = next
  }
  return found
}

const MAX_READ = 300
const MOST_WORDS = 3
const LOOKED_AT = 10

interface NameSources {
  readonly store: Store
  readonly today: Temporal.PlainDate
  readonly known: ReadonlySet<string>
}

async function findNamed(words: string, { store, today, known }: NameSources): Promise<Person | undefined> {
  const bare = bareName(words)
  const tokens = nameTokens(bare)
  if (COMMON.test(bare) || tokens.length === 0 || !tokens.every(token => known.has(token))) return undefined
  const begun = await store.people.startingWith(bare, { limit: LOOKED_AT })
  // Whole words of one name: what only begins like a name is a word like any other.
  const isName = begun.some(({ person: { name, otherNames } }) =>
    [name, ...otherNames].some(each => new Set(tokens).isSubsetOf(new Set(nameTokens(each)))),
  )
  if (!isName) return undefined
  const found = await findPerson(store, bare, today)
  if (found.kind !== 'one') return undefined
  // "Case" and "May" are names of officials, and words. "Ed Case" is nothing else.
  if (tokens.length > 1) return found.person
  const [inTheNews] = await store.articles.mentioning(found.person.id, { limit: 1 })
  return inTheNews === undefined ? undefined : found.person
}

function bareName(words: string): string {
  return words.replace(/['’]s$/u, '')
}

/** Words of questions that are also somebody's family name. */
const COMMON =
  /^(?:will|may|can|case|does|did|do|has|have|who|what|when|where|why|how|is|are|was|in|on|at|for|to|of|and|or|the|a|an|said|say|says|run|running|win|race|senate|house|last|week|year|month|about|against|he|she|him|her|his|they)$/iu

/**
 * The people of a question for remembering: those it names, then those whom its answer speaks of.
 *
 * @param answered whom each sentence of the answer names, the best sentence first
 */
export function peopleToRemember(
  named: readonly NamedPerson[],
  answered: readonly (readonly Person[])[],
): EarlierPerson[] {
  const asked = named.map(({ words, person }) => ({ ...brief(person), words }))
  const known = new Set(named.map(({ person }) => person.id))
  const told = answered.flatMap((people, sentence) =>
    people.flatMap(person => {
      if (known.has(person.id)) return []
      known.add(person.id)
      return [{ ...brief(person), ...(sentence === 0 && ({ answers: true } as const)) }]
    }),
  )
  return [...asked, ...told]
}

function brief({ name, gender, isBody }: Person): EarlierPerson {
  return { name, ...(gender && { gender }), ...(isBody && { isBody }) }
}
