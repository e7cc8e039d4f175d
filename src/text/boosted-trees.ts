/**
 * Gradient-boosted regression trees, flattened: `bench/boosted-trees.ts` grows them, {@link predict} walks them.
 * Every tree is complete to `depth` levels: node `i` of a tree has the children `2i + 1` and `2i + 2`.
 */
export interface BoostedTrees {
  readonly features: readonly string[]
  readonly depth: number
  /** What is predicted before any tree speaks. */
  readonly base: number
  /** Per inner node, tree after tree: the feature asked, by its place in `features`. */
  readonly asks: readonly number[]
  /** Per inner node: values up to and including this go left. */
  readonly upTo: readonly number[]
  /** Per leaf, tree after tree: what it adds. */
  readonly adds: readonly number[]
}

/** The sum of what the trees say of one row. `row` holds the values of `trees.features`, in that order. */
export function predict(trees: BoostedTrees, row: ArrayLike<number>): number {
  const { depth, asks, upTo, adds } = trees
  const leaves = 2 ** depth
  let sum = trees.base
  for (let inner = 0, leaf = 0; leaf < adds.length; inner += leaves - 1, leaf += leaves) {
    let node = 0
    for (let level = 0; level < depth; level++) {
      node = 2 * node + (row[asks[inner + node]!]! <= upTo[inner + node]! ? 1 : 2)
    }
    sum += adds[leaf + node - leaves + 1]!
  }
  return sum
}
