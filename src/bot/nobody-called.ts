import type { Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import type { PersonFound } from './find-person.ts'
import { nothingFound, type PersonAction, personActions } from './replies.ts'
import { repeated } from './wording.ts'

/** The answer to a name that nobody has: whoever comes near it, or is most quoted, a button each. */
export async function nobodyCalled(
  typed: string,
  { near }: Extract<PersonFound, { kind: 'none' }>,
  { store, ...action }: PersonAction & { readonly store: Store },
): Promise<Reply> {
  const others =
    near.length > 0
      ? near
      : (await store.people.mostQuoted({ limit: 3, who: 'people' })).map(({ person }) => person)
  const lead = others.length === 0 ? '' : near.length > 0 ? ' Near it:' : ' Most quoted:'
  const actions = personActions(others, { ...action, label: person => person.name })
  return { ...nothingFound(`Your articles know nobody called “${repeated(typed)}”.${lead}`), actions }
}
