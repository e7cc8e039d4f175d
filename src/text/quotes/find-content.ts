import type { QuoteKind } from '../../model/quote.ts'
import { contains, type Span } from '../../model/span.ts'
import type { MarkedStretch } from './find-marks.ts'
import { findReported } from './find-reported.ts'
import { isSpeech } from './speech-or-not.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** Somebody's words in a paragraph, before it is asked whose. */
export interface FoundContent {
  readonly kind: QuoteKind
  /** `direct`: what stands in marks. `mixed` and `indirect`: all that is reported, without the cue. */
  readonly content: Span
  /** The stretches in marks: what may be shown word for word. One where direct, some where mixed, none where indirect. */
  readonly stretches: readonly MarkedStretch[]
  /** The word that reports, where content was found by it. */
  readonly cue?: Span
}

/**
 * Finds what is quoted or reported in a paragraph. Each stretch in marks belongs to one content at most: to the smallest
 * report around it, else it is direct where it is speech.
 *
 * @returns in reading order; indirect contents may hold others
 */
export function findContent(text: string, { sentences, stretches }: ReadParagraph): FoundContent[] {
  const free = new Set(stretches)
  const reports = sentences
    .flatMap(findReported)
    .sort((a, b) => a.content.end - a.content.start - (b.content.end - b.content.start))
  const found: FoundContent[] = []
  const seen = new Set<string>()
  for (const { content, cue } of reports) {
    const inside = stretches.filter(({ outer }) => contains(content, outer))
    const own = inside.filter(stretch => free.delete(stretch))
    const key = `${content.start} ${content.end}`
    if (seen.has(key) || own.length < inside.length) continue
    seen.add(key)
    found.push({ kind: own.length > 0 ? 'mixed' : 'indirect', content, stretches: own, cue })
  }
  for (const stretch of free) {
    if (isSpeech(text, stretch))
      found.push({ kind: 'direct', content: stretch.content, stretches: [stretch] })
  }
  return found.sort((a, b) => a.content.start - b.content.start)
}
