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
  // A row may stand in several listings, and looking up by name is slow.
  const byRow = new Map<Listing['rows'][number], Float64Array>()
  for (const { rows } of listings) {
    for (const row of rows)
      if (!byRow.has(row))
        byRow.set(
          row,
          Float64Array.from(names, name => row[name]!),
        )
  }
  const spread = spreads([...byRow.values()], names.length)
  for (const values of byRow.values())
    for (let index = 0; index < values.length; index++) values[index]! /= spread[index]!
  const lists = listings.map(({ rows, right, weight }) => ({
    rows: rows.map(row => byRow.get(row)!),
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
function spreads(rows: readonly Float64Array[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const mean = rows.reduce((sum, row) => sum + row[index]!, 0) / rows.length
    const variance = rows.reduce((sum, row) => sum + (row[index]! - mean) ** 2, 0) / rows.length
    return Math.sqrt(variance) || 1
  })
}
