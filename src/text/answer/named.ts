import { nameTokens } from '../name-match.ts'
import { isPersonNoun } from '../people/introduction.ts'
import { words } from '../words.ts'
import { answeringWords } from './answering-words.ts'

/** Stands where somebody's name stood: no letter, so that no pattern for words takes it for one. */
export const MARK = '\uE000'

/**
 * A sentence with a mark in the place of every mention of somebody: "succeeding Tom |, who resigned" for Tom Hatch. A family
 * name behind another's given name is somebody else's.
 *
 * @param whom a name, or an office ("the police chief"), of which all words must stand together
 */
export function markedName(said: string, whom: string): string {
  const tokens = nameTokens(whom)
  // "Sheriff Dorsey" goes by his family name.
  const asked = tokens.filter(
    (text, at) =>
      at === tokens.length - 1 || isPersonNoun({ text: tokens.at(-1)! }) || !isPersonNoun({ text }),
  )
  const isOffice = isPersonNoun({ text: asked.at(-1) ?? '' })
  const all = words(said)
  let marked = said
  for (let index = all.length - 1; index >= 0; index--) {
    const length = isOffice ? asked.length : 1
    const stands = all.slice(Math.max(0, index - length + 1), index + 1)
    const tokens = stands.flatMap(({ text }) => nameTokens(text))
    if (tokens.join(' ') !== asked.slice(-length).join(' ')) continue
    const { text, start, end } = all[index]!
    const before = all[index - 1]
    const isBeside = before !== undefined && said.slice(before.end, start) === ' '
    if (!isOffice && (!/^\p{Lu}/u.test(text) || (isBeside && isGivenOfAnother(before.text, asked)))) continue
    const possessive = /['’]s?$/u.exec(text)?.[0] ?? ''
    marked = marked.slice(0, isOffice ? stands[0]!.start : start) + MARK + possessive + marked.slice(end)
  }
  return marked
}

/** Whether a word before a family name is a given name, and not theirs: "Dale" of Priya Weller. */
function isGivenOfAnother(word: string, asked: readonly string[]): boolean {
  const [token = ''] = nameTokens(word)
  return (
    asked.length > 1 &&
    /^\p{Lu}\p{Ll}+$/u.test(word) &&
    !isPersonNoun({ text: word }) &&
    !asked.slice(0, -1).includes(token)
  )
}

/** Whether a marked sentence names anybody, or anything, beside whoever is marked: a day or a month is nobody. */
export function namesAnother(marked: string): boolean {
  if (/^(?:He|She)\b/u.test(marked)) return true
  const names = answeringWords(marked, 'person').map(({ start, end }) => marked.slice(start, end))
  const first = /^(?:\p{Lu}[\p{L}.’'-]+)(?= (?:\p{Ll}|,))/u.exec(marked)?.[0]
  return [
    ...names,
    ...(first === undefined || /^(?:The|An?|It|This|That|In|On|At|After|When)$/u.test(first) ? [] : [first]),
  ].some(name => !DAY.test(name))
}

const DAY =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.?)$/u
