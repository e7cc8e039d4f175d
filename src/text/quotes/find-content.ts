import type { QuoteKind } from '../../model/quote.ts'
import { contains, type Span } from '../../model/span.ts'
import { trimmed } from '../sentences.ts'
import type { MarkedStretch } from './find-marks.ts'
import { findReported } from './find-reported.ts'
import { isScareQuote, isSpeech, speechScore } from './speech-or-not.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** Somebody's words in a paragraph, before it is asked whose. */
export interface FoundContent {
  readonly kind: QuoteKind
  /** `direct`: what stands in marks. `mixed` and `indirect`: all that is reported, without the cue. */
  readonly content: Span
  /** The stretches in marks: what may be shown word for word. One where direct, some where mixed, none where indirect. */
  readonly stretches: readonly MarkedStretch[]
  /** What stands in the stretches; where there are none all the content, but for the writer's scare quotes: the “reform” bill. */
  readonly words: readonly Span[]
  /** How likely this is somebody's words, 0 to 1: the first stretch, or where nothing stands in marks what is reported. */
  readonly speech: number
  /** The word that reports, where content was found by it. */
  readonly cue?: Span
}

/**
 * Finds what is quoted or reported in a paragraph. Each stretch in marks belongs to one content at most: to the widest
 * report around it (Webb said that Lang had called it “over”: what Webb reports), else it is direct where it is speech.
 *
 * @returns in reading order; indirect contents may hold others
 */
export function findContent(text: string, { sentences, stretches }: ReadParagraph): FoundContent[] {
  const free = new Set(stretches)
  const reports = sentences
    .flatMap(findReported)
    .sort((a, b) => b.content.end - b.content.start - (a.content.end - a.content.start))
  const found: FoundContent[] = []
  const seen = new Set<string>()
  for (const { content, cue, probability } of reports) {
    const inside = stretchesIn(stretches, content)
    const key = `${content.start} ${content.end}`
    if (seen.has(key) || !inside.every(stretch => free.has(stretch))) continue
    seen.add(key)
    for (const stretch of inside) free.delete(stretch)
    const judged = inside.map(stretch => {
      const speech = speechScore(text, stretch)
      return { stretch, speech, isScare: isScareQuote(text, stretch, speech) }
    })
    const spoken = judged.filter(({ speech, isScare }) => speech >= PLAINLY_NONE && !isScare)
    found.push({
      kind: spoken.length > 0 ? 'mixed' : 'indirect',
      content,
      stretches: spoken.map(({ stretch }) => stretch),
      words:
        spoken.length > 0
          ? spoken.map(({ stretch }) => stretch.content)
          : without(
              judged.flatMap(({ stretch, isScare }) => (isScare ? stretch.outer : [])),
              { text, span: content },
            ),
      speech: spoken[0]?.speech ?? probability,
      cue,
    })
  }
  for (const stretch of free) {
    const speech = speechScore(text, stretch)
    if (isSpeech(speech))
      found.push({
        kind: 'direct',
        content: stretch.content,
        stretches: [stretch],
        words: [stretch.content],
        speech,
      })
  }
  return found.sort((a, b) => a.content.start - b.content.start)
}

/** What is left of a span without the gaps, which lie in it in reading order. */
function without(gaps: readonly Span[], { text, span }: { text: string; span: Span }): Span[] {
  if (gaps.length === 0) return [span]
  const starts = [span.start, ...gaps.map(({ end }) => end)]
  const ends = [...gaps.map(({ start }) => start), span.end]
  return starts
    .map((start, index) => trimmed(text, start, ends[index]!))
    .filter(({ start, end }) => start < end)
}

/** The stretches inside a span; found by halving, since a paragraph may hold thousands of both. */
function stretchesIn(stretches: readonly MarkedStretch[], span: Span): MarkedStretch[] {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]!.outer.start < span.start) low = middle + 1
    else high = middle
  }
  const inside: MarkedStretch[] = []
  for (let at = low; at < stretches.length && contains(span, stretches[at]!.outer); at++)
    inside.push(stretches[at]!)
  return inside
}

// In what somebody is reported to have said, marks that are not plainly a title or a nickname hold his words.
const PLAINLY_NONE = 0.1
