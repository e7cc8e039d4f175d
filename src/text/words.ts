import type { Span } from '../model/span.ts'

/** A word as it stands in the text, with its offsets there. */
export interface Word extends Span {
  readonly text: string
}

// Dotted initials ("U.S.", "D.C."), numbers with their separators ("1,000.5", "9:30"), and words that keep inner
// apostrophes and hyphens ("Sessions's", "so-called"). A trailing apostrophe ("Sessions'") is left outside.
const WORD = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?|[\p{L}\p{M}]+(?:[-'’‑][\p{L}\p{N}\p{M}]+)*/gu

/** The words and numbers of a text in reading order; punctuation is skipped. */
export function words(text: string): Word[] {
  return Array.from(text.matchAll(WORD), match => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }))
}
