import type { Reply } from '../model/reply.ts'
import type { CommandContext } from './command.ts'
import { findPerson } from './find-person.ts'
import { findQuotations } from './find-quotations.ts'
import type { Invocation } from './parse-line.ts'
import { quotation } from './quotation.ts'

/** Reports shown at most. */
const SHOWN = 3

/**
 * What articles report somebody to have said, where `/quote` has none of their own words to show.
 *
 * @param none what `/quote` replied: the answer where nothing is reported either
 * @returns undefined where it is no question of one known person's words
 */
export async function asReported(
  { command, options }: Invocation,
  none: Reply,
  { store, today }: CommandContext,
): Promise<Reply | undefined> {
  if (command !== 'quote') return undefined
  const found = await findPerson(store, String(options.person), today)
  if (found.kind !== 'one') return undefined
  const { person } = found
  const about = options.about === undefined ? undefined : String(options.about)
  const { groups } = await findQuotations(store, { speakerId: person.id, kinds: ['indirect'] }, about)
  if (groups.length === 0) return none
  return {
    title: person.name,
    blocks: [
      { kind: 'text', text: 'None of their own words, but articles report:' },
      ...groups.slice(0, SHOWN).map(({ fullest }) => quotation(fullest)),
    ],
  }
}
