import { expect, test } from 'vitest'
import { answerableOdds } from '../../../src/text/answer/answerable.ts'

/** One question of one feature: up to 0.5 it takes away, above it adds. */
const trees = { features: ['coverage'], depth: 1, base: 0.5, asks: [0], upTo: [0.5], adds: [-1, 2] }

test('trees alone where there are no weights', () => {
  expect(answerableOdds({ trees }, { coverage: 0.4, lead: 3 })).toBe(-0.5)
  expect(answerableOdds({ trees }, { coverage: 0.6, lead: 3 })).toBe(2.5)
})

test('with weights the mean of both, each feature of which counts by its name', () => {
  const weights = { lead: 0.5, bias: -1, 'not measured': 7 }
  expect(answerableOdds({ trees, weights }, { coverage: 0.6, lead: 3 })).toBe((2.5 + 0.5) / 2)
})
