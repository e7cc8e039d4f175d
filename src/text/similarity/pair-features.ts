import { sharedText } from './sketch.ts'
import type { Common, Weighed } from './weighed.ts'

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

/** Where the standing begins among the features. */
export const STANDING_AT = PAIR_FEATURES.indexOf('leastRank')
/** Which of so many nearest it is tells; beyond them, as in a story that many publishers report, the place says nothing. */
export const RANKED = 8

export interface Compared {
  readonly weighed: Weighed
  /** Days since some fixed day. */
  readonly day: number
  readonly publisher: string
}

/** Compares two articles: values of {@link PAIR_FEATURES}, those of the standing left open. */
export function comparePair(a: Compared, b: Compared, common: Common): number[] {
  const sizes = [a.weighed.sketch.terms.length, b.weighed.sketch.terms.length]
  return [
    common.terms,
    common.headline,
    common.lead,
    common.names,
    common.pairs,
    common.numbers,
    Math.min(...common.headlineInOther),
    Math.max(...common.headlineInOther),
    Math.min(...common.leadInOther),
    Math.max(...common.leadInOther),
    common.rarest,
    common.rareShared,
    sharedText(a.weighed.sketch, b.weighed.sketch),
    Math.min(...sizes),
    Math.max(...sizes),
    // Whole days: what the trees learned from tells dates only, and a report of the evening is not a day late.
    Math.round(Math.abs(a.day - b.day)),
    a.publisher !== '' && a.publisher === b.publisher ? 1 : 0,
    ...OPEN,
  ]
}

const OPEN: readonly number[] = Array(PAIR_FEATURES.length - STANDING_AT).fill(Number.NaN)

/**
 * How a pair stands among the pairs of one of its articles. `rank`: 0 for the nearest, {@link RANKED} for all beyond.
 * `standing`: of the nearest, its likeness by that of the second nearest, up to 5; of the others, theirs by the nearest's.
 *
 * @param nearest likenesses of the article's pairs, highest first; no more than {@link RANKED} are asked for
 */
export function standingOf(likeness: number, nearest: readonly number[]): { rank: number; standing: number } {
  const found = nearest.indexOf(likeness)
  const rank = found === -1 ? RANKED : found
  const beside = nearest[rank === 0 ? 1 : 0] ?? 0
  return { rank, standing: Math.min(5, likeness / Math.max(1e-6, beside)) }
}
