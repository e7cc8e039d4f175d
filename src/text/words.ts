import type { Span } from '../model/span.ts'

/** A word as it stands in the text, with its offsets there. */
export interface Word extends Span {
  readonly text: string
}

// Dotted initials ("U.S.", "D.C."), numbers with their separators ("1,000.5", "9:30"), and words that keep inner
// apostrophes and hyphens ("Sessions's", "so-called"). A trailing apostrophe ("Sessions'") is left outside.
const WORD = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?|[\p{L}\p{M}]+(?:[-'’‑][\p{L}\p{N}\p{M}]+)*/uy

/** The words and numbers of a text in reading order; punctuation is skipped. */
export function words(text: string): Word[] {
  const found: Word[] = []
  eachWord(text, (start, end) => found.push({ start, end, text: text.slice(start, end) }))
  return found
}

/**
 * Calls `visit` with the offsets of each word of {@link words}. Most words are letters from a to z and no more: these are
 * read without the expression, which is several times as fast. It reads all others.
 */
export function eachWord(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at)
    if (kind === OTHER) {
      at++
      continue
    }
    let end = at
    if (kind === LETTER) while (kindAt(text, end) === LETTER) end++
    if (end === at || goesOn(text, end)) {
      WORD.lastIndex = at
      end = WORD.test(text) ? WORD.lastIndex : at
    }
    if (end > at) visit(at, end)
    // What is no word may be a letter of two units.
    at = end > at ? end : at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
  }
}

const OTHER = 0
const LETTER = 1
const UNSURE = 2

/** Whether a letter from a to z of either case, a mark between words, or something that the expression has to look at. */
function kindAt(text: string, at: number): typeof OTHER | typeof LETTER | typeof UNSURE {
  const code = text.charCodeAt(at) | 0x20
  if (code >= 97 && code <= 122) return text.charCodeAt(at) < 128 ? LETTER : UNSURE
  const isDigit = code >= 48 && code <= 57
  return isDigit || code >= 128 ? UNSURE : OTHER
}

/** Whether after letters something stands that may belong to their word: "Sessions's", "so-called", "U.S.", "Núñez". */
function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return code === HYPHEN || code === APOSTROPHE || code === DOT || code >= 128
}

const HYPHEN = 45
const APOSTROPHE = 39
const DOT = 46
