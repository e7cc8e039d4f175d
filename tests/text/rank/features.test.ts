import { describe, expect, test } from 'vitest'
import { areArticles, type RankCandidate, rankFeatures } from '../../../src/text/rank/features.ts'
import { termCodes } from '../../../src/text/term-codes.ts'
import { wordOf } from '../../invented-words.ts'

const statistics = {
  passageCount: 1000,
  passagesWith: new Map([
    ['harbour', 10],
    ['loan', 20],
    ['board', 300],
  ]),
}

function candidate(headline: string, text: string, day?: string): RankCandidate {
  return {
    headlineTerms: termCodes(headline),
    textTerms: termCodes(text),
    publisher: 'Tarn Herald',
    ...(day && { publishedOn: Temporal.PlainDate.from(day) }),
  }
}

test('a candidate that speaks of all that is asked covers it all, by headline and text together', () => {
  const [both, text, neither] = rankFeatures(
    'harbour loan',
    [
      candidate('Harbour opens', 'The loan was approved.'),
      candidate('Board meets', 'The harbour has a loan.'),
      candidate('Garden fair', 'Roses and tulips.'),
    ],
    { statistics },
  )
  expect(both).toMatchObject({ coverage: 1, 'weightiest missing': 0 })
  expect(both!['coverage of headline']).toBeGreaterThan(0)
  expect(text).toMatchObject({ coverage: 1, 'coverage of headline': 0, 'neighbours in text': 1 })
  expect(neither).toMatchObject({ coverage: 0, 'weightiest missing': expect.closeTo(0.54, 1) })
})

test('of a pasted page the terms that it begins with are asked for', () => {
  const page = Array.from({ length: 5_000 }, (_, index) => wordOf(index))
  const [early, late] = rankFeatures(
    page.join(' '),
    [candidate('Board', `${page[3]} ${page[7]}`), candidate('Board', `${page[3000]} ${page[3007]}`)],
    { statistics },
  )
  expect(early!.coverage).toBeGreaterThan(0)
  expect(late!.coverage).toBe(0)
})

describe('days count from the day of asking', () => {
  const today = Temporal.PlainDate.from('2024-05-10')
  const cases = [
    { day: '2024-05-10', recency: 1, later: 0 },
    { day: '2024-05-11', recency: 0.951, later: 0 },
    { day: '2024-04-20', recency: 0.368, later: 0 },
    { day: '2024-05-30', recency: 0.368, later: 1 },
  ]
  for (const { day, recency, later } of cases) {
    test(`${day} on 2024-05-10`, () => {
      const [features] = rankFeatures('harbour', [candidate('Harbour', 'opens', day)], { statistics, today })
      expect(features).toMatchObject({ recency: expect.closeTo(recency, 2), 'of later': later })
    })
  }
  test('and say nothing where nobody asks on a day', () => {
    const [features] = rankFeatures('harbour', [candidate('Harbour', 'opens', '2024-05-10')], { statistics })
    expect(features).toMatchObject({ recency: 0, 'of these days': 0, 'of later': 0 })
  })
})

test('a passage is told by the others of its article', () => {
  const [first, second, other] = rankFeatures(
    'harbour loan',
    [
      candidate('Board meets', 'The harbour is old.', '2024-05-10'),
      candidate('Board meets', 'A loan was approved.', '2024-05-10'),
      candidate('Garden fair', 'The harbour has roses.', '2024-05-10'),
    ],
    { statistics },
  )
  expect(first!['coverage of article']).toBe(1)
  expect(second!['best other of article']).toBe(first!.together)
  expect(other).toMatchObject({ 'best other of article': 0 })
  expect(other!['coverage of article']).toBeLessThan(1)
})

test('passages without a headline are not taken for one article', () => {
  const found = rankFeatures('harbour loan', [candidate('', 'harbour'), candidate('', 'loan')], {
    statistics,
  })
  expect(found.map(features => features['best other of article'])).toEqual([0, 0])
})

test('whole articles are told from passages by their length', () => {
  expect(areArticles([candidate('Harbour', 'harbour loan '.repeat(100))])).toBe(true)
  expect(areArticles([candidate('Harbour', 'harbour loan')])).toBe(false)
  expect(areArticles([])).toBe(false)
})
