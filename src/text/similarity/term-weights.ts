import { type Sketch, TERM_NUMBERS } from './sketch.ts'

/** How telling terms are, learned from the articles as they pass: rare ones tell more. */
export interface TermWeights {
  /** Counts an article's terms. */
  learn(sketch: Sketch): void
  /** How many articles have passed so far. */
  learned(): number
  /** Inverse document frequency of a term: from 0 for one that every article has, up. */
  weight(term: number): number
}

// Halving all counts when so many articles have passed keeps the weights of the season and forgets old ones.
const MAX_ARTICLES = 50_000
// As if so many articles without any of the words had passed before the first: what two of three have in common is telling.
const BEFORE = 4

export function termWeights(): TermWeights {
  const articlesWith = new Float32Array(TERM_NUMBERS)
  let articles = 0
  let learned = 0
  return {
    learn({ terms, pairs }) {
      articles++
      learned++
      for (const term of terms) articlesWith[term]!++
      for (const pair of pairs) articlesWith[pair]!++
      if (articles < MAX_ARTICLES) return
      articles /= 2
      for (let term = 0; term < TERM_NUMBERS; term++) articlesWith[term]! /= 2
    },
    learned: () => learned,
    weight: term => Math.max(0, Math.log((articles + BEFORE) / (articlesWith[term]! + 0.5))),
  }
}
