import type { Span } from '../../model/span.ts'
import { findSingleMarks } from './find-single-marks.ts'

/** A stretch in quotation marks. */
export interface MarkedStretch {
  /** The words, without the outer marks. */
  readonly content: Span
  /** With the marks. An unclosed stretch ends where its paragraph ends. */
  readonly outer: Span
  readonly closed: boolean
  /** Set where the stretch opens a paragraph and goes on with the unclosed one of the paragraph before. */
  readonly continues?: boolean
}

/**
 * Finds what stands in quotation marks, paragraph by paragraph: straight, curly, turned the wrong way, mixed, doubled
 * apostrophes and single marks. Outermost stretches only: “He said ‘no’ to us” is one. Whether a stretch is speech is
 * not asked here.
 *
 * @param paragraphs spans of `text` in reading order
 * @returns stretches in reading order that neither overlap nor leave their paragraph
 */
export function findMarks(text: string, paragraphs: readonly Span[]): MarkedStretch[] {
  let open = false
  return paragraphs.flatMap(paragraph => {
    const [first, ...rest] = marksOf(text, paragraph)
    if (first === undefined) {
      open = false
      return []
    }
    const continues = open && first.outer.start === paragraph.start
    open = !(rest.at(-1) ?? first).closed
    return [continues ? { ...first, continues } : first, ...rest]
  })
}

function marksOf(text: string, paragraph: Span): MarkedStretch[] {
  const double = pairedMarks(text, paragraph)
  const outers = double.map(stretch => stretch.outer)
  const single = findSingleMarks(text, paragraph, outers).map(outer => ({
    content: { start: outer.start + 1, end: outer.end - 1 },
    outer,
    closed: true,
  }))
  return [...double, ...single]
    .filter(({ content }) => SOMETHING.test(text.slice(content.start, content.end)))
    .sort((a, b) => a.outer.start - b.outer.start)
}

// Between “” and in “…” stand no words.
const SOMETHING = /[^\s\p{P}]/u

interface Mark extends Span {
  readonly straight: boolean
  readonly side: 'open' | 'close' | 'either'
}

// '' and `` stand for a double mark in old wire copy: ''We won't default,'' he said.
const DOUBLE_MARK = /["“”„‟«»]|''|``|‘‘|’’|´´/gu

function pairedMarks(text: string, paragraph: Span): MarkedStretch[] {
  const found: MarkedStretch[] = []
  const marks = doubleMarks(text, paragraph)
  const lastStraight = marks.findLast(mark => mark.straight && mark.side !== 'open')?.start ?? -1
  const closing = closingFrom(marks)
  let open: Mark | undefined
  let nested = 0
  const close = (opening: Mark, end: number, closing: Span) =>
    found.push({
      content: { start: opening.end, end: closing.start },
      outer: { start: opening.start, end },
      closed: true,
    })

  for (const [at, mark] of marks.entries()) {
    const opens = mark.side === 'open' || (mark.side === 'either' && open === undefined)
    if (open === undefined) {
      if (opens || startsWord(text, mark, paragraph)) open = mark
    } else if (opens && !endsWord(text, mark, paragraph)) {
      if (open.straight && mark.straight) {
        // Straight marks do not nest: a second one that opens means that the first was never closed.
        close(open, mark.start, mark)
        open = mark
      } else if (open.straight ? mark.start < lastStraight : mark.side === 'open' && closing[at]! >= 2)
        nested++
    } else if (nested > 0 && !mark.straight) {
      // "They called it “too loud” and “too long,” you know," she said.
      nested--
    } else {
      close(open, mark.end, mark)
      open = undefined
      nested = 0
    }
  }
  if (open !== undefined && open.end < paragraph.end) {
    const content = { start: open.end, end: paragraph.end }
    found.push({ content, outer: { start: open.start, end: paragraph.end }, closed: false })
  }
  return found
}

/**
 * How many more curly marks close than open behind each mark: two where both “what he calls “late” and the words around it
 * are closed, one where a closing mark was forgotten.
 */
function closingFrom(marks: readonly Mark[]): Int32Array {
  const closing = new Int32Array(marks.length)
  let sum = 0
  for (let at = marks.length - 1; at >= 0; at--) {
    closing[at] = sum
    const { straight, side } = marks[at]!
    if (!straight) sum += side === 'close' ? 1 : side === 'open' ? -1 : 0
  }
  return closing
}

function doubleMarks(text: string, paragraph: Span): Mark[] {
  const found: Mark[] = []
  DOUBLE_MARK.lastIndex = paragraph.start
  for (let match = DOUBLE_MARK.exec(text); match !== null; match = DOUBLE_MARK.exec(text)) {
    const start = match.index
    const end = DOUBLE_MARK.lastIndex
    if (end > paragraph.end) break
    found.push({ start, end, straight: match[0] === '"', side: sideOf(text, { start, end }, paragraph) })
  }
  return found
}

function sideOf(text: string, mark: Span, paragraph: Span): Mark['side'] {
  const sign = text.charAt(mark.start)
  if ('“„«'.includes(sign)) return 'open'
  if ('”»'.includes(sign)) return 'close'
  const before = mark.start > paragraph.start ? text.charAt(mark.start - 1) : ' '
  const after = mark.end < paragraph.end ? text.charAt(mark.end) : ' '
  const blankBefore = isBlank(before)
  const blankAfter = isBlank(after)
  if (blankBefore !== blankAfter) return blankBefore ? 'open' : 'close'
  const mayOpen = blankBefore || "([{—–-/…:;,'‘".includes(before)
  const mayClose = blankAfter || ".,:;!?)]}—–-/…'’".includes(after)
  if (mayOpen === mayClose) return 'either'
  return mayOpen ? 'open' : 'close'
}

function isBlank(sign: string): boolean {
  return sign === ' ' || /\s/u.test(sign)
}

/** ”We will, turned the wrong way: a space before and a word after. */
function startsWord(text: string, mark: Span, paragraph: Span): boolean {
  const before = mark.start > paragraph.start ? text.charAt(mark.start - 1) : ' '
  return /\s/u.test(before) && mark.end < paragraph.end && /\S/u.test(text.charAt(mark.end))
}

/** we will,“ turned the wrong way: a space or punctuation follows. */
function endsWord(text: string, mark: Span, paragraph: Span): boolean {
  return mark.end >= paragraph.end || /[\s.,:;!?)\]}—–\-/…]/u.test(text.charAt(mark.end))
}
