import { type BoostedTrees, predict } from '../boosted-trees.ts'
import type { MeasuredSentence } from './features.ts'
import { NARROW_ANSWERABLE_TREES } from './narrow-answerable-trees.ts'
import { WIDE_ANSWERABLE_TREES } from './wide-answerable-trees.ts'
import { WIDE_ANSWERABLE_WEIGHTS } from './wide-answerable-weights.ts'

export type ScoredSentence = MeasuredSentence & { readonly score: number }

/** Tells how sure to be of the best sentence. */
export interface AnswerableModel {
  readonly trees: BoostedTrees
  /** With `bias`; a plain sum is wrong elsewhere than trees are. Absent where it adds nothing. */
  readonly weights?: Readonly<Record<string, number>>
}

const WIDE_MODEL: AnswerableModel = { trees: WIDE_ANSWERABLE_TREES, weights: WIDE_ANSWERABLE_WEIGHTS }
const NARROW_MODEL: AnswerableModel = { trees: NARROW_ANSWERABLE_TREES }

/** How likely the best sentence answers the question, 0 to 1. */
export function answerability(ranked: readonly ScoredSentence[]): number {
  const features = answerableFeatures(ranked)
  if (features === undefined) return 0
  return 1 / (1 + Math.exp(-answerableOdds(isWide(ranked) ? WIDE_MODEL : NARROW_MODEL, features)))
}

/** What trees and weights say, at the mean: log-odds. */
export function answerableOdds(
  { trees, weights }: AnswerableModel,
  features: Readonly<Record<string, number>>,
): number {
  const grown = predict(
    trees,
    trees.features.map(name => features[name] ?? 0),
  )
  if (weights === undefined) return grown
  const summed = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * (name === 'bias' ? 1 : (features[name] ?? 0)),
    0,
  )
  return (grown + summed) / 2
}

/**
 * Whether many articles were searched. Within one, or a handful, all sentences are about its subject, and the question is
 * whether it says this of it; among many, whether any is about the same event at all. What speaks for the one says little
 * of the other, and in a handful no word is rare.
 */
export function isWide(ranked: readonly ScoredSentence[]): boolean {
  return new Set(ranked.map(({ articleId }) => articleId)).size >= MANY
}

const MANY = 10

/** What is known of the best sentence, and how it stands against the others. Undefined when there is none. */
export function answerableFeatures(
  ranked: readonly ScoredSentence[],
): Readonly<Record<string, number>> | undefined {
  const [best, second, third] = ranked
  if (best === undefined) return undefined
  const elsewhere = ranked.find(({ articleId }) => articleId !== best.articleId)
  const beyond = (name: string) => (elsewhere === undefined ? -1 : elsewhere.features[name]!)
  const highest = (name: string) => Math.max(...ranked.map(({ features }) => features[name]!))
  return {
    ...best.features,
    score: best.score,
    'second score': second?.score ?? NO_SCORE,
    'third score': third?.score ?? NO_SCORE,
    lead: best.score - (second?.score ?? NO_SCORE),
    'lead over other articles': best.score - (elsewhere?.score ?? best.score + NO_SCORE),
    'next article, matched weight near': beyond('matched weight near'),
    'next article, missing near': beyond('missing near'),
    'next article, passage rank': beyond('passage rank'),
    'articles near best': new Set(
      ranked.filter(({ score }) => score > best.score - 2).map(({ articleId }) => articleId),
    ).size,
    'share of all': 1 / ranked.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0),
    'near best': ranked.filter(({ score }) => score > best.score - 1).length,
    'highest coverage': highest('coverage'),
    'highest coverage of article': highest('coverage of article'),
    'highest coverage of names': highest('coverage of names'),
    'highest bm25': highest('bm25'),
  }
}

// Below any score of a sentence.
const NO_SCORE = -10
