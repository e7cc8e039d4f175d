import type { Span } from '../../model/span.ts'

/**
 * One step of a wording. `gap`: an ellipsis, words left out. `bracket`: an editor's words in square brackets, which stand
 * for a few of the speaker's or explain them.
 */
export interface WordingToken extends Span {
  readonly kind: 'word' | 'gap' | 'bracket'
  /** As it is compared: without case, accents and marks. Empty for a gap. */
  readonly folded: string
}

/**
 * The words of a wording in reading order, as far as they tell one wording from another: quotation marks, commas, dashes
 * and case are not compared. `[T]he` is a word; `[the president]` is an editor's; `…`, `. . .` and `[...]` are gaps.
 *
 * @param within only what stands in this stretch of the text; offsets count from the text's start all the same
 */
export function readWording(text: string, within: Span = { start: 0, end: text.length }): WordingToken[] {
  return Array.from(text.slice(within.start, within.end).matchAll(TOKEN), ({ 0: written, index, groups }) => {
    const start = within.start + index
    const kind = groups!.gap !== undefined ? 'gap' : groups!.bracket !== undefined ? 'bracket' : 'word'
    return { kind, folded: fold(written), start, end: start + written.length }
  })
}

/** How words are compared: `Núñez’s` is `nunezs`, `U.S.` is `us`, `%` is `percent`. */
export function fold(written: string): string {
  return (
    SIGNS.get(written) ??
    written
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  )
}

const SIGNS = new Map([
  ['%', 'percent'],
  ['&', 'and'],
])

// A letter set in brackets belongs to its word: "[T]he", "win[s]". Hyphens part words: "well-known" is "well known".
const LETTER = '(?:[\\p{L}\\p{M}]|\\[\\p{L}{1,3}\\](?=\\p{L})|(?<=\\p{L})\\[\\p{L}{1,3}\\])'
const TOKEN = new RegExp(
  [
    '(?<gap>[[(]?(?:…|\\.(?:\\s?\\.){2,})[\\])]?)',
    '(?:\\p{L}\\.){2,}',
    '\\p{N}+(?:[.,:]\\p{N}+)*\\p{L}*',
    `${LETTER}+(?:['’]${LETTER}+)*`,
    '(?<bracket>\\[[^\\[\\]\\n]{0,200}\\])',
    '[%&]',
  ].join('|'),
  'gu',
)
