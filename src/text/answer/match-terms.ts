import type { Span } from '../../model/span.ts'
import { kinship } from '../related-words.ts'
import { termSpans } from '../terms.ts'
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
  const known = new Map<string, readonly { readonly asked: number; readonly strength: number }[]>()
  const lookUp = (term: string) => {
    const before = known.get(term)
    if (before !== undefined) return before
    const found = asked
      .map((one, index) => ({ asked: index, strength: kinship(one.term, term) }))
      .filter(({ strength }) => strength > 0)
    known.set(term, found)
    return found
  }
  return text => {
    const strengths = asked.map(() => 0)
    const counts = asked.map(() => 0)
    const all = termSpans(text)
    const found: Match[] = []
    for (const [place, { term, start, end }] of all.entries()) {
      for (const match of lookUp(term)) {
        found.push({ ...match, place, span: { start, end } })
        strengths[match.asked] = Math.max(strengths[match.asked]!, match.strength)
        counts[match.asked]! += match.strength
      }
    }
    return { found, strengths, counts, length: all.length }
  }
}
