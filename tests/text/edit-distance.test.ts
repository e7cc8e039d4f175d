import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/text/edit-distance.ts'

const cases: readonly (readonly [a: string, b: string, distance: number])[] = [
  ['', '', 0],
  ['marsh', 'marsh', 0],
  ['', 'ask', 3],
  ['feeds', '', 5],
  ['marsh', 'march', 1], // one replaced
  ['marsh', 'marh', 1], // one deleted
  ['marsh', 'marrsh', 1], // one inserted
  ['marsh', 'masrh', 1], // two neighbours swapped count once
  ['qoute', 'quote', 1],
  ['ab', 'ba', 1],
  ['ca', 'abc', 3], // no stretch is edited twice: the unrestricted distance would be 2
  ['summary', 'sumary', 1],
  ['Marsh', 'marsh', 1], // letter case is the caller's business
  ['kitten', 'sitting', 3],
]
for (const [a, b, distance] of cases) {
  test(`"${a}" to "${b}" takes ${distance}`, () => {
    expect(editDistance(a, b)).toBe(distance)
    expect(editDistance(b, a)).toBe(distance)
  })
}

test('it is 0 for equal words alone, and never more than the longer word', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b)
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
})
