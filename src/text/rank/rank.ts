import { terms } from '../terms.ts'

/** How common terms are among all stored passages; as a store's `TermStatistics`. */
export interface RankStatistics {
  readonly passageCount: number
  /** Terms that stand in no passage are left out. */
  readonly passagesWith: ReadonlyMap<string, number>
}

/** What ranking looks at. */
export interface RankCandidate {
  readonly headline: string
  /** The candidate's own words: a passage, or a whole article. */
  readonly text: string
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

export interface Ranked<C> {
  readonly candidate: C
  /** Comparable within one ranking only; higher is better. */
  readonly score: number
}

/**
 * Ranks candidates by how well they match the query: BM25F (Robertson, Zaragoza 2009) over headline and text.
 *
 * @returns all candidates, best first; equal ones in the order given
 */
export function rank<C extends RankCandidate>(
  query: string,
  candidates: readonly C[],
  options: { readonly statistics: RankStatistics; readonly today?: Temporal.PlainDate },
): Ranked<C>[] {
  const wanted = new Set(terms(query))
  const documents = candidates.map(candidate => ({
    headline: counts(candidate.headline),
    text: counts(candidate.text),
  }))
  const averageLength = documents.reduce((sum, { text }) => sum + text.length, 0) / documents.length || 1
  return candidates
    .map((candidate, index) => {
      const { headline, text } = documents[index]!
      const norm = 1 - B + (B * text.length) / averageLength
      let score = 0
      for (const term of wanted) {
        const weight = (text.of.get(term) ?? 0) / norm + HEADLINE_WEIGHT * (headline.of.get(term) ?? 0)
        score += rarity(term, options.statistics) * (weight / (K1 + weight))
      }
      return { candidate, score }
    })
    .sort((a, b) => b.score - a.score)
}

/** How much a term tells (BM25's idf): 0 for one in every passage, about 12 for one never seen among 100,000. */
export function rarity(term: string, statistics: RankStatistics): number {
  const withTerm = statistics.passagesWith.get(term) ?? 0
  return Math.log(1 + (statistics.passageCount - withTerm + 0.5) / (withTerm + 0.5))
}

const K1 = 1.2
const B = 0.6
const HEADLINE_WEIGHT = 2

function counts(text: string): { readonly of: ReadonlyMap<string, number>; readonly length: number } {
  const of = new Map<string, number>()
  const all = terms(text)
  for (const term of all) of.set(term, (of.get(term) ?? 0) + 1)
  return { of, length: all.length }
}
