import { expect, test } from 'vitest'
import { cosines, vocabularyOf } from '../../../src/text/rank/likeness.ts'
import { termCodes } from '../../../src/text/term-codes.ts'

const documents = ['harbour loan board', 'harbour loan vote', 'garden fair board', ''].map(termCodes)
const { vectorOf, size, rarities } = vocabularyOf(documents)

test('documents are as alike as the terms they share are rare', () => {
  const [first] = cosines(documents.map(vectorOf), [0], size)
  const [itself, sharesTwo, sharesOne, nothing] = first!
  expect(itself).toBeCloseTo(1)
  expect(sharesTwo).toBeGreaterThan(sharesOne!)
  expect(sharesOne).toBeGreaterThan(0)
  expect(nothing).toBe(0)
})

test('a term of two documents tells less than one of a single document', () => {
  const [vote, harbour] = ['vote', 'harbour'].map(word => vectorOf(termCodes(word)).terms[0]!)
  expect(rarities[vote!]).toBeGreaterThan(rarities[harbour!]!)
})
