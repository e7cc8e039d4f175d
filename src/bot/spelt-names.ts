import type { Store } from '../stores/store.ts'
import { editDistance } from '../text/edit-distance.ts'
import { nameTokens } from '../text/name-match.ts'
import { terms } from '../text/terms.ts'
import { words } from '../text/words.ts'

/**
 * A question with misspelt names put right: "has trump endorsed sesions?" asks of Sessions; and words of which two letters are swapped: "replcaed". Only a word that stands in no
 * article is a slip, and only where a single name of somebody in the news is near it; whoever shows the reply says how it was read.
 */
export async function withNamesSpelt(question: string, store: Store): Promise<string> {
  if (question.length > MAX_READ) return question
  const long = words(question)
    .map(({ start, text }) => ({ start, text: text.replace(/['’]s$/u, '') }))
    .filter(({ text }) => text.length >= SHORTEST)
  const known = await store.passages.known(long.flatMap(({ text }) => terms(text)))
  let spelt = question
  for (const { start, text } of long.toReversed()) {
    if (terms(text).some(term => known.has(term))) continue
    const name = (await nearestName(text, store)) ?? (await withLettersSwapped(text, store))
    if (name !== undefined) spelt = spelt.slice(0, start) + name + spelt.slice(start + text.length)
  }
  return spelt
}

const MAX_READ = 300

// In letters. Of shorter words too many are near.
const SHORTEST = 5
const LONG = 8

const LOOKED_AT = 20

/** The word that stands in articles and becomes this one where two letters beside each other are swapped; undefined where there are several. */
async function withLettersSwapped(typed: string, store: Store): Promise<string | undefined> {
  const swapped = Array.from(
    { length: typed.length - 1 },
    (_, at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2),
  ).filter(word => word !== typed)
  const known = await store.passages.known(swapped.flatMap(word => terms(word)))
  const [only, ...others] = new Set(swapped.filter(word => terms(word).some(term => known.has(term))))
  return others.length === 0 ? only : undefined
}

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
