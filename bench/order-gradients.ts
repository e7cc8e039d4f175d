export interface Ordered {
  /** 1 for right rows, 0 for the others. */
  readonly targets: readonly number[]
  readonly predicted: Float64Array
  /** How many rows each list has, one after the other. */
  readonly lists: readonly number[]
}

/**
 * Which way each row has to move for the right rows of its list to come first, and how sure that is: a pair in the wrong
 * order counts by what mending it would add to the list's nDCG (LambdaMART; Burges 2010).
 *
 * @param into where gradient and hessian are written, of as many rows
 */
export function orderGradients(
  { targets, predicted, lists }: Ordered,
  into: { readonly gradient: Float64Array; readonly hessian: Float64Array },
): void {
  into.gradient.fill(0)
  into.hessian.fill(0)
  let start = 0
  for (const size of lists) {
    const rows = Array.from({ length: size }, (_, index) => start + index)
    start += size
    rows.sort((a, b) => predicted[b]! - predicted[a]!)
    const right = rows.flatMap((row, place) => (targets[row] === 1 ? [place] : []))
    const ideal = right.reduce((sum, _, place) => sum + discount(place), 0)
    for (const one of right) {
      for (const [other, row] of rows.entries()) {
        if (targets[row] === 1 || Math.min(one, other) >= LOOKED_AT) continue
        pushApart(rows[one]!, row, {
          predicted,
          worth: Math.abs(discount(one) - discount(other)) / ideal,
          ...into,
        })
      }
    }
  }
}

// Nobody minds the order further down.
const LOOKED_AT = 20

function discount(place: number): number {
  return 1 / Math.log2(2 + place)
}

function pushApart(
  right: number,
  wrong: number,
  {
    predicted,
    worth,
    gradient,
    hessian,
  }: {
    readonly predicted: Float64Array
    readonly worth: number
    readonly gradient: Float64Array
    readonly hessian: Float64Array
  },
): void {
  const apart = predicted[right]! - predicted[wrong]!
  const mistaken = 1 / (1 + Math.exp(apart))
  const push = worth * mistaken
  gradient[right]! += push
  gradient[wrong]! -= push
  hessian[right]! += push * (1 - mistaken)
  hessian[wrong]! += push * (1 - mistaken)
}
