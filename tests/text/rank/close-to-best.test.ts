import { expect, test } from 'vitest'
import { closeToBest } from '../../../src/text/rank/close-to-best.ts'
import { comparedOf } from '../../../src/text/rank/compared.ts'
import { termCodes } from '../../../src/text/term-codes.ts'

const reports = [
  { headline: 'Calder resigns', text: 'Ines Calder resigned over the harbour loan.', day: '2024-05-01' },
  {
    headline: 'Chair steps down',
    text: 'Calder left her post over the harbour loan.',
    day: '2024-05-01',
    publisher: 'The Oak Post',
  },
  {
    headline: 'Chair steps down again',
    text: 'Calder left her post over the harbour loan.',
    day: '2023-01-01',
    publisher: 'The Oak Post',
  },
  { headline: 'Garden fair', text: 'Roses and tulips in the park.', day: '2024-05-01' },
].map(({ headline, text, day, publisher = 'Tarn Herald' }) => ({
  headlineTerms: termCodes(headline),
  textTerms: termCodes(text),
  publisher,
  publishedOn: Temporal.PlainDate.from(day),
}))

test('what is like the best, and of the same days, is told from what is not', () => {
  const [best, alike, old, other] = closeToBest(comparedOf(reports), [3, 0, 0, 0])
  expect(alike!.likeness).toBeGreaterThan(other!.likeness!)
  expect(alike!['likeness in time']).toBeGreaterThan(old!['likeness in time']!)
  expect(alike!['share, spread']).toBeGreaterThan(other!['share, spread']!)
  expect(best!['place by own words']).toBe(0)
  expect(best!['likeness to first']).toBeCloseTo(1)
})

test('a candidate alone is like nothing', () => {
  const [alone] = closeToBest(comparedOf(reports.slice(0, 1)), [1])
  expect(alone).toMatchObject({ likeness: 0, 'share of all': 1, 'nearest in time': 0 })
  expect(Object.values(alone!).every(Number.isFinite)).toBe(true)
})
