import type { Person } from '../model/person.ts'
import type { Action, Block, Reply } from '../model/reply.ts'
import { kindWords } from './person-words.ts'
import { repeated } from './wording.ts'

/** The answer when nothing stored says anything: not an error. */
export function nothingFound(text: string, more: readonly Block[] = []): Reply {
  return { blocks: [{ kind: 'notice', level: 'info', text }, ...more] }
}

/** The answer to a button whose command is no longer kept. */
export function expiredButton(): Reply {
  return {
    visibility: 'private',
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        text: 'This button is too old: what it did is no longer kept. Ask again, or type /help to see the commands.',
      },
    ],
  }
}

/** What a button about a person does, and where their name goes in it. */
export interface PersonAction {
  readonly command: string
  readonly option: string
  /** What else was asked. */
  readonly options?: Action['options']
}

/** Asks back when a name fits several people: one button each, the command filled in. */
export function whichPerson(typed: string, people: readonly Person[], action: PersonAction): Reply {
  return {
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        text: `“${repeated(typed)}” could be one of these. Whom do you mean?`,
      },
    ],
    actions: personActions(people, { ...action, label: describe }),
  }
}

/** A button for each person. Who shares a name with another of them is named by id (`#mike-rogers-2`), which `findPerson` knows. */
export function personActions(
  people: readonly Person[],
  { command, option, options, label }: PersonAction & { readonly label: (person: Person) => string },
): Action[] {
  const namesakes = Map.groupBy(people, ({ name }) => name)
  return people.map(person => ({
    label: label(person),
    command,
    options: {
      ...options,
      [option]: namesakes.get(person.name)!.length > 1 ? `#${person.id}` : person.name,
    },
  }))
}

/** "Jeff Sessions (U.S. Senator, AL)", "Example City Council (organization)". */
export function describe(person: Person): string {
  const role = person.roles.at(-1)
  if (role === undefined) return person.isBody ? `${person.name} (${kindWords(person)})` : person.name
  return `${person.name} (${[role.office, role.state].filter(part => part !== undefined).join(', ')})`
}
