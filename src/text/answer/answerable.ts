import { predict } from '../boosted-trees.ts'
import type { MeasuredSentence } from './features.ts'
import { NARROW_ANSWERABLE_TREES } from './narrow-answerable-trees.ts'
import { WIDE_ANSWERABLE_TREES } from './wide-answerable-trees.ts'

export type ScoredSentence = MeasuredSentence & { readonly score: number }

/** How likely the best sentence answers the question, 0 to 1. */
export function answerability(ranked: readonly ScoredSentence[]): number {
  const features = answerableFeatures(ranked)
  if (features === undefined) return 0
  const trees = isWide(ranked) ? WIDE_ANSWERABLE_TREES : NARROW_ANSWERABLE_TREES
  const row = trees.features.map(name => features[name] ?? 0)
  return 1 / (1 + Math.exp(-predict(trees, row)))
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
