import { expect, test } from 'vitest'
import { sketch } from '../../../src/text/similarity/sketch.ts'
import { termWeights } from '../../../src/text/similarity/term-weights.ts'

const sketchOf = (text: string) => sketch({ headline: '', text })
const common = sketchOf('council')
const rare = sketchOf('zeppelin')
const term = common.terms[0]!
const rareTerm = rare.terms[0]!

test('a term that every article has weighs next to nothing, the rarer the more', () => {
  const weights = termWeights()
  for (let at = 0; at < 99; at++) weights.learn(common)
  const before = weights.weight(rareTerm)
  weights.learn(rare)
  expect(weights.weight(term)).toBeLessThan(0.05)
  expect(weights.weight(rareTerm)).toBeCloseTo(Math.log(104 / 1.5))
  expect(weights.weight(rareTerm)).toBeLessThan(before)
  expect(weights.weight(term)).toBeGreaterThanOrEqual(0)
})

test('neighbouring terms have a weight of their own', () => {
  const both = sketchOf('council vote')
  const weights = termWeights()
  for (let at = 0; at < 10; at++) weights.learn(common)
  weights.learn(both)
  expect(weights.weight(both.pairs[0]!)).toBeGreaterThan(weights.weight(term))
})

test('after fifty thousand articles weights stay as they are, and what comes then counts double', () => {
  const weights = termWeights()
  for (let at = 0; at < 1_000; at++) weights.learn(rare)
  for (let at = 0; at < 48_999; at++) weights.learn(common)
  const [before, rareBefore] = [weights.weight(term), weights.weight(rareTerm)]
  weights.learn(common)
  expect(weights.weight(term)).toBeCloseTo(before, 2)
  expect(weights.weight(rareTerm)).toBeCloseTo(rareBefore, 2)
  for (let at = 0; at < 500; at++) weights.learn(rare)
  // A thousand of 25,500 now, rather than 1,500 of 50,500.
  expect(weights.weight(rareTerm)).toBeCloseTo(Math.log(25_504 / 1_000.5), 5)
})
