import { type BoostedTrees, predict } from '../boosted-trees.ts'
import { closeToBest } from './close-to-best.ts'
import { comparedOf } from './compared.ts'
import {
  areArticles,
  askedTerms,
  type RankCandidate,
  type RankFeatures,
  type RankOptions,
  rankFeatures,
} from './features.ts'
import { RANK_TREES } from './rank-trees.ts'
import { RANK_WEIGHTS } from './rank-weights.ts'
import { sameEvent } from './same-event.ts'
import type { RankStatistics } from './statistics.ts'

export type { RankCandidate } from './features.ts'
export type { RankStatistics } from './statistics.ts'

export interface Ranked<C> {
  readonly candidate: C
  /** Comparable within one ranking only; higher is better. */
  readonly score: number
}

/**
 * Ranks candidates by how well they match the query. First a learned weighted sum over BM25 of headline and text, nearness
 * and order of words, named publisher and day, and age (with `today`); then boosted trees put the best of these in order,
 * with how each stands to the others.
 *
 * @returns all candidates, best first; equal ones in the order given
 */
export function rank<C extends RankCandidate>(
  query: string,
  candidates: readonly C[],
  options: RankOptions,
): Ranked<C>[] {
  const features = rankFeatures(query, candidates, options)
  const isLong = areArticles(candidates)
  const byWords = weighedSums(features, { weights: RANK_WEIGHTS, isLong })
    .map((score, index) => ({ index, score, candidate: candidates[index]! }))
    .sort((a, b) => b.score - a.score)
  const first = byWords.slice(0, RERANKED)
  const rows = rankRows(query, first, { features, isLong, statistics: options.statistics })
  const best = first
    .map(({ candidate, score }, place) => ({ candidate, score: bothSteps(RANK_TREES, rows[place]!, score) }))
    .sort((a, b) => b.score - a.score)
  // The others keep their order behind the last of them.
  const [lastByWords, last] = [first.at(-1)?.score ?? 0, best.at(-1)?.score ?? 0]
  const others = byWords
    .slice(RERANKED)
    .map(({ candidate, score }) => ({ candidate, score: last + score - lastByWords }))
  return [...best, ...others]
}

/** Of so many the right ones are among them nearly always, and likeness need not be reckoned for the rest. */
export const RERANKED = 60

/**
 * What trees and weights say together: the trees know more, but among candidates unlike those they learned from, such as
 * copies that differ in one thing, the weights are not led astray.
 */
export function bothSteps(trees: BoostedTrees, row: RankFeatures, byWords: number): number {
  const values = trees.features.map(name => row[name]!)
  return predict(trees, values) + WORDS_COUNT * byWords
}

const WORDS_COUNT = 0.6

/** What the weights say of each candidate; "…, articles" is added where whole articles are ranked. */
export function weighedSums(
  features: readonly RankFeatures[],
  { weights, isLong }: { readonly weights: Readonly<Record<string, number>>; readonly isLong: boolean },
): number[] {
  const terms = Object.keys(features[0] ?? {}).map(
    name => [name, (weights[name] ?? 0) + (isLong ? (weights[`${name}, articles`] ?? 0) : 0)] as const,
  )
  return features.map(row => terms.reduce((sum, [name, weight]) => sum + weight * row[name]!, 0))
}

/** What the trees look at, of the best by words in that order. */
export function rankRows(
  query: string,
  first: readonly { readonly index: number; readonly score: number; readonly candidate: RankCandidate }[],
  {
    features,
    isLong,
    statistics,
  }: {
    readonly features: readonly RankFeatures[]
    readonly isLong: boolean
    readonly statistics: RankStatistics
  },
): RankFeatures[] {
  if (first.length === 0) return []
  const compared = comparedOf(first.map(({ candidate }) => candidate))
  const scores = first.map(({ score }) => score)
  const close = closeToBest(compared, scores)
  const event = sameEvent(askedTerms(query, statistics), { compared, scores })
  return first.map(({ index }, place) => ({
    ...features[index]!,
    ...close[place]!,
    ...event[place]!,
    articles: isLong ? 1 : 0,
  }))
}
