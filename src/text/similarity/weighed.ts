import { IN_HEADLINE, IN_LEAD, IS_NAME, IS_NUMBER, type Sketch } from './sketch.ts'
import type { TermWeights } from './term-weights.ts'

/** A sketch with its terms weighed by what was known at some time. */
export interface Weighed {
  readonly sketch: Sketch
  /** What each term tells. */
  readonly weights: Float32Array
  /** The same, times how often the term occurs (its logarithm). */
  readonly often: Float32Array
  readonly pairs: Float32Array
  readonly norms: Readonly<Record<Facet, number>>
  /** Sums of the weights in headline and lead. */
  readonly headline: number
  readonly lead: number
}

/** What two articles are compared by, one beside the other. */
type Facet = 'terms' | 'headline' | 'lead' | 'names' | 'numbers' | 'pairs'

/** Weighs the terms of a sketch. */
export function weigh(sketch: Sketch, weights: TermWeights): Weighed {
  const { terms, counts, marks } = sketch
  const plain = new Float32Array(terms.length)
  const often = new Float32Array(terms.length)
  const squares = { terms: 0, headline: 0, lead: 0, names: 0, numbers: 0, pairs: 0 }
  let [headline, lead] = [0, 0]
  for (let at = 0; at < terms.length; at++) {
    const count = counts[at]!
    const mark = marks[at]!
    plain[at] = weights.weight(terms[at]!)
    const weight = plain[at]!
    often[at] = count === 1 ? weight : weight * (1 + Math.log(count))
    squares.terms += often[at]! * often[at]!
    if (mark === 0) continue
    const square = weight * weight
    if (mark & IN_HEADLINE) {
      squares.headline += square
      headline += weight
    }
    if (mark & IN_LEAD) {
      squares.lead += square
      lead += weight
    }
    if (mark & IS_NAME) squares.names += square
    if (mark & IS_NUMBER) squares.numbers += square
  }
  const pairs = new Float32Array(sketch.pairs.length)
  for (let at = 0; at < pairs.length; at++) {
    pairs[at] = weights.weight(sketch.pairs[at]!)
    squares.pairs += pairs[at]! * pairs[at]!
  }
  const norms = {
    terms: Math.sqrt(squares.terms),
    headline: Math.sqrt(squares.headline),
    lead: Math.sqrt(squares.lead),
    names: Math.sqrt(squares.names),
    numbers: Math.sqrt(squares.numbers),
    pairs: Math.sqrt(squares.pairs),
  }
  return { sketch, weights: plain, often, pairs, norms, headline, lead }
}

/** What two articles have in common. Cosines and shares are 0 to 1, and 0 where there is nothing to compare. */
export interface Common extends Record<Facet, number> {
  /** How many terms. */
  count: number
  /** How much of the headline or lead of one, by weight, stands anywhere in the other. */
  headlineInOther: [number, number]
  leadInOther: [number, number]
  /** What their most telling term weighs. */
  rarest: number
  /** What their terms weigh beyond {@link RARE} each. */
  rareShared: number
}

// One article in twenty.
const RARE = 3

/**
 * Readies an article for being compared with many others. For each, `rarest` and `rareShared` go by what terms weigh in the
 * other, and its headline and lead stand second.
 */
export function comparer(article: Weighed): (other: Weighed) => Common {
  const { sketch, weights, often, norms } = article
  const placeOf = lookup(sketch.terms)
  const placeOfPair = lookup(sketch.pairs)
  return other => {
    const { terms: others, marks: otherMarks, pairs: otherPairs } = other.sketch
    let [count, terms, headline, lead, names, numbers, pairs] = [0, 0, 0, 0, 0, 0, 0]
    let [headlineHere, headlineThere, leadHere, leadThere, rarest, rareShared] = [0, 0, 0, 0, 0, 0]
    for (let at = 0; at < others.length; at++) {
      const place = placeOf(others[at]!)
      if (place === -1) continue
      count++
      const weight = weights[place]!
      const otherWeight = other.weights[at]!
      terms += often[place]! * other.often[at]!
      if (otherWeight > rarest) rarest = otherWeight
      if (otherWeight > RARE) rareShared += otherWeight - RARE
      const mark = sketch.marks[place]!
      const otherMark = otherMarks[at]!
      if (mark & IN_HEADLINE) headlineHere += weight
      if (mark & IN_LEAD) leadHere += weight
      if (otherMark & IN_HEADLINE) headlineThere += otherWeight
      if (otherMark & IN_LEAD) leadThere += otherWeight
      const both = mark & otherMark
      if (both === 0) continue
      const product = weight * otherWeight
      if (both & IN_HEADLINE) headline += product
      if (both & IN_LEAD) lead += product
      if (both & IS_NAME) names += product
      if (both & IS_NUMBER) numbers += product
    }
    for (let at = 0; at < otherPairs.length; at++) {
      const place = placeOfPair(otherPairs[at]!)
      if (place !== -1) pairs += article.pairs[place]! * other.pairs[at]!
    }
    const cosine = (facet: Facet, dot: number) => (dot === 0 ? 0 : dot / (norms[facet] * other.norms[facet]))
    return {
      count,
      terms: cosine('terms', terms),
      headline: cosine('headline', headline),
      lead: cosine('lead', lead),
      names: cosine('names', names),
      numbers: cosine('numbers', numbers),
      pairs: cosine('pairs', pairs),
      headlineInOther: [share(headlineHere, article.headline), share(headlineThere, other.headline)],
      leadInOther: [share(leadHere, article.lead), share(leadThere, other.lead)],
      rarest,
      rareShared,
    }
  }
}

/** Where a number stands in a list of distinct ones; -1 where it does not. Nearly all that is asked for does not. */
function lookup(numbers: Int32Array): (number: number) => number {
  let size = 1024
  while (size < 8 * numbers.length) size *= 2
  const mask = size - 1
  // By the number's last bits, or the next free place after them: one more than where it stands, 0 for nothing.
  const table = new Uint16Array(size)
  for (let at = 0; at < numbers.length; at++) {
    let cell = numbers[at]! & mask
    while (table[cell] !== 0) cell = (cell + 1) & mask
    table[cell] = at + 1
  }
  return number => {
    for (let cell = number & mask; ; cell = (cell + 1) & mask) {
      const place = table[cell]! - 1
      if (place === -1 || numbers[place] === number) return place
    }
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
