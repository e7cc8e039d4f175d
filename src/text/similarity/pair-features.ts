import { sharedText } from './sketch.ts'
import { compareTerms, cosine, shareIn, type Weighed } from './weighed.ts'

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
  readonly weighed: Weighed
  /** Days since some fixed day. */
  readonly day: number
  readonly publisher: string
}

/** Cosine of all terms: what neighbours are ordered by. */
export function likenessOf(a: Compared, b: Compared): number {
  return cosine(a.weighed.terms, b.weighed.terms)
}

/** Compares two articles: values of {@link PAIR_FEATURES}, but for the standing. */
export function comparePair(a: Compared, b: Compared): number[] {
  const [one, two] = [a.weighed, b.weighed]
  const headlines = [shareIn(one.headline, two.plain), shareIn(two.headline, one.plain)]
  const leads = [shareIn(one.lead, two.plain), shareIn(two.lead, one.plain)]
  const { rarest, rareShared } = compareTerms(one.plain, two.plain)
  const sizes = [one.sketch.terms.length, two.sketch.terms.length]
  return [
    likenessOf(a, b),
    cosine(one.headline, two.headline),
    cosine(one.lead, two.lead),
    cosine(one.names, two.names),
    cosine(one.pairs, two.pairs),
    cosine(one.numbers, two.numbers),
    Math.min(...headlines),
    Math.max(...headlines),
    Math.min(...leads),
    Math.max(...leads),
    rarest,
    rareShared,
    sharedText(one.sketch, two.sketch),
    Math.min(...sizes),
    Math.max(...sizes),
    Math.abs(a.day - b.day),
    a.publisher !== '' && a.publisher === b.publisher ? 1 : 0,
  ]
}

/**
 * How a pair stands among the pairs of one of its articles. `rank`: 0 for the nearest. `standing`: of the nearest, its
 * likeness by that of the second nearest, up to 5; of the others, theirs by the nearest's.
 *
 * @param likenesses of all pairs of the article, its own among them, highest first
 */
export function standingOf(likeness: number, likenesses: Float64Array): { rank: number; standing: number } {
  const rank = likenesses.indexOf(likeness)
  const beside = likenesses[rank === 0 ? 1 : 0] ?? 0
  return { rank: Math.min(20, rank), standing: Math.min(5, likeness / Math.max(1e-6, beside)) }
}
