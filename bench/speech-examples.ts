import { readFileSync } from 'node:fs'
import type { Span } from '../src/model/span.ts'
import { findMarks, type MarkedStretch } from '../src/text/quotes/find-marks.ts'
import { paragraphs } from '../src/text/sentences.ts'

/** An article of the quotation files, gold and all. */
export interface GoldArticle {
  readonly id: string
  readonly text: string
  readonly quotes: readonly GoldQuote[]
  readonly discard?: readonly (readonly [number, number])[]
}

export interface GoldQuote extends Span {
  readonly kind: 'direct' | 'mixed' | 'indirect'
  readonly cue?: string
  readonly cueStart?: number
  readonly quoted?: readonly (readonly [number, number])[]
}

/** Reads a file of gold articles, one JSON object a line. */
export function readGold(file: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as GoldArticle)
}

/** The marked stretches of an article and whether the annotators took them for speech; unclear ones are left out. */
export function speechExamples(
  article: GoldArticle,
): { readonly stretch: MarkedStretch; readonly label: boolean }[] {
  const { text, quotes, discard = [] } = article
  const gold = quotes.flatMap(quote =>
    quote.kind === 'direct'
      ? [quote]
      : quote.kind === 'mixed'
        ? (quote.quoted ?? []).map(([start, end]) => ({ start, end }))
        : [],
  )
  return findMarks(text, paragraphs(text)).flatMap(stretch => {
    const { content } = stretch
    if (discard.some(([start, end]) => shared({ start, end }, content) >= 0.5)) return []
    const label = gold.some(
      quote => shared(quote, stretch.outer) >= 0.8 && shared(stretch.content, quote) >= 0.8,
    )
    // Half a gold piece is neither an example of speech nor of anything else.
    return label || gold.every(quote => shared(quote, content) === 0) ? [{ stretch, label }] : []
  })
}

/** The part of `inner` that lies in `outer`, 0 to 1. */
function shared(outer: Span, inner: Span): number {
  const both = Math.min(outer.end, inner.end) - Math.max(outer.start, inner.start)
  return both <= 0 ? 0 : both / (inner.end - inner.start)
}
