import type { Sketch } from './sketch.ts'
import { sharedText } from './sketch.ts'
import type { TermWeights } from './term-weights.ts'

/** What two articles are compared by; cosines and shares are 0 to 1. */
// biome-ignore format: lines by meaning
export const PAIR_FEATURES = [
  'terms', 'headline', 'lead', 'names', 'pairs', 'numbers',
  'leastHeadlineInOther', 'mostHeadlineInOther', 'leastLeadInOther', 'mostLeadInOther',
  'rarest', 'rareShared', 'sharedText', 'shortest', 'longest',
  'days', 'samePublisher',
  // How the pair stands beside the other pairs of either article; see standingOf().
  'leastRank', 'mostRank', 'leastStanding', 'mostStanding',
] as const

export interface Compared {
  readonly sketch: Sketch
  /** Days since some fixed day. */
  readonly day: number
  readonly publisher: string
}

/**
 * Compares one article with others: values of {@link PAIR_FEATURES} for each, but for the standing. Terms weigh as `weights` has them now.
 */
export function comparePairs(
  article: Compared,
  others: readonly Compared[],
  weights: TermWeights,
): number[][] {
  const own = {
    terms: weighted(article.sketch.terms, weights, article.sketch.counts),
    headline: weighted(article.sketch.headline, weights),
    lead: weighted(article.sketch.lead, weights),
    names: weighted(article.sketch.names, weights),
    pairs: weighted(article.sketch.pairs, weights),
    numbers: weighted(article.sketch.numbers, weights),
  }
  const size = article.sketch.terms.length
  return others.map(other => {
    const theirs = other.sketch
    const terms = cosine(own.terms, theirs.terms, weights, theirs.counts)
    const headlines = [shareIn(theirs.headline, own.terms, weights), shareOf(own.headline, theirs.terms)]
    const leads = [shareIn(theirs.lead, own.terms, weights), shareOf(own.lead, theirs.terms)]
    const { rarest, rareShared } = rareTerms(theirs.terms, own.terms, weights)
    return [
      terms,
      cosine(own.headline, theirs.headline, weights),
      cosine(own.lead, theirs.lead, weights),
      cosine(own.names, theirs.names, weights),
      cosine(own.pairs, theirs.pairs, weights),
      cosine(own.numbers, theirs.numbers, weights),
      Math.min(...headlines),
      Math.max(...headlines),
      Math.min(...leads),
      Math.max(...leads),
      rarest,
      rareShared,
      sharedText(article.sketch, theirs),
      Math.min(size, theirs.terms.length),
      Math.max(size, theirs.terms.length),
      Math.abs(article.day - other.day),
      article.publisher !== '' && article.publisher === other.publisher ? 1 : 0,
    ]
  })
}

/**
 * How a pair stands among the pairs of one of its articles. `rank`: 0 for the nearest. `standing`: of the nearest, its
 * likeness by that of the second nearest, up to 5; of the others, theirs by the nearest's.
 *
 * @param pair features of the pair
 * @param all features of all pairs of the article, the pair's own among them
 */
export function standingOf(pair: readonly number[], all: Iterable<{ readonly features: readonly number[] }>) {
  const likeness = pair[0]!
  let rank = 0
  let best = 0
  let second = 0
  for (const { features } of all) {
    const other = features[0]!
    if (other > likeness) rank++
    if (other > best) {
      second = best
      best = other
    } else if (other > second) second = other
  }
  const beside = rank === 0 ? second : best
  return { rank: Math.min(20, rank), standing: Math.min(5, likeness / Math.max(1e-6, beside)) }
}

interface Weighted {
  readonly weightOf: ReadonlyMap<number, number>
  readonly norm: number
  /** Sum of the weights. */
  readonly total: number
}

function weighted(terms: readonly number[], weights: TermWeights, counts?: readonly number[]): Weighted {
  const weightOf = new Map<number, number>()
  let squares = 0
  let total = 0
  for (let at = 0; at < terms.length; at++) {
    const weight = weights.weight(terms[at]!) * (counts === undefined ? 1 : 1 + Math.log(counts[at]!))
    weightOf.set(terms[at]!, weight)
    squares += weight * weight
    total += weight
  }
  return { weightOf, norm: Math.sqrt(squares), total }
}

function cosine(
  own: Weighted,
  terms: readonly number[],
  weights: TermWeights,
  counts?: readonly number[],
): number {
  let squares = 0
  let dot = 0
  for (let at = 0; at < terms.length; at++) {
    const weight = weights.weight(terms[at]!) * (counts === undefined ? 1 : 1 + Math.log(counts[at]!))
    squares += weight * weight
    dot += weight * (own.weightOf.get(terms[at]!) ?? 0)
  }
  return dot === 0 ? 0 : dot / (own.norm * Math.sqrt(squares))
}

/** How much of the terms, by weight, stands in the article. */
function shareIn(terms: readonly number[], { weightOf }: Weighted, weights: TermWeights): number {
  let total = 0
  let found = 0
  for (const term of terms) {
    const weight = weights.weight(term)
    total += weight
    if (weightOf.has(term)) found += weight
  }
  return total === 0 ? 0 : found / total
}

/** How much of the article's field, by weight, stands among the terms. */
function shareOf({ weightOf, total }: Weighted, terms: readonly number[]): number {
  let found = 0
  for (const term of terms) found += weightOf.get(term) ?? 0
  return total === 0 ? 0 : found / total
}

/** The weight of the rarest shared term, and the weights of shared terms above a common word's together. */
function rareTerms(terms: readonly number[], { weightOf }: Weighted, weights: TermWeights) {
  let rarest = 0
  let rareShared = 0
  for (const term of terms) {
    if (!weightOf.has(term)) continue
    const weight = weights.weight(term)
    if (weight > rarest) rarest = weight
    if (weight > RARE) rareShared += weight - RARE
  }
  return { rarest, rareShared }
}

// One article in twenty.
const RARE = 3
