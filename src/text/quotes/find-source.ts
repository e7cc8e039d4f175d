import type { Place } from './place.ts'
import { type Candidate, sourceCandidates, sourceFeatures } from './source-features.ts'
import { SOURCE_WEIGHTS } from './source-weights.ts'
import { readWeights, sumOfWeights } from './weights.ts'

/** The phrase that names who spoke, as far as syntax tells. */
export interface FoundSource extends Candidate {
  /** 0 to 1: how likely this phrase, among all near, is the source. */
  readonly probability: number
}

/**
 * Finds the phrase that names the speaker of a stretch: a conditional logit over {@link sourceFeatures} of every phrase in
 * the paragraph and the one before, as in Fernandes et al. (2011). Undefined when "nobody is named here" is likelier.
 */
export function findSource(place: Place): FoundSource | undefined {
  const candidates = sourceCandidates(place)
  const scores = sourceFeatures(place, candidates).map(features => sumOfWeights(weights, features))
  const top = Math.max(...scores, 0)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - top), Math.exp(-top))
  const best = scores.indexOf(top)
  return best < 0 ? undefined : { ...candidates[best]!, probability: 1 / total }
}

const weights = readWeights(SOURCE_WEIGHTS)
