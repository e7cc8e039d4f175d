import type { Person } from '../model/person.ts'
import type { Action, Block, Reply } from '../model/reply.ts'

/** The answer when nothing stored says anything: not an error. */
export function nothingFound(text: string, more: readonly Block[] = []): Reply {
  return { blocks: [{ kind: 'notice', level: 'info', text }, ...more] }
}

/** Asks back when a name fits several people: one button each, the command filled in. */
export function whichPerson(
  typed: string,
  people: readonly Person[],
  action: {
    readonly command: string
    readonly option: string
    /** What else was asked. */
    readonly options?: Action['options']
  },
): Reply {
  return {
    blocks: [{ kind: 'notice', level: 'info', text: `“${typed}” could be one of these. Whom do you mean?` }],
    actions: people.map(
      (person): Action => ({
        label: describe(person),
        command: action.command,
        options: { ...action.options, [action.option]: person.name },
      }),
    ),
  }
}

/** "Jeff Sessions (U.S. Senator, AL)". */
function describe(person: Person): string {
  const role = person.roles.at(-1)
  if (role === undefined) return person.name
  return `${person.name} (${[role.office, role.state].filter(part => part !== undefined).join(', ')})`
}
