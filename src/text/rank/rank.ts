import { type RankCandidate, rankFeatures } from './features.ts'
import { RANK_WEIGHTS } from './rank-weights.ts'
import type { RankStatistics } from './statistics.ts'

export type { RankCandidate } from './features.ts'
export type { RankStatistics } from './statistics.ts'

export interface Ranked<C> {
  readonly candidate: C
  /** Comparable within one ranking only; higher is better. */
  readonly score: number
}

/**
 * Ranks candidates by how well they match the query: a learned weighted sum over BM25 of headline and text,
 * order of words, named publisher and day, age (with `today`), and likeness to the best candidates.
 *
 * @returns all candidates, best first; equal ones in the order given
 */
export function rank<C extends RankCandidate>(
  query: string,
  candidates: readonly C[],
  options: { readonly statistics: RankStatistics; readonly today?: Temporal.PlainDate },
): Ranked<C>[] {
  const weights = Object.entries(RANK_WEIGHTS)
  return rankFeatures(query, candidates, options)
    .map((features, index) => ({
      candidate: candidates[index]!,
      score: weights.reduce((sum, [name, weight]) => sum + weight * features[name]!, 0),
    }))
    .sort((a, b) => b.score - a.score)
}
