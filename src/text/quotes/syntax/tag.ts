import type { Span } from '../../../model/span.ts'
import { PARTICLES } from '../../people/family-name.ts'
import { CLOSED, FUNCTION_WORDS, isFunctionWord } from './closed-class.ts'
import { finite, ing, openClass } from './open-class.ts'
import type { Tag, Token } from './token.ts'
import { verbForm } from './verbs.ts'
import { CALENDAR, PERSON_NOUNS, singular } from './word-classes.ts'

/** How an article writes its words: what tells "Asked" from "Askew" at the start of a sentence or in a headline. */
export interface CaseLexicon {
  /** Words that stand in small letters somewhere. */
  readonly lower: ReadonlySet<string>
  /** Words that stand with a capital inside a sentence somewhere. */
  readonly capital: ReadonlySet<string>
}

// What may stand before a word in the middle of a sentence: a word, a comma, a title with its stop.
const INSIDE_SENTENCE = /(?:[\p{L}\p{N},]|\b(?:Sen|Rep|Gov|Mrs?|Ms|Dr|\p{Lu})\.) $|-$/u

/** Reads the lexicon off an article. Headlines In Title Case tell nothing. */
export function caseLexicon(text: string, paragraphs: readonly Span[]): CaseLexicon {
  const lower = new Set<string>()
  const capital = new Set<string>()
  for (const paragraph of paragraphs) {
    if (isTitleCase(text, paragraph)) continue
    const words = text.slice(paragraph.start, paragraph.end)
    WORD.lastIndex = 0
    for (let match = WORD.exec(words); match !== null; match = WORD.exec(words)) {
      const [word] = match
      if (isSmall(word)) lower.add(word)
      else if (INSIDE_SENTENCE.test(words.slice(Math.max(0, match.index - 6), match.index))) capital.add(word)
    }
  }
  return { lower, capital }
}

const WORD = /[\p{L}\p{M}]+(?:[-'’](?!s\b)\p{L}+)*/gu

/** Whether it begins with a small letter; nearly all words do, with one of a to z. */
function isSmall(word: string): boolean {
  const first = word.charCodeAt(0)
  return first >= 97 ? first <= 122 || /^\p{Ll}/u.test(word) : false
}

// Dotted capitals (U.S., J.D.), titles and initials with their stop, words with inner apostrophes and hyphens, numbers,
// possessive endings, signs, one and the same sign again and again (a line of dashes).
const TOKEN =
  /(?:\p{Lu}\.){2,}|(?:Sens?|Reps?|Govs?|Dr|Drs|Mr|Mrs|Ms|Messrs|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Rev|Pres|Prof|Atty|Del|Jr|Sr|St|Sec|Cmdr|Hon|Supt)\.|\p{Lu}\.(?=\s?\p{Lu})|[@#]?[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|(?<=Â|Ã|\u0083|\u0302|\u0303)[\u0080-\u00bf])*(?:(?:[-‑'’‘&.]|\.-)[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[$€£]?\p{N}+(?:[.,:]\p{N}+)*%?(?:\p{L}+)?|['’](?=\s)|--|([^\s\p{L}\p{N}])\1{3,}|\S/gu

/**
 * The words of a paragraph with what each does in its sentence. Stretches in quotation marks are one token each.
 *
 * @param stretches outer spans, in reading order, inside the paragraph
 */
export function tagParagraph(
  text: string,
  paragraph: Span,
  { stretches, lexicon }: { stretches: readonly Span[]; lexicon: CaseLexicon },
): Token[] {
  const titleCase = isTitleCase(text, paragraph)
  let from = paragraph.start
  const raw = stretches.flatMap((stretch): Span[] => {
    const between = { start: from, end: stretch.start }
    from = stretch.end
    return [...tokensOf(text, between), stretch]
  })
  // Not pushed as arguments: a paragraph may hold more tokens than a call takes.
  for (const token of tokensOf(text, { start: from, end: paragraph.end })) raw.push(token)

  const tokens: Token[] = []
  let next = 0
  let following = raw[0] ? text.slice(raw[0].start, raw[0].end) : ''
  for (const [index, span] of raw.entries()) {
    const { start, end } = span
    const word = following
    const behind = raw[index + 1]
    following = behind ? text.slice(behind.start, behind.end) : ''
    if (stretches[next] === span) {
      next++
      tokens.push({ start, end, text: word, lower: '"', tag: 'Q' })
      continue
    }
    const lower = straight(word.toLowerCase())
    // The label of a transcript is none of a heading's words: PENCE: Let Me Be Clear.
    const label = index === 0 && following === ':'
    const small = titleCase && !label && !lexicon.capital.has(word)
    // A stretch may be long: its beginning tells what follows.
    const after = following.slice(0, 40)
    const tag = tagOf({ word: small ? lower : word, lower, after }, tokens, lexicon)
    tokens.push({ start, end, text: word, lower, tag })
  }
  return tokens
}

function straight(word: string): string {
  return word.includes('’') || word.includes('‘') ? word.replace(/[’‘]/g, "'") : word
}

function isTitleCase(text: string, paragraph: Span): boolean {
  const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 200))
  let capital = 0
  let small = 0
  for (const [word] of words.matchAll(/(?<![\p{L}'’])\p{L}{4,}/gu)) {
    if (/^\p{Lu}/u.test(word)) capital++
    else if (!FUNCTION_WORDS.has(word) && ++small > 2) return false
  }
  return capital + small >= 5 && small <= (capital + small) / 10
}

function tokensOf(text: string, span: Span): Span[] {
  const found: Span[] = []
  const part = text.slice(span.start, span.end)
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(part); match !== null; match = TOKEN.exec(part)) {
    const start = span.start + match.index
    const end = start + match[0].length
    // Trump's -> Trump + 's; he's -> he + 's; they've -> they + 've.
    const ending = mayEnd(match[0]) ? ENDING.exec(match[0])?.[1] : undefined
    if (ending === undefined) found.push({ start, end })
    else found.push({ start, end: end - ending.length }, { start: end - ending.length, end })
  }
  return found
}

/** Whether a look at the last letters is worth while: hardly any word has the ending. */
function mayEnd(word: string): boolean {
  return APOSTROPHES.includes(word.at(-2) ?? ' ') || APOSTROPHES.includes(word.at(-3) ?? ' ')
}

const APOSTROPHES = "'’‘"
const ENDING = /[\p{L}\p{N}](['’‘](?:s|S|d|ll|re|ve|m))$/u

interface Neighbours {
  readonly word: string
  readonly lower: string
  readonly after: string
}

function tagOf({ word, lower, after }: Neighbours, before: readonly Token[], lexicon: CaseLexicon): Tag {
  const previous = before.at(-1)
  const prior = previous?.tag ?? '^'
  const letter = isLetter(word)
  if (!letter) {
    if (/^['’‘]/u.test(word)) return possessiveOrVerb(lower, prior)
    if (/^\p{N}|^[$€£]/u.test(word)) return 'M'
    if (!/^[\p{L}\p{M}@#]/u.test(word)) return signTag(word)
  }
  const opens = previous === undefined || '.:Q("-'.includes(prior) || previous.text === '•'
  const capital = letter ? word < 'a' : /^[\p{Lu}@#]/u.test(word)
  if (lower === 'according') return 'A'
  // Bill de Vries
  if (prior === 'N' && PARTICLES.has(word) && /^\p{Lu}/u.test(after)) return 'N'
  if (capital && !opens) {
    if (lower === 'i') return 'P'
    return 'N'
  }
  const small = closedClass(lower, { prior, after, previous })
  if (small !== undefined && !(capital && previousIsNameLike(after, lower))) return small
  if (capital) {
    if (CALENDAR.has(lower)) return 'N'
    const plainNoun = PERSON_NOUNS.has(singular(lower)) && !/^\p{Lu}/u.test(after)
    if (plainNoun && lower !== singular(lower)) return 'n'
    const form = verbForm(lower)
    if (form?.shape === 'gerund') return ing(form.kind)
    if (
      /[^s]ing$/.test(lower) &&
      lower.length > 6 &&
      /^[\p{Ll}\p{N}]/u.test(after) &&
      !lexicon.capital.has(word)
    )
      return 'v'
    if (form?.shape === 'past' && !/^['’]/u.test(after)) return finite(form.kind)
    if (/ly$/.test(lower) && !/^\p{Lu}/u.test(after) && lexicon.lower.has(lower)) return 'A'
    return lexicon.lower.has(lower) && !/^\p{Lu}/u.test(after) ? 'n' : 'N'
  }
  return openClass(lower, prior, { previous, after, before })
}

/** Whether it begins with a letter from a to z, large or small, as nearly all words do. */
function isLetter(word: string): boolean {
  const first = word.charCodeAt(0) | 32
  return first >= 97 && first <= 122
}

function previousIsNameLike(after: string, lower: string): boolean {
  // "Will Hurd said", "May's office": a name that looks like a small word.
  return (lower === 'will' || lower === 'may') && /^\p{Lu}\p{Ll}/u.test(after)
}

function possessiveOrVerb(lower: string, prior: Tag): Tag {
  if (lower === "'s" || lower === "'") return /[PWT]/.test(prior) ? 'X' : "'"
  return 'X'
}

function signTag([sign = '']: string): Tag {
  if (sign === ',') return ','
  if (sign === ':') return ':'
  if (/^[—–―-]$/u.test(sign)) return '-'
  if (/^[([]$/.test(sign)) return '('
  if (/^[)\]]$/.test(sign)) return ')'
  if (sign === ';') return ','
  return '.'
}

function closedClass(
  lower: string,
  { prior, after, previous }: { prior: Tag; after: string; previous: Token | undefined },
): Tag | undefined {
  if (lower === 'to' && previous?.lower === 'according') return 'K'
  if (lower === 'by') return 'y'
  // the former first lady
  if (lower === 'first' && after === 'lady') return 'n'
  if (lower === 'that') return /^[nNMDHPOQSRVXI'A]?$/.test(prior) || prior === ',' ? 'T' : 'D'
  if (lower === 'her') return /^[\p{L}\p{N}]/u.test(after) && !isFunctionWord(after) ? 'H' : 'O'
  return CLOSED.get(lower)
}
