import type { TermCodes } from '../term-codes.ts'

/** Terms of a query, each with how much it tells (BM25's idf). */
export interface Asked {
  readonly code: number
  readonly weight: number
}

/** A term of the query, by its index there, at its place among the terms of a field. */
export interface Match {
  readonly asked: number
  readonly place: number
}

/** Makes a function that finds the terms of a query in a field, in reading order. */
export function matcherOf(asked: readonly Asked[]): (field: TermCodes) => readonly Match[] {
  const indexes = new Map(asked.map(({ code }, index) => [code, index]))
  return field => {
    const found: Match[] = []
    for (let place = 0; place < field.length; place++) {
      const index = indexes.get(field[place]!)
      if (index !== undefined) found.push({ asked: index, place })
    }
    return found
  }
}

/** How often each term of the query is matched, within the first `end` terms of the field. */
export function countsOf(asked: readonly Asked[], matches: readonly Match[], end = Infinity): Float64Array {
  const counts = new Float64Array(asked.length)
  for (const match of matches) if (match.place < end) counts[match.asked]!++
  return counts
}

/** As {@link countsOf}, but a match counts the less the further down it stands: news says first what it is about. */
export function countsFromTop(asked: readonly Asked[], matches: readonly Match[]): Float64Array {
  const counts = new Float64Array(asked.length)
  for (const match of matches) counts[match.asked]! += Math.exp(-match.place / TOP)
  return counts
}

const TOP = 80

/** BM25 of a field, given how long it is compared with the others. */
export function saturated(asked: readonly Asked[], counts: Float64Array, relativeLength: number): number {
  const norm = K1 * (1 - B + B * relativeLength)
  let sum = 0
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!
    if (count > 0) sum += (asked[index]!.weight * count * (K1 + 1)) / (count + norm)
  }
  return sum
}

const K1 = 1.2
const B = 0.75

/** The weight of the terms that are matched at all. */
export function coverage(asked: readonly Asked[], counts: Float64Array): number {
  let sum = 0
  for (let index = 0; index < counts.length; index++) if (counts[index]! > 0) sum += asked[index]!.weight
  return sum
}

/** The weight of the weightiest term that is not matched. */
export function weightiestMissing(asked: readonly Asked[], counts: Float64Array): number {
  let most = 0
  for (let index = 0; index < counts.length; index++) {
    if (counts[index] === 0) most = Math.max(most, asked[index]!.weight)
  }
  return most
}

/**
 * The share of neighbouring query terms that stand in the same order in the field, at most so far apart; a pair weighs as
 * much as the lighter of its terms.
 */
export function pairsInOrder(asked: readonly Asked[], matches: readonly Match[], apart: number): number {
  const isPair = new Uint8Array(asked.length)
  for (let index = 0; index < matches.length; index++) {
    const match = matches[index]!
    for (let next = index + 1; next < matches.length; next++) {
      const { asked: follower, place } = matches[next]!
      if (place - match.place > apart) break
      if (follower === match.asked + 1) isPair[match.asked] = 1
    }
  }
  let [all, found] = [0, 0]
  for (let index = 0; index + 1 < asked.length; index++) {
    const weight = Math.min(asked[index]!.weight, asked[index + 1]!.weight)
    all += weight
    if (isPair[index] === 1) found += weight
  }
  return found / (all || 1)
}

/** The most that `size` terms in a row of the field match of the query, by weight, and the place where they end. */
export function bestWindow(
  asked: readonly Asked[],
  matches: readonly Match[],
  size: number,
): { readonly weight: number; readonly end: number } {
  const inWindow = new Uint16Array(asked.length)
  let [current, weight, end, first] = [0, 0, 0, 0]
  for (const match of matches) {
    for (; matches[first]!.place <= match.place - size; first++) {
      const left = matches[first]!.asked
      if (--inWindow[left]! === 0) current -= asked[left]!.weight
    }
    if (inWindow[match.asked]!++ === 0) current += asked[match.asked]!.weight
    if (current > weight + 1e-9) {
      weight = current
      end = match.place
    }
  }
  return { weight, end }
}
