import type { Sketch } from './sketch.ts'
import type { TermWeights } from './term-weights.ts'

/** A list of terms with what each weighs. */
export interface WeighedTerms {
  /** Ascending. */
  readonly terms: Int32Array
  readonly weights: Float32Array
  /** Square root of the sum of squared weights. */
  readonly norm: number
  readonly total: number
}

/** A sketch with its terms weighed by what was known when it came. */
export interface Weighed {
  readonly sketch: Sketch
  /** How often a term occurs counts here, and here only. */
  readonly terms: WeighedTerms
  readonly plain: WeighedTerms
  readonly headline: WeighedTerms
  readonly lead: WeighedTerms
  readonly names: WeighedTerms
  readonly numbers: WeighedTerms
  readonly pairs: WeighedTerms
}

export function weigh(sketch: Sketch, weights: TermWeights): Weighed {
  const weighTerms = (terms: Int32Array, counts?: Int32Array): WeighedTerms => {
    const weighed = Float32Array.from(terms, (term, at) => {
      return weights.weight(term) * (counts === undefined ? 1 : 1 + Math.log(counts[at]!))
    })
    let squares = 0
    let total = 0
    for (const weight of weighed) {
      squares += weight * weight
      total += weight
    }
    return { terms, weights: weighed, norm: Math.sqrt(squares), total }
  }
  return {
    sketch,
    terms: weighTerms(sketch.terms, sketch.counts),
    plain: weighTerms(sketch.terms),
    headline: weighTerms(sketch.headline),
    lead: weighTerms(sketch.lead),
    names: weighTerms(sketch.names),
    numbers: weighTerms(sketch.numbers),
    pairs: weighTerms(sketch.pairs),
  }
}

/** Cosine of two weighed lists, 0 to 1; 0 where one is empty. */
export function cosine(a: WeighedTerms, b: WeighedTerms): number {
  const { dot } = compareTerms(a, b)
  return dot === 0 ? 0 : dot / (a.norm * b.norm)
}

/** How much of `a`, by weight, stands in `b`, 0 to 1. */
export function shareIn(a: WeighedTerms, b: WeighedTerms): number {
  return a.total === 0 ? 0 : compareTerms(a, b).shared / a.total
}

/** What the terms that stand in both lists weigh, by the weights of `a`. */
export interface SharedWeights {
  /** How many there are. */
  readonly count: number
  /** Sum of the products of both weights. */
  readonly dot: number
  readonly shared: number
  readonly rarest: number
  /** What they weigh beyond {@link RARE} each. */
  readonly rareShared: number
}

// One article in twenty.
const RARE = 3

export function compareTerms(a: WeighedTerms, b: WeighedTerms): SharedWeights {
  const left = a.terms
  const right = b.terms
  let count = 0
  let dot = 0
  let shared = 0
  let rarest = 0
  let rareShared = 0
  for (let at = 0, other = 0; at < left.length && other < right.length; ) {
    const difference = left[at]! - right[other]!
    if (difference < 0) at++
    else if (difference > 0) other++
    else {
      count++
      const weight = a.weights[at++]!
      dot += weight * b.weights[other++]!
      shared += weight
      if (weight > rarest) rarest = weight
      if (weight > RARE) rareShared += weight - RARE
    }
  }
  return { count, dot, shared, rarest, rareShared }
}
