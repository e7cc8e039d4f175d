import type { Reply } from '../model/reply.ts'
import type { CommandContext } from './command.ts'
import { findPerson } from './find-person.ts'
import type { Invocation } from './parse-line.ts'
import { personActions } from './replies.ts'
import { asReported } from './reported.ts'
import { runInside } from './run-inside.ts'
import { repeated } from './wording.ts'

/** Quotations of each of two who are compared. */
const EACH = 2

/**
 * What another command replies to a question that comes down to it. Of somebody who is known and has no words to show,
 * what others say is no answer: what is reported of them is, and else that there is nothing.
 *
 * @returns undefined where the command has nothing to show, so that the articles are to be asked
 */
export async function replyOf(invocation: Invocation, context: CommandContext): Promise<Reply | undefined> {
  const reply = await runInside(invocation, context)
  if (reply === undefined) return undefined
  // Where somebody is only named stands in citations.
  const hasWords = reply.blocks.some(({ kind }) => kind !== 'notice' && kind !== 'citations')
  return hasWords ? reply : asReported(invocation, reply, context)
}

/**
 * What two people are quoted as saying, one after the other, each with a button for the rest.
 *
 * @param pair two searches among quotations, as `routeComparison` gives them
 * @returns undefined where it is not certain who both are
 */
export async function saidByBoth(
  pair: readonly [Invocation, Invocation],
  context: CommandContext,
): Promise<Reply | undefined> {
  const found = await Promise.all(
    pair.map(({ options }) => findPerson(context.store, String(options.person), context.today)),
  )
  const people = found.flatMap(each => (each.kind === 'one' ? [each.person] : []))
  const [one, other] = people
  if (one === undefined || other === undefined || one.id === other.id) return undefined
  const said = await Promise.all(
    pair.map(({ command, options }) => replyOf({ command, options: { ...options, limit: EACH } }, context)),
  )
  const [about, elsewhere] = pair.map(({ options }) => options.about)
  const isShared = about !== undefined && about === elsewhere
  return {
    title: `${one.name} and ${other.name}${isShared ? ` on “${repeated(String(about))}”` : ''}`,
    blocks: people.flatMap(({ name }, index) => [
      { kind: 'text', text: `${name}:` },
      ...(said[index]?.blocks ?? []),
    ]),
    actions: personActions(people, {
      command: 'quote',
      option: 'person',
      options: isShared ? { about } : {},
      label: ({ name }) => `More of ${name}`,
    }),
  }
}
