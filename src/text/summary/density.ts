import { type BoostedTrees, predict } from '../boosted-trees.ts'
import type { Candidate } from './features.ts'

/** What the first unit gains; every two units on, it is e times less. */
const LEAD = 0.4
const LEAD_UNITS = 2

/**
 * How dense a candidate is in what people put in summaries, as estimated: by the trees, and by where it stands. News tells
 * what happened first, in every newsroom; trees learned from one newsroom say too little of that, and lean on its habits.
 */
export function densityOf(trees: BoostedTrees, { features, place }: Candidate): number {
  return predict(trees, features) * (1 + LEAD * Math.exp(-place / LEAD_UNITS))
}
