import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BoostedTrees, predict } from '../../src/text/boosted-trees.ts'
import { pairTrees } from '../../src/text/similarity/pair-trees.ts'
import { articleTrees } from '../../src/text/summary/article-trees.ts'
import { storyTrees } from '../../src/text/summary/story-trees.ts'

// Two trees of two levels. The first asks for `days` up to 3, then `names` up to 0.5 on its left and up to 0.2 on its
// right; the second asks for `names` alone.
const trees: BoostedTrees = {
  features: ['names', 'days'],
  depth: 2,
  base: -1,
  asks: [1, 0, 0, 0, 0, 0],
  upTo: [3, 0.5, 0.2, 0.9, Infinity, Infinity],
  adds: [10, 20, 30, 40, 0, 0, 0.5, 0],
}

const cases = [
  { why: 'left and left; a value at the edge goes left', row: [0.5, 3], sum: -1 + 10 + 0 },
  { why: 'left and right', row: [0.6, 3], sum: -1 + 20 + 0 },
  { why: 'right and left', row: [0.2, 3.1], sum: -1 + 30 + 0 },
  { why: 'right and right', row: [0.3, 4], sum: -1 + 40 + 0 },
  { why: 'each tree adds its leaf', row: [1, 4], sum: -1 + 40 + 0.5 },
]
for (const { why, row, sum } of cases) {
  test(why, () => {
    expect(predict(trees, row), why).toBe(sum)
    expect(predict(trees, Float64Array.from(row)), why).toBe(sum)
  })
}

test('without trees it is what is predicted before any tree speaks', () => {
  expect(predict({ ...trees, asks: [], upTo: [], adds: [] }, [1, 2])).toBe(-1)
})

describe('the trees that ship', () => {
  for (const [name, shipped] of Object.entries({ pairTrees, articleTrees, storyTrees })) {
    const { features, depth, asks, upTo, adds } = shipped
    const count = adds.length / 2 ** depth

    test(`${name} are whole, and ask for features that are there`, () => {
      expect(Number.isInteger(count) && count > 0).toBe(true)
      expect(asks).toHaveLength(count * (2 ** depth - 1))
      expect(upTo).toHaveLength(asks.length)
      expect(new Set(features).size).toBe(features.length)
      expect(asks.filter(ask => features[ask] === undefined)).toEqual([])
      expect([...adds, ...upTo].filter(Number.isNaN)).toEqual([])
    })

    test(`${name} say a number of any row`, () => {
      const row = fc.array(fc.double({ noNaN: true }), {
        minLength: features.length,
        maxLength: features.length,
      })
      fc.assert(
        fc.property(row, values => Number.isFinite(predict(shipped, values))),
        { numRuns: 50 },
      )
    })
  }
})
