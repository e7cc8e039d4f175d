import type { Article } from '../model/article.ts'
import type { Block } from '../model/reply.ts'
import type { Span } from '../model/span.ts'
import { compareRevisions } from '../text/revisions/compare-revisions.ts'
import { cite, citedSentence } from './citation.ts'
import { day } from './wording.ts'

/** Sentences of each kind that are shown; how many more there are is said. */
const SHOWN = 4

/**
 * What an edit of an article changed, sentence by sentence, each cut from the revision in which it stands: what was added,
 * what reads otherwise, what was taken out. Empty where nothing did but the order of paragraphs.
 */
export function revisionBlocks(before: Article, after: Article): Block[] {
  const { added, changed, removed } = compareRevisions(before.text, after.text)
  return [
    ...headlineBlocks(before, after),
    ...shown('Added', after, added),
    ...changed.slice(0, SHOWN).flatMap((pair): Block[] => [
      { kind: 'text', text: 'It said:' },
      { kind: 'sentences', sentences: [citedSentence(before, pair.before)], citation: cite(before) },
      { kind: 'text', text: 'It says now:' },
      { kind: 'sentences', sentences: [citedSentence(after, pair.after)], citation: cite(after) },
    ]),
    ...more(changed.length - SHOWN, 'reads otherwise', 'read otherwise'),
    ...shown('Taken out', before, removed),
  ]
}

function headlineBlocks(before: Article, after: Article): Block[] {
  if (before.headline === after.headline) return []
  const on =
    after.modifiedAt === undefined ? '' : `, ${day(after.modifiedAt.toZonedDateTimeISO('UTC').toPlainDate())}`
  return [
    { kind: 'text', text: `The headline was “${before.headline}” and is now “${after.headline}”${on}.` },
  ]
}

function shown(label: string, article: Article, spans: readonly Span[]): Block[] {
  if (spans.length === 0) return []
  const sentences = spans.slice(0, SHOWN).map(span => citedSentence(article, span))
  return [
    { kind: 'text', text: `${label}:` },
    { kind: 'sentences', sentences, citation: cite(article) },
    ...more(spans.length - SHOWN, 'was', 'were', ` ${label.toLowerCase()}`),
  ]
}

function more(count: number, one: string, several: string, what = ''): Block[] {
  if (count <= 0) return []
  const text = count === 1 ? `One more sentence ${one}${what}.` : `${count} more sentences ${several}${what}.`
  return [{ kind: 'text', text }]
}
