import { randomFrom, shuffle } from './random.ts'

/** Things to be put in order, of which some are right. */
export interface Listing {
  readonly rows: readonly Readonly<Record<string, number>>[]
  readonly right: readonly boolean[]
  readonly weight: number
}

export interface ListwiseOptions {
  readonly epochs: number
  /** Pull towards zero (L2), on features of one spread. */
  readonly ridge: number
  readonly rate: number
}

/**
 * Learns weights by which the right rows of a listing come first: a conditional logit, where the probability of a row is
 * the softmax of its score. Adagrad, in an order that is the same every time.
 *
 * @returns weights of the features as they stand; a score is their weighted sum
 */
export function trainListwise(
  listings: readonly Listing[],
  { epochs, ridge, rate }: ListwiseOptions,
): Record<string, number> {
  const names = Object.keys(listings[0]?.rows[0] ?? {})
  const spread = spreads(listings, names)
  const lists = listings.map(({ rows, right, weight }) => ({
    rows: rows.map(row => Float64Array.from(names, (name, index) => row[name]! / spread[index]!)),
    right,
    weight,
  }))
  const weights = new Float64Array(names.length)
  const squares = new Float64Array(names.length).fill(0.01)
  const random = randomFrom(1)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(lists, random)
    for (const { rows, right, weight } of lists) {
      const gradient = gradientOf(rows, right, weights)
      for (let index = 0; index < weights.length; index++) {
        const step = gradient[index]! * weight + ridge * weights[index]!
        squares[index]! += step * step
        weights[index]! -= (rate * step) / Math.sqrt(squares[index]!)
      }
    }
  }
  return Object.fromEntries(
    names
      .map((name, index) => [name, Number((weights[index]! / spread[index]!).toPrecision(3))] as const)
      .filter(([, weight]) => weight !== 0),
  )
}

function gradientOf(
  rows: readonly Float64Array[],
  right: readonly boolean[],
  weights: Float64Array,
): Float64Array {
  const scores = rows.map(row => row.reduce((sum, value, index) => sum + value * weights[index]!, 0))
  const top = Math.max(...scores)
  const shares = scores.map(score => Math.exp(score - top))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const ofRight = shares.reduce((sum, share, index) => sum + (right[index] ? share : 0), 0)
  const gradient = new Float64Array(weights.length)
  for (const [index, row] of rows.entries()) {
    const error = shares[index]! / all - (right[index] ? shares[index]! / ofRight : 0)
    if (Math.abs(error) < 1e-5) continue
    for (let feature = 0; feature < row.length; feature++) gradient[feature]! += error * row[feature]!
  }
  return gradient
}

/** Standard deviations; 1 for a feature that never changes. */
function spreads(listings: readonly Listing[], names: readonly string[]): number[] {
  const rows = listings.flatMap(({ rows }) => rows)
  return names.map(name => {
    const mean = rows.reduce((sum, row) => sum + row[name]!, 0) / rows.length
    const variance = rows.reduce((sum, row) => sum + (row[name]! - mean) ** 2, 0) / rows.length
    return Math.sqrt(variance) || 1
  })
}
