import { findPerson } from '../bot/find-person.ts'
import { repeated } from '../bot/wording.ts'
import type { Follow } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import type { Store } from '../stores/store.ts'
import { terms } from '../text/terms.ts'
import { readRace } from './read-filters.ts'

/**
 * What somebody wants to follow: `jeff sessions`, `race alabama-senate-2020`, `topic recusal`. A name that nobody has is
 * no topic by itself: it may be a slip. A sentence for people where it is nothing known.
 *
 * @throws UserError `unknown-race`, `no-topic`
 */
export async function readFollowed(
  typed: string,
  {
    store,
    today,
    spaceId,
  }: { readonly store: Store; readonly today: Temporal.PlainDate; readonly spaceId: string },
): Promise<Pick<Follow, 'kind' | 'target'> | string> {
  const [, kind, rest = ''] = /^\s*(race|topic)\b[\s:]*(.*)$/is.exec(typed) ?? []
  if (kind?.toLowerCase() === 'race')
    return { kind: 'race', target: await readRace(rest, { store, spaceId }) }
  if (kind !== undefined) {
    const topic = rest.trim().toLowerCase().replace(/\s+/g, ' ')
    if (terms(topic).length > 0) return { kind: 'topic', target: topic }
    throw new UserError('no-topic', 'Name the topic in a word or a few: /follow topic recusal')
  }
  const found = await findPerson(store, typed, today)
  if (found.kind === 'one') return { kind: 'person', target: found.person.id }
  const near = found.kind === 'several' ? found.people : found.near
  const hint = near.length === 0 ? '' : ` Did you mean ${near.map(({ name }) => name).join(' or ')}?`
  return `“${repeated(typed)}” is nobody known for certain.${hint} For a topic: /follow topic ${repeated(typed)}`
}
