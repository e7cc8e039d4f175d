import { terms } from '../src/text/terms.ts'

/** Weights by term. */
export type Vector = Map<string, number>

/** Unit vectors over all texts given: 1 + log of the count, times the inverse document frequency. */
export function tfIdf(texts: readonly string[]): Vector[] {
  const counts = texts.map(text => Map.groupBy(terms(text), term => term))
  const having = new Map<string, number>()
  for (const term of counts.flatMap(own => [...own.keys()])) having.set(term, (having.get(term) ?? 0) + 1)
  return counts.map(own => {
    const vector: Vector = new Map(
      Array.from(own, ([term, { length }]) => [
        term,
        (1 + Math.log(length)) * Math.log((texts.length + 1) / having.get(term)!),
      ]),
    )
    const length = norm(vector) || 1
    return new Map(Array.from(vector, ([term, weight]) => [term, weight / length]))
  })
}

/** Their likeness, for unit vectors. */
export function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

export function norm(vector: Vector): number {
  return Math.hypot(...vector.values())
}
