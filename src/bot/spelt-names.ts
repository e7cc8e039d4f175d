import type { Store } from '../stores/store.ts'
import { editDistance } from '../text/edit-distance.ts'
import { nameTokens } from '../text/name-match.ts'
import { terms } from '../text/terms.ts'
import { words } from '../text/words.ts'

/**
 * A question with misspelt names put right: "has trump endorsed sesions?" asks of Sessions; and words of which two letters are swapped, or one is left out: "replcaed", "libary".
 * Only a word that stands in no article is a slip, and only where a single name or word in the news is near it; whoever shows the reply says how it was read.
 */
export async function withNamesSpelt(typed: string, store: Store): Promise<string> {
  if (typed.length > MAX_READ) return typed
  const question = await withApostrophe(typed, store)
  const long = words(question)
    .map(({ start, text }) => ({ start, text: text.replace(/['’]s$/u, '') }))
    .filter(({ text }) => text.length >= SHORTEST)
  const known = await store.passages.known(long.flatMap(({ text }) => terms(text)))
  let spelt = question
  for (const { start, text } of long.toReversed()) {
    if (terms(text).some(term => known.has(term))) continue
    const name = (await nearestName(text, store)) ?? (await nearestWord(text, store))
    if (name !== undefined) spelt = spelt.slice(0, start) + name + spelt.slice(start + text.length)
  }
  return spelt
}

const MAX_READ = 300

// In letters. Of shorter words too many are near.
const SHORTEST = 5
const LONG = 8

const LOOKED_AT = 20

/** What is somebody's own, with the apostrophe: "who is dorseys successor" asks for Dorsey's. */
async function withApostrophe(question: string, store: Store): Promise<string> {
  const match = OWNED.exec(question)
  const name = match?.groups?.name
  if (match === null || name === undefined) return question
  const known = await store.people.knownWords(nameTokens(name))
  const at = match.index + name.length
  return known.size === 0 ? question : `${question.slice(0, at)}’${question.slice(at)}`
}

const OWNED =
  /(?<name>\p{L}{3,30})s (?=(?:successor|replacement|predecessor|opponents?|rivals?|challengers?|party|age|job|seat|term|trial|campaign|plan|record|deputy|lawyer|salary|district)\b)/iu

/**
 * The word that stands in articles and becomes this one where two letters beside each other are swapped, or one is left out;
 * undefined where there are several.
 */
async function nearestWord(typed: string, store: Store): Promise<string | undefined> {
  const swapped = Array.from(
    { length: typed.length - 1 },
    (_, at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2),
  ).filter(word => word !== typed)
  const filled =
    typed.length < LONG - 2
      ? []
      : Array.from({ length: typed.length - 1 }, (_, at) =>
          Array.from(LETTERS, letter => typed.slice(0, at + 1) + letter + typed.slice(at + 1)),
        ).flat()
  const known = await store.passages.known([...swapped, ...filled].flatMap(word => terms(word)))
  for (const words of [swapped, filled]) {
    const [only, ...others] = new Set(words.filter(word => terms(word).some(term => known.has(term))))
    if (only !== undefined) return others.length === 0 ? only : undefined
  }
  return undefined
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The word of somebody's name that is a letter away, two of a long word, as it is written; undefined where there are several. */
async function nearestName(typed: string, store: Store): Promise<string | undefined> {
  const [asked] = nameTokens(typed)
  if (asked === undefined) return undefined
  const alike = await store.people.search(typed, { limit: LOOKED_AT })
  const inTheNews = alike.filter(({ quoteCount, mentionCount }) => quoteCount + mentionCount > 0)
  const near = inTheNews
    .flatMap(({ person: { name } }) => words(name))
    .filter(({ text }) => {
      const [token = ''] = nameTokens(text)
      return editDistance(asked, token) <= (asked.length >= LONG ? 2 : 1)
    })
    .map(({ text }) => text)
  const [only, ...others] = new Set(near)
  return others.length === 0 ? only : undefined
}
