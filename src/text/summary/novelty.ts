import { sentences } from '../sentences.ts'
import { terms } from '../terms.ts'

/** Of what says less that is new, nothing is told. */
const LEAST = 0.4

/**
 * How much of a passage earlier texts do not say: 1 for all of it, 0 where one of their sentences says most of it. Texts are
 * known by their terms, so that other words around the same facts are not news.
 */
export function noveltyAgainst(earlier: readonly string[]): (passage: string) => number {
  // What is printed again and again is known once.
  const said = new Set(
    earlier.flatMap(text => sentences(text).map(({ start, end }) => text.slice(start, end).trim())),
  )
  const known = [...said].map(sentence => new Set(terms(sentence)))
  const sentencesWith = new Map<string, number[]>()
  for (const [at, words] of known.entries()) {
    for (const term of words) {
      const places = sentencesWith.get(term)
      if (places === undefined) sentencesWith.set(term, [at])
      else places.push(at)
    }
  }
  return passage => {
    const wanted = new Set(terms(passage))
    const shared = new Map<number, number>()
    for (const term of wanted) {
      for (const at of sentencesWith.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    }
    const most = shared.values().reduce((best, count) => Math.max(best, count), 0)
    const novelty = wanted.size === 0 ? 0 : 1 - most / wanted.size
    return novelty < LEAST ? 0 : novelty
  }
}
