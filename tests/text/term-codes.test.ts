import { expect, test } from 'vitest'
import { termCode, termCodes } from '../../src/text/term-codes.ts'
import { terms } from '../../src/text/terms.ts'
import { wordOf } from '../invented-words.ts'

test('a text has the codes of its terms, in reading order', () => {
  const text = 'The GOP voters voted on the levee; the levee held in 2,019 towns.'
  expect([...termCodes(text)]).toEqual(terms(text).map(termCode))
  expect([...termCodes('Republicans')]).toEqual([...termCodes('GOP')])
  expect(termCodes('')).toHaveLength(0)
})

test('a code is a whole number of 32 bits with sign, the same for ever: databases keep them', () => {
  expect(termCode('leve')).toBe(594_679_459)
  for (const term of ['', 'a', '2019', 'nuñez']) expect(termCode(term)).toBe(termCode(term) | 0)
})

test('of fifty thousand terms hardly any share a code', () => {
  const all = Array.from({ length: 50_000 }, (_, index) => wordOf(index))
  expect(new Set(all.map(termCode)).size).toBeGreaterThan(all.length - 10)
})
