import type { Span } from '../src/model/span.ts'
import { overlaps } from '../src/model/span.ts'
import type { Directory } from '../src/text/people/directory.ts'
import { findMarks } from '../src/text/quotes/find-marks.ts'
import { placeOf } from '../src/text/quotes/place.ts'
import { readCast } from '../src/text/quotes/read-cast.ts'
import { sourceCandidates, sourceFeatures } from '../src/text/quotes/source-features.ts'
import type { Mention } from '../src/text/quotes/syntax/mention.ts'
import { readItems } from '../src/text/quotes/syntax/read-items.ts'
import { keysOf } from '../src/text/quotes/weights.ts'
import { paragraphs } from '../src/text/sentences.ts'

/** A quotation of the gold files, as far as sources are learned from it. */
export interface GoldQuote extends Span {
  readonly kind: string
  readonly speakerStart?: number
  readonly speakerEnd?: number
  readonly speakerType?: string
}

/** The phrases that could name the speaker of one stretch, and which of them does. */
export interface SourceExample {
  readonly start: number
  /** Features of each candidate. */
  readonly candidates: readonly (readonly string[])[]
  /** Index of the source; -1 where the article names none. */
  readonly answer: number
  readonly type: string
}

/** Every annotated stretch of an article as an example; stretches whose source is out of reach are left out. */
export function sourceExamples(
  article: { readonly text: string; readonly quotes: readonly GoldQuote[] },
  directory: Directory,
): SourceExample[] {
  const spans = paragraphs(article.text)
  const read = readItems(article.text, spans, findMarks(article.text, spans))
  const { known } = readCast(read, { text: article.text, directory })
  const gold = article.quotes.filter(({ kind }) => kind !== 'indirect')
  const examples: SourceExample[] = []
  let previousSource: Mention | undefined
  for (const [index, paragraph] of read.entries()) {
    const before = read[index - 1]
    for (const [at, item] of paragraph.items.entries()) {
      if (item.tag !== 'Q') continue
      const quote = gold.find(quote => overlaps(quote, item))
      if (quote === undefined) continue
      const place = placeOf(paragraph, at, { before, previousSource, known })
      const candidates = sourceCandidates(place)
      const source =
        quote.speakerStart === undefined ? undefined : { start: quote.speakerStart, end: quote.speakerEnd! }
      const inside = candidates.filter(
        ({ mention }) => source !== undefined && overlaps(source, mention.head),
      )
      const chosen = inside.find(({ mention }) => !mention.possessor) ?? inside[0]
      previousSource = chosen?.mention ?? previousSource
      if (source !== undefined && chosen === undefined) continue
      examples.push({
        start: item.start,
        candidates: sourceFeatures(place, candidates).map(keysOf),
        answer: chosen === undefined ? -1 : candidates.indexOf(chosen),
        type: quote.speakerType ?? 'none',
      })
    }
  }
  return examples
}
