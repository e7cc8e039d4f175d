import type { TermCodes } from '../term-codes.ts'

/** A candidate as seen by {@link closeToBest}. */
interface Compared {
  readonly terms: TermCodes
  readonly publishedOn: Temporal.PlainDate | undefined
  /** How well it matches the query by its own words. */
  readonly score: number
}

/**
 * How much each candidate is like the best ones: several publishers report one event, and each words it in its own way, so
 * what is like the best matches is likely to be about the same, above all when published in the same days.
 * Relevance feedback by whole documents (Diaz 2005, "Regularizing ad hoc retrieval scores").
 */
export function closeToBest(candidates: readonly Compared[]): {
  readonly likeness: number
  readonly 'likeness in time': number
  readonly 'likeness to first': number
}[] {
  const best = candidates
    .map(({ score }, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, BEST)
  const likenesses = cosines(
    candidates.map(({ terms }) => terms),
    best.map(({ index }) => index),
  )
  const days = candidates.map(({ publishedOn }) => publishedOn && dayNumber(publishedOn))
  const top = best[0]?.score ?? 0
  const models = best.map(({ score, index }, place) => ({
    index,
    trust: Math.exp((score - top) / TRUST_SPAN),
    likenesses: likenesses[place]!,
  }))
  return candidates.map((_, index) => {
    let [trusted, likeness, inTime, first] = [0, 0, 0, 0]
    for (const { index: other, trust, likenesses } of models) {
      // A candidate tells nothing about itself.
      if (other === index) continue
      const alike = likenesses[index]!
      trusted += trust
      likeness += trust * alike
      inTime += trust * alike * closeInTime(days[index], days[other])
      first = Math.max(first, alike * trust)
    }
    const norm = trusted || 1
    return { likeness: likeness / norm, 'likeness in time': inTime / norm, 'likeness to first': first }
  })
}

const BEST = 10

// In units of BM25: a candidate two behind the best is trusted a third as much.
const TRUST_SPAN = 2

const NEWS_LASTS_DAYS = 5
const UNKNOWN_DAY = 0.5

function closeInTime(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? UNKNOWN_DAY : Math.exp(-Math.abs(a - b) / NEWS_LASTS_DAYS)
}

function dayNumber({ year, dayOfYear }: Temporal.PlainDate): number {
  return year * 365.25 + dayOfYear
}

/** For each of the documents at `places`, its cosine with every document. */
function cosines(documents: readonly TermCodes[], places: readonly number[]): (readonly number[])[] {
  const { vectors, size } = vectorsOf(documents)
  // One document spread over all terms at a time: the others then add up what they share with it without looking anything up.
  const spread = new Float64Array(size)
  return places.map(place => {
    const { terms, weights } = vectors[place]!
    for (let index = 0; index < terms.length; index++) spread[terms[index]!] = weights[index]!
    const found = vectors.map(vector => product(vector, spread))
    for (const term of terms) spread[term] = 0
    return found
  })
}

function product({ terms, weights }: Vector, spread: Float64Array): number {
  let sum = 0
  for (let index = 0; index < terms.length; index++) sum += weights[index]! * spread[terms[index]!]!
  return sum
}

/** The terms of a document, each once and by its place among all, and how much each weighs. */
interface Vector {
  readonly terms: readonly number[]
  readonly weights: Float64Array
}

/** Unit vectors of term weights; a term that many of the candidates hold weighs little. Loops, since this is most of ranking. */
function vectorsOf(documents: readonly TermCodes[]): {
  readonly vectors: readonly Vector[]
  readonly size: number
} {
  const placeOf = new Map<number, number>()
  const held: number[] = []
  const times: number[] = []
  const vectors = documents.map(codes => {
    const terms: number[] = []
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index]!
      let term = placeOf.get(code)
      if (term === undefined) {
        term = held.length
        placeOf.set(code, term)
        held.push(0)
        times.push(0)
      }
      if (times[term] === 0) terms.push(term)
      times[term]!++
    }
    const weights = new Float64Array(terms.length)
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index]!
      weights[index] = 1 + Math.log(times[term]!)
      times[term] = 0
      held[term]!++
    }
    return { terms, weights }
  })
  const rarities = held.map(count => Math.log(1 + documents.length / count))
  for (const { terms, weights } of vectors) {
    let square = 0
    for (let index = 0; index < terms.length; index++) {
      weights[index]! *= rarities[terms[index]!]!
      square += weights[index]! ** 2
    }
    const norm = Math.sqrt(square) || 1
    for (let index = 0; index < terms.length; index++) weights[index]! /= norm
  }
  return { vectors, size: held.length }
}
