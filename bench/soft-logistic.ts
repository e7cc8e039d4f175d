import type { TrainingRows } from './boosted-trees.ts'

/**
 * Learns a logistic regression on numbers, with targets from 0 to 1: the log-odds are `bias` plus the weighted sum of the
 * features as they stand. Newton's method, with a pull towards zero (L2) on features of one spread, so that the same rows
 * always give the same weights.
 *
 * @param options.ridge against the sum of the rows' weights
 */
export function trainSoftLogistic(
  { features, rows, targets, weights = targets.map(() => 1) }: TrainingRows,
  { ridge }: { readonly ridge: number },
): Record<string, number> {
  const { means, spreads } = momentsOf(rows, features.length)
  const inputs = rows.map(row =>
    Float64Array.from(features, (_, index) => (row[index]! - means[index]!) / spreads[index]!),
  )
  const size = features.length + 1
  const learned = new Float64Array(size)
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = new Float64Array(size)
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    for (const [place, input] of inputs.entries()) {
      const score = input.reduce((sum, value, index) => sum + value * learned[index]!, learned[size - 1]!)
      const p = 1 / (1 + Math.exp(-score))
      const error = weights[place]! * (targets[place]! - p)
      const curve = weights[place]! * p * (1 - p)
      for (let row = 0; row < size; row++) {
        const value = row === size - 1 ? 1 : input[row]!
        gradient[row]! += error * value
        for (let column = 0; column <= row; column++)
          hessian[row]![column]! += curve * value * (column === size - 1 ? 1 : input[column]!)
      }
    }
    for (let row = 0; row < size; row++) {
      // The bias is not pulled.
      gradient[row]! -= row === size - 1 ? 0 : ridge * learned[row]!
      hessian[row]![row]! += row === size - 1 ? 1e-6 : ridge
    }
    for (const [row, change] of solve(hessian, gradient).entries()) learned[row]! += change
  }
  const own = features.map((name, index) => [name, learned[index]! / spreads[index]!] as const)
  const bias = own.reduce((sum, [, weight], index) => sum - weight * means[index]!, learned[size - 1]!)
  return Object.fromEntries(
    [...own.filter(([, weight]) => weight !== 0), ['bias', bias] as const].map(([name, weight]) => [
      name,
      Number(weight.toPrecision(4)),
    ]),
  )
}

const NEWTON_STEPS = 8

/** Mean and standard deviation of each feature; 1 for the spread of one that never changes. */
function momentsOf(rows: readonly ArrayLike<number>[], count: number) {
  const means = Array.from(
    { length: count },
    (_, index) => rows.reduce((sum, row) => sum + row[index]!, 0) / rows.length,
  )
  const spreads = means.map(
    (mean, index) =>
      Math.sqrt(rows.reduce((sum, row) => sum + (row[index]! - mean) ** 2, 0) / rows.length) || 1,
  )
  return { means, spreads }
}

/** Solves a symmetric positive definite system, of which the lower half is given (Cholesky). */
function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row]![column]!
      for (let index = 0; index < column; index++) sum -= lower[row]![index]! * lower[column]![index]!
      lower[row]![column] = row === column ? Math.sqrt(sum) : sum / lower[column]![column]!
    }
  }
  const found = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    for (let index = 0; index < row; index++) found[row]! -= lower[row]![index]! * found[index]!
    found[row]! /= lower[row]![row]!
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let index = row + 1; index < size; index++) found[row]! -= lower[index]![row]! * found[index]!
    found[row]! /= lower[row]![row]!
  }
  return found
}
