import { expect, test } from 'vitest'
import { type BoostedTrees, predict } from '../../src/text/boosted-trees.ts'

// First tree: length up to 10? then index up to 0? Second tree: asks the index twice.
const trees: BoostedTrees = {
  features: ['length', 'index'],
  depth: 2,
  base: 1,
  asks: [0, 1, 1, 1, 1, 0],
  upTo: [10, 0, 5, 2, 0, Infinity],
  adds: [0.1, 0.2, 0.3, 0.4, 0.01, 0.02, 0.03, 0.04],
}
const cases = [
  { row: [10, 0], sum: 1.11 },
  { row: [10, 1], sum: 1.22 },
  { row: [11, 5], sum: 1.33 },
  { row: [11, 6], sum: 1.43 },
]
for (const { row, sum } of cases)
  test(`length ${row[0]}, index ${row[1]}`, () => {
    expect(predict(trees, row)).toBeCloseTo(sum)
  })
