import { sentences } from '../sentences.ts'
import { terms } from '../terms.ts'

/** A sentence that somebody or something else wrote, with the pieces of evidence it rests on. */
export interface WrittenSentence {
  readonly text: string
  /** Places in the evidence, from 0. */
  readonly cites: readonly number[]
}

export type CheckedWriting =
  | { readonly sentences: readonly WrittenSentence[] }
  | { readonly problem: WritingProblem }

export type WritingProblem =
  | 'empty'
  | 'too-long'
  | 'markup'
  | 'no-citation'
  | 'unknown-citation'
  | 'quotation'
  | 'number'
  | 'name'
  | 'negation'
  | 'unsupported'

const MAX_CHARACTERS = 1_500
const MAX_SENTENCES = 8
/** So much of a sentence's terms must stand in what it cites. */
const SUPPORTED = 0.7

/**
 * Reads what a language model wrote, and lets it pass only where the evidence holds it up: every sentence ends with the
 * numbers of what it cites (`[1]`, `[1][3]`, `[1, 3]`); every quotation, name, number and date stands in the cited words, and
 * nearly all other words too; nothing is denied that they do not deny, nor the other way round.
 *
 * @param evidence the sentences it was given, the first of them number 1
 */
export function checkWritten(written: string, evidence: readonly string[]): CheckedWriting {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (text === '') return { problem: 'empty' }
  if (text.length > MAX_CHARACTERS) return { problem: 'too-long' }
  // Neither links nor markup nor marks that nobody sees: none of it is prose.
  if (/https?:|www\.|[<>{}|`*_#@\\]|\]\(|[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(text)) return { problem: 'markup' }
  const read = readSentences(text)
  if (read === undefined) return { problem: 'no-citation' }
  if (read.length > MAX_SENTENCES) return { problem: 'too-long' }
  for (const { text: sentence, cites } of read) {
    if (cites.some(cite => evidence[cite] === undefined)) return { problem: 'unknown-citation' }
    const problem = problemOf(sentence, cites.map(cite => evidence[cite]!).join('\n'))
    if (problem !== undefined) return { problem }
  }
  return { sentences: read }
}

/** Undefined where any words stand without a citation behind them. */
function readSentences(text: string): WrittenSentence[] | undefined {
  const found: WrittenSentence[] = []
  let at = 0
  for (const match of text.matchAll(/(?<marks>(?: ?\[\d+(?: ?, ?\d+)*\])+)(?<stop>[.!?]?["”]?)/gu)) {
    const { marks = '', stop = '' } = match.groups!
    const sentence = `${text.slice(at, match.index).trim()}${stop}`
    // Two sentences before one citation: the first has none.
    if (!/[\p{L}\p{N}]/u.test(sentence) || sentences(sentence).length !== 1) return undefined
    found.push({
      text: sentence,
      cites: [...new Set(marks.match(/\d+/gu)!.map(number => Number(number) - 1))],
    })
    at = match.index + match[0].length
  }
  return text.slice(at).trim() === '' && found.length > 0 ? found : undefined
}

function problemOf(sentence: string, cited: string): WritingProblem | undefined {
  const plainCited = plain(cited)
  const quoted = [...plain(sentence).matchAll(/"([^"]*)"?/gu)].map(([, words = '']) =>
    words.replace(/[,.]$/u, ''),
  )
  if (quoted.some(words => words.trim() === '' || !plainCited.includes(words))) return 'quotation'

  const known = new Set(wordsOf(plainCited))
  const knownLower = new Set(wordsOf(plainCited.toLowerCase()))
  const own = wordsOf(plain(sentence))
  if (
    own.some(
      word =>
        (/\p{N}/u.test(word) || NUMBER_WORDS.has(word.toLowerCase())) && !knownLower.has(word.toLowerCase()),
    )
  )
    return 'number'
  const isName = (word: string, at: number) =>
    /^\p{Lu}/u.test(word) && !(at === 0 && (OPENERS.has(word) || knownLower.has(word.toLowerCase())))
  if (own.some((word, at) => isName(word, at) && !known.has(word) && !known.has(word.replace(/'s$/u, ''))))
    return 'name'

  if (NEGATION.test(plain(sentence)) !== NEGATION.test(plainCited)) return 'negation'
  const wanted = terms(sentence)
  const stands = new Set(terms(cited))
  if (wanted.filter(term => stands.has(term)).length < SUPPORTED * wanted.length) return 'unsupported'
  return undefined
}

/** One kind of quotation mark and apostrophe, single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/\s+/gu, ' ')
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.,:'-][\p{L}\p{N}]+)*/gu) ?? []
}

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion half third quarter dozen first second percent'.split(
    ' ',
  ),
)

// What a sentence may open with though the evidence does not say it.
const OPENERS = new Set(
  'The A An In On At By For From After Before As When While It He She They His Her Their This That'.split(
    ' ',
  ),
)

const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|denie[sd]|deny|refuse[sd]?|fail(?:s|ed)?|reject(?:s|ed)?)\b|n't\b/iu
