import type { Span } from '../../model/span.ts'
import { findMarks } from '../quotes/find-marks.ts'
import { paragraphs, sentencesOf } from '../sentences.ts'

/** What a summary takes or leaves as a whole: a sentence, or the sentences that one quotation runs through. */
export interface Unit extends Span {
  readonly sentences: readonly Span[]
  /** Share of its characters that stand in quotation marks, 0 to 1. */
  readonly quoted: number
  /**
   * How many units before this one it takes with it, lest it hang in the air: "He said …" leans on the sentence that
   * names him, words that nobody says on the sentence that says who does.
   */
  readonly leansOn: number
  /**
   * Whether it may come first: "But the vote is off" and a bare question need something before them, though not the very
   * sentence before.
   */
  readonly mayOpen: boolean
}

/**
 * Cuts a text into units, in reading order. A quotation that runs through several sentences, or on into the next
 * paragraphs, keeps them in one unit, so that no choice of units shows half of it.
 */
export function findUnits(text: string): Unit[] {
  const inParagraphs = paragraphs(text)
  const marks = findMarks(text, inParagraphs)
  let next = 0
  let before: Unit | undefined
  return sentenceRuns(text, { paragraphs: inParagraphs, quotations: marks }).map(sentences => {
    const run = { start: sentences[0]!.start, end: sentences.at(-1)!.end }
    let quoted = 0
    while (next < marks.length && marks[next]!.outer.end <= run.start) next++
    for (let at = next; at < marks.length && marks[at]!.outer.start < run.end; at++) {
      quoted += Math.min(run.end, marks[at]!.outer.end) - Math.max(run.start, marks[at]!.outer.start)
    }
    const opening = text.slice(run.start, run.start + 60)
    const leans = quoted === run.end - run.start || POINTS_BACK.test(opening)
    before = {
      ...run,
      sentences,
      quoted: quoted / (run.end - run.start),
      leansOn: leans && before !== undefined ? before.leansOn + 1 : 0,
      mayOpen: !leans && !GOES_ON.test(opening) && text[run.end - 1] !== '?',
    }
    return before
  })
}

interface Layout {
  readonly paragraphs: readonly Span[]
  readonly quotations: readonly { readonly outer: Span; readonly continues?: boolean }[]
}

/**
 * Sentences in reading order, those together that one quotation runs through, a cue in its middle or not:
 * "No," said Cole. "We will wait. Then we vote."
 */
function sentenceRuns(text: string, { paragraphs, quotations }: Layout): Span[][] {
  const runs: Span[][] = []
  let next = 0
  let quotedTo = -1
  for (const paragraph of paragraphs) {
    for (const sentence of sentencesOf(text, paragraph)) {
      const first = quotations[next]
      const inQuotation =
        sentence.start < quotedTo || (first?.continues === true && first.outer.start === sentence.start)
      // All of it in marks, right after words in marks.
      const resumes =
        first?.outer.start === sentence.start &&
        first.outer.end >= sentence.end &&
        quotedTo >= (runs.at(-1)?.at(-1)?.start ?? 0)
      if (runs.length > 0 && (inQuotation || (resumes && sentence.start > paragraph.start)))
        runs.at(-1)!.push(sentence)
      else runs.push([sentence])
      while (next < quotations.length && quotations[next]!.outer.start < sentence.end) {
        quotedTo = quotations[next++]!.outer.end
      }
    }
  }
  return runs
}

// "He said", "This", "But they", "Asked about that, she": nobody knows who or what without the sentence before.
const POINTS_BACK =
  /^\W{0,3}(?:(?:but|and|or|so|yet|then|still|instead|when asked|asked|later|also|even so|however|meanwhile|in it|after that|since then),? +)?(?:he|she|they|it|his|her|hers|their|its|him|them|this|that|these|those|such|both|neither|another|others)\b(?!'s (?:important|time|official|clear))/iu

// "But the vote", "Also on Friday": goes on from something, not from one certain sentence.
const GOES_ON =
  /^\W{0,3}(?:but|and|or|so|nor|yet|then|instead|also|however|still|thus|therefore|moreover|meanwhile|besides|nevertheless|similarly|in addition|for example|for instance|as a result|on the other hand)\b/iu
