import { dot, tfIdf } from './tf-idf.ts'

/**
 * The sentences most like the others, in reading order: by the stationary weights of a walk between sentences by likeness
 * that jumps anywhere now and then (continuous LexRank, Erkan and Radev 2004).
 */
export function lexRank(found: readonly string[], taken: number): string[] {
  const vectors = tfIdf(found)
  const likeness = vectors.map(a => vectors.map(b => dot(a, b)))
  const sums = likeness.map(row => row.reduce((sum, value) => sum + value, 0) || 1)
  let weights = found.map(() => 1 / found.length)
  for (let step = 0; step < 30; step++) {
    weights = weights.map((_, at) => {
      const come = weights.reduce(
        (sum, weight, from) => sum + (weight * likeness[from]![at]!) / sums[from]!,
        0,
      )
      return 0.15 / found.length + 0.85 * come
    })
  }
  return [...found.keys()]
    .sort((a, b) => weights[b]! - weights[a]!)
    .slice(0, taken)
    .sort((a, b) => a - b)
    .map(at => found[at]!)
}
