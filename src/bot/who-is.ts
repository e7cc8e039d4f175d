import type { Person } from '../model/person.ts'
import type { Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import type { NamedPerson } from './conversation.ts'
import { findPerson } from './find-person.ts'
import { holdersOf } from './office-holders.ts'
import { rolesWords } from './person-words.ts'
import { personActions } from './replies.ts'

const WHO_IS = /^\W*(?:who(?:['’]s| is| was| are) )?(?<who>.{2,80}?)[\s?!.]*$/iu

/**
 * Whom a question asks about that asks no more than who somebody is: "who is Trump?", "who’s the president?", "Trump", "who is
 * the senator from Alabama?", where it may be two. Empty where it asks something else.
 *
 * @param options.named whom the question names: other words may be like a name and none
 */
export async function askedWhoIs(
  question: string,
  { named, store, today }: WhoIsOptions,
): Promise<readonly Person[]> {
  const who = WHO_IS.exec(question)?.groups?.who?.toLowerCase()
  if (who === undefined) return []
  const name = named.find(({ words }) => words.toLowerCase() === who)
  if (name !== undefined) return [name.person]
  return /^\W*who/iu.test(question) ? whoHolds(who, { store, today }) : []
}

/** Who holds an office that is asked for: "the mayor", "governor", "mayor of Oakport". */
export async function whoHolds(
  asked: string,
  { store, today }: Omit<WhoIsOptions, 'named'>,
): Promise<readonly Person[]> {
  const ofPlace = await holdersOf(asked, { store, today })
  if (ofPlace.length > 0) return ofPlace
  if (!asked.startsWith('the ')) return []
  const found = await findPerson(store, asked, today)
  return found.kind === 'one' ? [found.person] : []
}

interface WhoIsOptions {
  readonly named: readonly NamedPerson[]
  readonly store: Store
  readonly today: Temporal.PlainDate
}

/** Those who hold an office together, such as a state's senators, a button for each. */
export function holdersReply(people: readonly Person[]): Reply {
  return {
    title: 'Who holds it',
    blocks: [
      {
        kind: 'fields',
        fields: people.map(person => ({ name: person.name, value: rolesWords(person) })),
      },
    ],
    actions: personActions(people, { command: 'people card', option: 'person', label: ({ name }) => name }),
  }
}
