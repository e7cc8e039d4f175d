import type { Person } from '../model/person.ts'
import type { Store } from '../stores/store.ts'
import type { NamedPerson } from './conversation.ts'
import { findPerson } from './find-person.ts'

const WHO_IS = /^\W*(?:who(?:['’]s| is| was) )?(?<who>.{2,80}?)[\s?!.]*$/iu

/**
 * Whom a question asks about that asks no more than who somebody is: "who is Trump?", "who’s the president?", "Trump".
 *
 * @param options.named whom the question names: other words may be like a name and none
 */
export async function askedWhoIs(
  question: string,
  { named, store, today }: WhoIsOptions,
): Promise<Person | undefined> {
  const who = WHO_IS.exec(question)?.groups?.who?.toLowerCase()
  if (who === undefined) return undefined
  const name = named.find(({ words }) => words.toLowerCase() === who)
  if (name !== undefined) return name.person
  if (!/^\W*who/iu.test(question) || !who.startsWith('the ')) return undefined
  const found = await findPerson(store, who, today)
  return found.kind === 'one' ? found.person : undefined
}

interface WhoIsOptions {
  readonly named: readonly NamedPerson[]
  readonly store: Store
  readonly today: Temporal.PlainDate
}
