/** Several candidates, of which one or none is the answer. */
export interface Choice {
  readonly candidates: readonly (readonly string[])[]
  /** Index of the right candidate; -1 for none of them. */
  readonly answer: number
}

export interface RankerOptions {
  /** Features of fewer candidates are left out, so that no weight can stand for one sentence. */
  readonly minCount: number
  /** Strength of the pull towards zero (L2), per weight. */
  readonly ridge: number
  readonly epochs: number
}

/**
 * Learns a conditional logit on binary features: a candidate's score is the sum of its weights, "none" scores 0, and the
 * probability of each is the softmax. Adagrad over the choices in the order given, so the same choices give the same
 * weights.
 */
export function trainRanker(
  choices: readonly Choice[],
  { minCount, ridge, epochs }: RankerOptions,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { candidates } of choices)
    for (const name of candidates.flat()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= minCount).map(([name]) => name)
  const index = new Map(names.map((name, place) => [name, place]))
  const rows = choices.map(({ candidates, answer }) => ({
    answer,
    active: candidates.map(features => features.flatMap(name => index.get(name) ?? [])),
  }))
  const weights = new Float64Array(names.length)
  const squares = new Float64Array(names.length).fill(1)
  const decay = ridge / rows.length
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { active, answer } of rows) {
      const scores = active.map(places => places.reduce((sum, place) => sum + weights[place]!, 0))
      const top = Math.max(0, ...scores)
      const exps = scores.map(score => Math.exp(score - top))
      const total = exps.reduce((sum, value) => sum + value, Math.exp(-top))
      for (const [candidate, places] of active.entries()) {
        const error = exps[candidate]! / total - (candidate === answer ? 1 : 0)
        if (Math.abs(error) < 1e-4) continue
        for (const place of places) {
          const gradient = error + decay * weights[place]!
          squares[place]! += gradient * gradient
          weights[place]! -= (0.3 * gradient) / Math.sqrt(squares[place]!)
        }
      }
    }
  }
  return new Map(names.map((name, place) => [name, weights[place]!]))
}
