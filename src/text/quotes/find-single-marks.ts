import type { Span } from '../../model/span.ts'

/**
 * Finds stretches in single quotation marks outside those in double ones: ‘Shame on this chamber’: Webb walks out.
 * Apostrophes are no marks: voters’, ’90s, rock 'n' roll.
 *
 * @param taken the stretches in double marks of the same paragraph, in reading order
 * @returns spans with their marks, in reading order
 */
export function findSingleMarks(text: string, paragraph: Span, taken: readonly Span[]): Span[] {
  let from = paragraph.start
  return [...taken, { start: paragraph.end, end: paragraph.end }].flatMap(({ start, end }) => {
    const between = { start: from, end: start }
    from = end
    return singlesOf(text, between)
  })
}

// At the start of a word, but not where letters are left out: ’em, 'til, '90s.
const OPENING =
  /(?<=^|[\s([{—–\-/…:;,])(?:‘|'(?!(?:\d0s|\d\d|em|til|tis|twas|cause|round|bout|n|s)\b))(?=[\p{L}\p{N}$#@[…])/giu
const CLOSING = /(?<=\S)['’](?![\p{L}\p{N}])/gu

// Longer than any headline or British quotation of one paragraph that was seen; keeps a stray mark from eating the rest.
const LONGEST = 1000

function singlesOf(text: string, between: Span): Span[] {
  const inside = text.slice(between.start, between.end)
  const closings = Array.from(inside.matchAll(CLOSING), match => match.index)
  const found: Span[] = []
  let next = 0
  let from = 0
  for (const { index } of inside.matchAll(OPENING)) {
    if (index < from) continue
    while (next < closings.length && closings[next]! <= index + 1) next++
    let closing = closings[next]
    // ‘The voters’ choice is clear,’ he said: a possessive is passed over when a better end is near.
    for (let later = next + 1; closing !== undefined && isPossessive(inside, closing); later++) {
      const better = closings[later]
      if (better === undefined || better - closing > 120 || better - index > LONGEST) break
      closing = better
    }
    if (closing === undefined || closing - index > LONGEST) continue
    found.push({ start: between.start + index, end: between.start + closing + 1 })
    from = closing + 1
  }
  return found
}

/** the voters’ choice: an s before, a small letter after the blank. */
function isPossessive(text: string, mark: number): boolean {
  return /^s['’] \p{Ll}/u.test(text.slice(mark - 1, mark + 3))
}
