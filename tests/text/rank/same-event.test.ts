import { expect, test } from 'vitest'
import { comparedOf } from '../../../src/text/rank/compared.ts'
import type { RankCandidate } from '../../../src/text/rank/features.ts'
import { sameEvent } from '../../../src/text/rank/same-event.ts'
import { termCode, termCodes } from '../../../src/text/term-codes.ts'
import { terms } from '../../../src/text/terms.ts'

const LOAN = 'Ines Calder left the harbour board after a loan to the Tarn ferry company came to light.'

function report(headline: string, day: string | undefined, publisher: string, text = LOAN): RankCandidate {
  return {
    headlineTerms: termCodes(headline),
    textTerms: termCodes(text),
    publisher,
    ...(day !== undefined && { publishedOn: Temporal.PlainDate.from(day) }),
  }
}

const garden = report(
  'Garden fair opens',
  '2024-05-01',
  'Elm Echo',
  'Roses and tulips stand in the park all week.',
)

function found(query: string, candidates: readonly RankCandidate[], scores: readonly number[]) {
  const asked = terms(query).map(term => ({ code: termCode(term), weight: 1 }))
  return sameEvent(asked, { compared: comparedOf(candidates), scores })
}

test('a report is found by the words of another publisher’s headline on the same event', () => {
  const [worded, other, old, fair] = found(
    'Harbour chair quits',
    [
      report('Harbour chair quits', '2024-05-01', 'Tarn Herald'),
      report('Calder goes', '2024-05-02', 'The Oak Post'),
      report('Calder goes', '2022-01-01', 'The Oak Post'),
      garden,
    ],
    [3, 0, 0, 0],
  )
  expect(worded!['headlines of event']).toBeCloseTo(1)
  expect(worded!['headlines of event, beyond own']).toBeCloseTo(0)
  expect(other!['headlines of event']).toBeGreaterThan(0.5)
  expect(other!['headlines of event, beyond own']).toBe(other!['headlines of event'])
  expect(other!['trust in best report by others']).toBeGreaterThan(0.3)
  expect(other!['score of event, above own']).toBeGreaterThan(1)
  expect(old!['score of event, above own']).toBeCloseTo(0)
  for (const stranger of [old!, fair!]) {
    expect(stranger['headlines of event']).toBeLessThan(0.01)
    expect(stranger['weightiest missing from headlines of event']).toBeGreaterThan(0.3)
  }
})

test('passages of one article, and reports by one publisher, bear no witness for each other', () => {
  const passage = report('Harbour chair quits', '2024-05-01', 'Tarn Herald')
  const [first] = found('Harbour chair quits', [passage, { ...passage }, garden], [1, 1, 0])
  expect(first).toMatchObject({ 'other reports': 0, 'reports by others': 0, 'better report': 0 })
  const [own] = found(
    'Harbour chair quits',
    [passage, report('Calder goes', '2024-05-01', 'Tarn Herald'), garden],
    [1, 1, 0],
  )
  expect(own!['other reports']).toBeGreaterThan(0)
  expect(own!['reports by others']).toBe(0)
  expect(own!['likest by others']).toBeLessThan(0.1)
})

test('reports whose day is not known are taken for one event by half', () => {
  const [known, unknown] = ['2024-05-01', undefined].map(day =>
    found(
      'Harbour chair quits',
      [report('Calder goes', day, 'The Oak Post'), report('Harbour chair quits', day, 'Tarn Herald'), garden],
      [0, 1, 0],
    ),
  )
  expect(unknown![0]!['reports by others']).toBeGreaterThan(0)
  expect(unknown![0]!['reports by others']).toBeLessThan(known![0]!['reports by others']!)
})

test('a candidate alone, and a query without a term, give numbers', () => {
  for (const rows of [found('Harbour', [garden], [1]), found('the', [garden, garden], [0, 0])]) {
    expect(rows.flatMap(row => Object.values(row)).every(Number.isFinite)).toBe(true)
  }
})
