import type { Span } from '../../model/span.ts'
import { isFunctionWord } from '../quotes/syntax/closed-class.ts'
import { descriptionKind } from '../quotes/syntax/phrases.ts'
import { verbForm } from '../quotes/syntax/verbs.ts'
import { sentences } from '../sentences.ts'
import { type Word, words } from '../words.ts'
import { roleOfTitle } from './role-of-title.ts'

/** A sentence that says who somebody is, with the words that say so. */
export interface Introduction {
  readonly sentence: Span
  readonly emphasis: Span
  /** Higher says it more plainly; comparable between articles. */
  readonly score: number
}

/**
 * Finds the sentence of a text that says most plainly who somebody is: "Ann Soto is the mayor", "Ann Soto, a former mayor,",
 * "Mayor Ann Soto".
 *
 * @param names whole names: a family name alone may be another's
 */
export function findIntroduction(text: string, names: readonly string[]): Introduction | undefined {
  if (names.length === 0) return undefined
  const name = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  let best: Introduction | undefined
  for (const sentence of sentences(text)) {
    const said = text.slice(sentence.start, sentence.end)
    for (const { index: start, 0: named } of said.matchAll(name)) {
      const end = start + named.length
      const name = { start, end }
      const found = behind(said, name) ?? before(said, name) ?? beforeComma(said, name)
      if (found === undefined || (best !== undefined && best.score >= found.score)) continue
      const { start: first, end: last } = found.emphasis
      best = {
        sentence,
        emphasis: { start: sentence.start + first, end: sentence.start + last },
        score: found.score,
      }
    }
  }
  return best
}

type Found = Omit<Introduction, 'sentence'>

// What stands behind a name: "is the mayor of Oakport", ", a former mayor", ", who leads the council". Bounded, so that no text
// makes it slow.
const IS = /^ (?:is|was|became|serves? as|served as) (?:an?|the|his|her|their) ([^,.;:—]{2,80})/u
const APPOSED = /^, (?:(?:an?|the|his|her|their|its) )?([^,.;:—]{2,80})(?=[,.;:—])/u
const WHO =
  /^, who (?:is|was|has been|leads|led|heads|headed|chairs|chaired|runs|represents|represented|served|serves) [^,.;:—]{2,80}/u

function behind(said: string, name: Span): Found | undefined {
  const rest = said.slice(name.end, name.end + 120)
  for (const [pattern, score] of [
    [IS, 3],
    [APPOSED, 3],
    [WHO, 2],
  ] as const) {
    const match = pattern.exec(rest)
    if (match === null || (match[1] !== undefined && !isSomebody(match[1]))) continue
    return { emphasis: { start: name.start, end: name.end + match[0].length }, score }
  }
  return undefined
}

/** Whether a phrase names what a person is: "mayor of Oakport", "Democrat from Ohio"; not "bridge over the Tarn". */
function isSomebody(phrase: string): boolean {
  const head = words(phrase)
  const end = head.findIndex(({ text }) => isFunctionWord(text.toLowerCase()))
  const noun = head.slice(0, end === -1 ? head.length : end).at(-1)
  return noun !== undefined && isPersonNoun(noun)
}

/** Whether a word says what a person is: "mayor", "Sen.", "strategist". */
export function isPersonNoun({ text }: Pick<Word, 'text'>): boolean {
  return roleOfTitle(text) !== undefined || descriptionKind(text.toLowerCase()) === 'person'
}

/** "President Donald Trump", "former coach and candidate Tom Tarver". */
function before(said: string, name: Span): Found | undefined {
  const leading = words(said.slice(0, name.start))
  const last = leading.at(-1)
  // "Mayor, Ann Soto" is a list.
  if (last === undefined || !/^\.? $/u.test(said.slice(last.end, name.start)) || !isPersonNoun(last))
    return undefined
  let first = leading.length - 1
  while (first > 0 && leading.length - first < MOST_WORDS && belongs(leading[first - 1]!, said)) first--
  // What joins belongs to nothing: "and candidate Tom Tarver".
  while (isFunctionWord(leading[first]!.text.toLowerCase())) first++
  return {
    emphasis: { start: leading[first]!.start, end: name.end },
    score: 1 + (leading.length - first) / 10,
  }
}

/** "according to the city engineer, Tom Abara." */
function beforeComma(said: string, name: Span): Found | undefined {
  if (!/^(?:[,.;)]|$)/u.test(said.slice(name.end))) return undefined
  const match = /\b(?:an?|the|his|her|their|its) ([^,.;:—]{2,60}), $/u.exec(
    said.slice(Math.max(0, name.start - 80), name.start),
  )
  if (match === null || !isSomebody(match[1]!)) return undefined
  return { emphasis: { start: name.start - match[0].length, end: name.end }, score: 2 }
}

const MOST_WORDS = 7

function belongs({ text, end }: Word, said: string): boolean {
  if (!/^\.?[ -]/u.test(said.slice(end, end + 2))) return false
  const lower = text.toLowerCase()
  if (lower === 'and') return true
  return !isFunctionWord(lower) && (/^\p{Lu}/u.test(text) || verbForm(lower)?.shape !== 'past')
}
