import type { Span } from '../../model/span.ts'
import { kinshipTo } from '../related-words.ts'
import { termsOf } from '../terms.ts'
import { eachWord } from '../words.ts'
import type { QuestionTerm } from './question.ts'

/** A word of a text that speaks of a term of the question. */
export interface Match {
  /** Index of the question's term. */
  readonly asked: number
  /** Its place among the terms of the text. */
  readonly place: number
  /** In the text. */
  readonly span: Span
  /** 1 for the very term, less for a related one. */
  readonly strength: number
}

export interface Matched {
  /** In reading order. */
  readonly found: readonly Match[]
  /** Per question term, its strongest match; 0 without one. */
  readonly strengths: readonly number[]
  /** Per question term, its matches together. */
  readonly counts: readonly number[]
  /** Terms in the text. */
  readonly length: number
}

/** Makes a function that finds a question's terms in texts. It remembers words seen, so one question keeps one. */
export function matcherOf(asked: readonly QuestionTerm[]): (text: string) => Matched {
  const kinships = asked.map(({ term }) => kinshipTo(term))
  // By word, what each of its terms speaks of.
  const known = new Map<
    string,
    readonly (readonly { readonly asked: number; readonly strength: number }[])[]
  >()
  const lookUp = (word: string) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = termsOf(word).map(term =>
      kinships.flatMap((kinship, index) => {
        const strength = kinship(term)
        return strength > 0 ? { asked: index, strength } : []
      }),
    )
    known.set(word, found)
    return found
  }
  return text => {
    const strengths = asked.map(() => 0)
    const counts = asked.map(() => 0)
    const found: Match[] = []
    let length = 0
    eachWord(text, (start, end) => {
      for (const matches of lookUp(text.slice(start, end))) {
        for (const match of matches) {
          found.push({ ...match, place: length, span: { start, end } })
          strengths[match.asked] = Math.max(strengths[match.asked]!, match.strength)
          counts[match.asked]! += match.strength
        }
        length++
      }
    })
    return { found, strengths, counts, length }
  }
}
