import type { TermCodes } from '../term-codes.ts'

/** The terms of a document, each once and by its place among all, and how much each weighs: together a unit vector. */
export interface Vector {
  readonly terms: readonly number[]
  readonly weights: Float64Array
}

export interface Vocabulary {
  /** How many different terms there are. */
  readonly size: number
  /** How much each tells, by its place: one that many of the documents hold tells little. */
  readonly rarities: Float64Array
  /** The vector of a document whose terms all stand in the documents of the vocabulary. */
  readonly vectorOf: (document: TermCodes) => Vector
}

/** Gives the terms of documents places, and weighs them. Loops, since comparing documents is most of ranking. */
export function vocabularyOf(documents: readonly TermCodes[]): Vocabulary {
  const placeOf = new Map<number, number>()
  const holding: number[] = []
  const lastSeen: number[] = []
  for (const [index, document] of documents.entries()) {
    for (const code of document) {
      let place = placeOf.get(code)
      if (place === undefined) {
        place = holding.length
        placeOf.set(code, place)
        holding.push(0)
        lastSeen.push(-1)
      }
      if (lastSeen[place] !== index) holding[place]!++
      lastSeen[place] = index
    }
  }
  const size = holding.length
  const rarities = Float64Array.from(holding, count => Math.log(1 + documents.length / count))
  const times = new Uint16Array(size)
  const vectorOf = (document: TermCodes) => {
    const terms: number[] = []
    for (const code of document) {
      const place = placeOf.get(code)!
      if (times[place]!++ === 0) terms.push(place)
    }
    const weights = new Float64Array(terms.length)
    let square = 0
    for (let index = 0; index < terms.length; index++) {
      const place = terms[index]!
      weights[index] = (1 + Math.log(times[place]!)) * rarities[place]!
      square += weights[index]! ** 2
      times[place] = 0
    }
    const norm = Math.sqrt(square) || 1
    for (let index = 0; index < weights.length; index++) weights[index]! /= norm
    return { terms, weights }
  }
  return { size, rarities, vectorOf }
}

/** For each of the vectors at `places`, its cosine with every vector. */
export function cosines(vectors: readonly Vector[], places: readonly number[], size: number): Float64Array[] {
  // One document spread over all terms at a time: the others then add up what they share with it without looking anything up.
  const spread = new Float64Array(size)
  return places.map(place => {
    const { terms, weights } = vectors[place]!
    for (let index = 0; index < terms.length; index++) spread[terms[index]!] = weights[index]!
    const found = Float64Array.from(vectors, vector => product(vector, spread))
    for (const term of terms) spread[term] = 0
    return found
  })
}

function product({ terms, weights }: Vector, spread: Float64Array): number {
  let sum = 0
  for (let index = 0; index < terms.length; index++) sum += weights[index]! * spread[terms[index]!]!
  return sum
}
