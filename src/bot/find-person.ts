import { isHeld, type Person } from '../model/person.ts'
import type { PersonTally, Store } from '../stores/store.ts'
import { matchName } from '../text/name-match.ts'

/** Whom a typed name means: one person, several to choose from, or nobody and whoever comes near. */
export type PersonFound =
  | { readonly kind: 'one'; readonly person: Person }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'none'; readonly near: readonly Person[] }

const CANDIDATES = 50
const CLEAR = 0.9
const POSSIBLE = 0.6
const NEAR = 0.4
const FOREMOST = 5

/**
 * Finds whom a typed name means: `sessions`, `SESIONS`, `donald j. trump`, `the president`.
 *
 * People whom the stored articles quote or name come before those who stand in the directory only: "sessions" is the
 * one in the news, though the directory knows two. `#mike-rogers-2` is whoever has that id: what buttons say where two
 * share a name.
 *
 * @param on the day on which an office counts ("the president")
 */
export async function findPerson(store: Store, typed: string, on: Temporal.PlainDate): Promise<PersonFound> {
  const chosen = typed.startsWith('#') ? await store.people.find(typed.slice(1)) : undefined
  if (chosen !== undefined) return { kind: 'one', person: chosen }
  const holder = await findOfficeHolder(store, typed, on)
  if (holder !== undefined) return { kind: 'one', person: holder }
  const named = await findByWholeName(store, typed)
  if (named !== undefined) return { kind: 'one', person: named }

  const scored = (await candidates(store, typed))
    .map(tally => ({ ...tally, score: matchName(typed, tally.person) }))
    .filter(each => each.score >= NEAR)
    .sort((a, b) => b.score - a.score || prominence(b) - prominence(a))
  const best = scored[0]
  if (best === undefined || best.score < POSSIBLE) {
    return { kind: 'none', near: scored.slice(0, 3).map(each => each.person) }
  }

  // The same words, give or take how well initials and middle names agree.
  const rivals = scored.filter(each => each.score >= best.score - 0.05)
  const inTheNews = rivals.filter(each => prominence(each) > 0)
  const likely = inTheNews.length > 0 ? inTheNews : rivals
  const quoted = likely.filter(each => each.quoteCount > 0)
  const exact = typed.trim().includes(' ') ? likely.filter(each => each.score === 1) : []
  const left = [exact, quoted, foremost(likely)].find(each => each.length === 1) ?? likely
  if (left.length === 1 && (best.score >= CLEAR || inTheNews.length > 0 || rivals.length === 1)) {
    return { kind: 'one', person: left[0]!.person }
  }
  const byNews = left.toSorted((a, b) => prominence(b) - prominence(a))
  return { kind: 'several', people: byNews.slice(0, 5).map(each => each.person) }
}

/** Whoever's names are alike, and whoever has a name or a part of one that begins like this: Okonjo-Vask for "vask". */
async function candidates(store: Store, typed: string): Promise<PersonTally[]> {
  const begun = await store.people.startingWith(typed, { limit: CANDIDATES })
  const known = new Set(begun.map(({ person }) => person.id))
  const alike = await store.people.search(typed, { limit: CANDIDATES })
  return [...begun, ...alike.filter(({ person }) => !known.has(person.id))]
}

/**
 * Whoever alone has just this name and is in the news: what the comparison of all names that are alike would come to, which
 * takes most of the time of a command about somebody.
 */
async function findByWholeName(store: Store, typed: string): Promise<Person | undefined> {
  if (!typed.trim().includes(' ')) return undefined
  const begun = await store.people.startingWith(typed, { limit: CANDIDATES })
  const [only, ...others] = begun.filter(({ person }) => matchName(typed, person) === 1)
  const isAlone = only !== undefined && others.length === 0 && begun.length < CANDIDATES
  return isAlone && prominence(only) > 0 ? only.person : undefined
}

/** Whoever is in the news many times as often as each of the others: "trump", though his family is named too. */
function foremost(likely: readonly PersonTally[]): readonly PersonTally[] {
  const [first, second] = likely.toSorted((a, b) => prominence(b) - prominence(a))
  if (first === undefined || second === undefined || prominence(first) === 0) return []
  return prominence(first) >= FOREMOST * prominence(second) ? [first] : []
}

/** "the president", "the former attorney general": whoever holds the office on the day, or is known by it in the news. */
async function findOfficeHolder(
  store: Store,
  typed: string,
  on: Temporal.PlainDate,
): Promise<Person | undefined> {
  const office = /^(?:the\s+)(former\s+)?(.+)$/iu.exec(typed.trim())
  if (office === null) return undefined
  const wantsFormer = office[1] !== undefined
  const tallies = await store.people.withOffice(office[2]!)
  const fitting = tallies.filter(({ person }) =>
    person.roles.some(role => isOffice(role.office, office[2]!) && isHeld(role, on) !== wantsFormer),
  )
  return fitting.sort((a, b) => prominence(b) - prominence(a))[0]?.person
}

/** Whether an office is the one asked for: "U.S. President" is "the president"; "Vice President" is not. */
export function isOffice(held: string, asked: string): boolean {
  const offices = [held, asked].map(office =>
    office
      .toLowerCase()
      .replace(/^(?:the |u\.?s\.? )+/u, '')
      .trim(),
  )
  const [longer, wanted] = offices as [string, string]
  return (
    longer === wanted ||
    (longer.endsWith(` ${wanted}`) && !/\b(?:vice|deputy|acting|assistant)\b/u.test(longer))
  )
}

/** How much somebody is in the news: quotations weigh more than being named. */
export function prominence(tally: PersonTally): number {
  return tally.quoteCount * 3 + tally.mentionCount
}
