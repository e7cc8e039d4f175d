import type { Span } from '../model/span.ts'
import { findDates } from './dates.ts'
import { sentences } from './sentences.ts'
import { terms } from './terms.ts'

/** An article as a timeline reads it. */
export interface DatedText {
  readonly text: string
  readonly publishedOn: Temporal.PlainDate
}

/** A sentence that tells what happened on a day, or will. */
export interface TimelineSentence<Source extends DatedText> {
  readonly source: Source
  readonly span: Span
  readonly day: Temporal.PlainDate
  /** The words that name the day; absent where it is the day of publication. */
  readonly dated?: Span
}

/**
 * What a sentence's day is: the last day that it names, or that of publication. Months and years are no days.
 *
 * @returns sentences in reading order, those that say nothing by themselves left out
 */
export function datedSentences<Source extends DatedText>(source: Source): TimelineSentence<Source>[] {
  return sentences(source.text).flatMap((span): TimelineSentence<Source>[] => {
    const words = source.text.slice(span.start, span.end)
    if (terms(words).length < FEWEST_TERMS) return []
    const named = findDates(words, source.publishedOn).filter(({ precision }) => precision === 'day')
    const [first] = named
    if (first === undefined) return [{ source, span, day: source.publishedOn }]
    const dated = { start: span.start + first.span.start, end: span.start + first.span.end }
    return [{ source, span, day: first.date, dated }]
  })
}

/** "He said no." is no event. */
const FEWEST_TERMS = 4

/**
 * The events of a timeline: of sentences that say nearly the same of about the same day, the first published; in the
 * order of the days, and on one day as published.
 */
export function distinctEvents<Source extends DatedText>(
  found: readonly TimelineSentence<Source>[],
): TimelineSentence<Source>[] {
  const kept: { event: TimelineSentence<Source>; terms: ReadonlySet<string> }[] = []
  const byPublication = found.toSorted((a, b) =>
    Temporal.PlainDate.compare(a.source.publishedOn, b.source.publishedOn),
  )
  for (const event of byPublication) {
    const own = new Set(terms(event.source.text.slice(event.span.start, event.span.end)))
    const isTold = kept.some(
      other => Math.abs(event.day.until(other.event.day).days) <= 1 && alike(own, other.terms) >= SAME,
    )
    if (!isTold) kept.push({ event, terms: own })
  }
  return kept.map(({ event }) => event).sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
}

/** Of the shorter's terms, so many stand in the longer. */
const SAME = 0.6

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.min(a.size, b.size)
}
