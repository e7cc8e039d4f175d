import type { Person } from '../model/person.ts'
import type { Race } from '../model/race.ts'
import type { Action, Block } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import { findPerson } from './find-person.ts'
import { NONE } from './find-race.ts'
import type { RaceNews } from './race-news.ts'
import { personActions } from './replies.ts'
import { repeated } from './wording.ts'

/** The people whom typed names mean, and those names that mean nobody for certain. */
export interface ReadPeople {
  readonly people: readonly Person[]
  readonly open: readonly string[]
}

/** Reads the names of people who run. */
export async function readPeople(
  store: Store,
  names: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadPeople> {
  const people = new Map<string, Person>()
  const open: string[] = []
  for (const name of names) {
    const found = await findPerson(store, name, today)
    if (found.kind === 'one') people.set(found.person.id, found.person)
    else open.push(name)
  }
  return { people: [...people.values()], open }
}

/** What to say of names that were left out. */
export function leftOut(open: readonly string[]): Block[] {
  if (open.length === 0) return []
  const names = open.map(name => `“${repeated(name)}”`).join(', ')
  return [
    {
      kind: 'notice',
      level: 'warning',
      text: `Left out, since the directory knows nobody by that name, or several people: ${names}. Write the full name, or add them once an article names them: /race edit with add:`,
    },
  ]
}

/**
 * Buttons that add to a race whoever is named often in the articles about it and is not yet in it.
 *
 * @param limit how many at most
 */
export async function suggestedPeople(
  { race, people, articles }: RaceNews,
  { store, limit }: { readonly store: Store; readonly limit: number },
): Promise<Action[]> {
  const known = new Set(people.map(({ id }) => id))
  const quotes = await store.quotes.find({ articleIds: articles.slice(0, READ).map(({ id }) => id) })
  const counts = new Map<string, number>()
  for (const { quote } of quotes) {
    const id = quote.speakerId
    if (id !== undefined && !known.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const often = [...counts].sort((a, b) => b[1] - a[1]).slice(0, limit)
  const found = await Promise.all(often.map(([id]) => store.people.find(id)))
  return personActions(
    found.filter(person => person !== undefined),
    { command: 'race edit', option: 'add', options: { race: race.id }, label: ({ name }) => `Add ${name}` },
  )
}

/** Articles that suggestions come from. */
const READ = 50

/** A race as the options that set it up again, for undoing. */
export function raceOptions(race: Race): Action['options'] {
  return {
    office: race.office,
    place: race.place,
    election: race.electionOn.toString(),
    people: race.personIds.map(id => `#${id}`).join('; ') || NONE,
    terms: race.terms.join('; ') || NONE,
    dates: race.dates.map(({ name, on }) => `${name} ${on}`).join('; ') || NONE,
  }
}
