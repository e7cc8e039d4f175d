import { describe, expect, test } from 'vitest'
import {
  bestWindow,
  countsFromTop,
  countsOf,
  coverage,
  matcherOf,
  pairsInOrder,
  saturated,
  weightiestMissing,
} from '../../../src/text/rank/matches.ts'
import { termCode, termCodes } from '../../../src/text/term-codes.ts'

const asked = [
  { code: termCode('harbour'), weight: 4 },
  { code: termCode('loan'), weight: 3 },
  { code: termCode('board'), weight: 1 },
]
const matchesIn = (text: string) => matcherOf(asked)(termCodes(text))

test('terms of the query are found where they stand in a field', () => {
  expect(matchesIn('The board met on the harbour loan.')).toEqual([
    { asked: 2, place: 0 },
    { asked: 0, place: 2 },
    { asked: 1, place: 3 },
  ])
})

test('matches are counted, only the first terms where so asked, and less the further down', () => {
  const matches = matchesIn('Harbour loan approved; harbour opens.')
  expect([...countsOf(asked, matches)]).toEqual([2, 1, 0])
  expect([...countsOf(asked, matches, 2)]).toEqual([1, 1, 0])
  const [harbour, loan] = countsFromTop(asked, matches)
  expect(harbour).toBeGreaterThan(1.9)
  expect(harbour).toBeLessThan(2)
  expect(loan).toBeLessThan(1)
})

test('coverage and what is missing are by weight', () => {
  const counts = countsOf(asked, matchesIn('A loan for the board.'))
  expect(coverage(asked, counts)).toBe(4)
  expect(weightiestMissing(asked, counts)).toBe(4)
})

test('a second mention adds less than the first, and a mention in a long field less than in a short one', () => {
  const [once, twice] = [Float64Array.of(1, 0, 0), Float64Array.of(2, 0, 0)]
  expect(saturated(asked, twice, 1)).toBeGreaterThan(saturated(asked, once, 1))
  expect(saturated(asked, twice, 1)).toBeLessThan(2 * saturated(asked, once, 1))
  expect(saturated(asked, once, 3)).toBeLessThan(saturated(asked, once, 1))
})

describe('neighbouring terms of the query stand together', () => {
  // The pairs are harbour loan, which weighs 3, and loan board, which weighs 1.
  const cases = [
    { text: 'The harbour loan', apart: 1, share: 0.75 },
    { text: 'The harbour town loan', apart: 1, share: 0 },
    { text: 'The harbour town loan', apart: 2, share: 0.75 },
    { text: 'A loan to the harbour', apart: 2, share: 0 },
    { text: 'harbour loan board', apart: 1, share: 1 },
  ]
  for (const { text, apart, share } of cases) {
    test(`${text}, at most ${apart} apart`, () =>
      expect(pairsInOrder(asked, matchesIn(text), apart)).toBe(share))
  }
})

describe('the best stretch of a field', () => {
  const cases = [
    { text: 'loan rivers hills towns harbour board', size: 2, weight: 5, end: 5 },
    { text: 'loan rivers hills towns harbour board', size: 6, weight: 8, end: 5 },
    { text: 'harbour harbour harbour', size: 3, weight: 4, end: 0 },
    { text: 'rivers and hills', size: 3, weight: 0, end: 0 },
  ]
  for (const { text, size, ...expected } of cases) {
    test(`${text}, of ${size} terms`, () =>
      expect(bestWindow(asked, matchesIn(text), size)).toEqual(expected))
  }
})
