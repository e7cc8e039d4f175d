import type { Invocation } from '../../../bot/parse-line.ts'
import type { DigestEntry } from '../../../bot/records/digests.ts'
import type { Action, Reply } from '../../../model/reply.ts'

/** A part of the page: what a command says, and what else can be begun there. */
export interface Section extends Invocation {
  readonly title: string
  readonly more: readonly Action[]
}

export interface AskedSection extends Section {
  readonly reply: Reply
}

/** Digests whose history is shown; of more, their own pages tell. */
const MAX_HISTORIES = 10
const HISTORY = 5

/** What those who administrate are shown, in this order. Spaces are for those alone who run the bot. */
export function sectionsFor({
  isOperator,
  digests,
}: {
  readonly isOperator: boolean
  readonly digests: readonly DigestEntry[]
}): readonly Section[] {
  return [
    section('Feeds and how they are', 'feeds health', {
      more: [
        begun('Add a feed', 'feeds add'),
        begun('Remove a feed', 'feeds remove'),
        begun('Read feeds now', 'feeds refresh'),
        begun('Export the list', 'feeds export'),
      ],
    }),
    section('Digests and when they come next', 'digest list'),
    ...digests
      .slice(0, MAX_HISTORIES)
      .map(({ id }) =>
        section(`What became of digest ${id}`, 'digest history', { options: { digest: id, limit: HISTORY } }),
      ),
    section('To be posted, and what could not be', 'admin queue'),
    section('Followed', 'follows'),
    section('People that were made one', 'people merges', {
      more: [begun('Merge two entries', 'people merge')],
    }),
    section('Who changed what', 'admin history'),
    ...(isOperator ? [section('Spaces', 'admin spaces')] : []),
    section('This bot', 'about'),
  ]
}

function section(
  title: string,
  command: string,
  { options = {}, more = [] }: Partial<Pick<Section, 'options' | 'more'>> = {},
): Section {
  return { title, command, options, more }
}

/** What it needs is asked for in a form. */
function begun(label: string, command: string): Action {
  return { label, command, options: {} }
}
