import { randomFrom, shuffle } from './random.ts'

/** One thing to learn from: which features it has, and whether it is one of those looked for. */
export interface Example {
  readonly features: readonly string[]
  readonly label: boolean
}

export interface LogisticOptions {
  /** Features seen in fewer examples are left out, so that no weight can stand for one sentence. */
  readonly minCount: number
  /** Strength of the pull towards zero (L2), per weight. */
  readonly ridge: number
  readonly epochs: number
}

/**
 * Learns a logistic regression on binary features: the log-odds of `label` are `bias` plus the weights of the features.
 * Adagrad over the examples in a fixed shuffled order, so the same examples always give the same weights.
 */
export function trainLogistic(
  examples: readonly Example[],
  { minCount, ridge, epochs }: LogisticOptions,
): { readonly bias: number; readonly weights: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>()
  for (const { features } of examples)
    for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [
    'bias',
    ...[...counts]
      .filter(([, count]) => count >= minCount)
      .map(([name]) => name)
      .sort(),
  ]
  const index = new Map(names.map((name, place) => [name, place]))
  const rows = examples.map(({ features, label }) => ({
    active: [0, ...features.flatMap(name => index.get(name) ?? [])],
    label: label ? 1 : 0,
  }))
  shuffle(rows, randomFrom(20160926))
  const weights = new Float64Array(names.length)
  const squares = new Float64Array(names.length).fill(1)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { active, label } of rows) {
      const score = active.reduce((sum, place) => sum + weights[place]!, 0)
      const error = 1 / (1 + Math.exp(-score)) - label
      for (const place of active) {
        const gradient = error + (place === 0 ? 0 : (ridge * weights[place]!) / rows.length)
        squares[place]! += gradient * gradient
        weights[place]! -= (0.5 * gradient) / Math.sqrt(squares[place]!)
      }
    }
  }
  return {
    bias: weights[0]!,
    weights: new Map(names.slice(1).map((name, place) => [name, weights[place + 1]!])),
  }
}
