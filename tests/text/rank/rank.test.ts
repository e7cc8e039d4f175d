import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rank } from '../../../src/text/rank/rank.ts'
import { termCodes } from '../../../src/text/term-codes.ts'
import { terms } from '../../../src/text/terms.ts'

interface Printed {
  readonly headline: string
  readonly text: string
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

/** As a store would count them. */
function statisticsOf(candidates: readonly Printed[]) {
  const passagesWith = new Map<string, number>()
  for (const { text } of candidates) {
    for (const term of new Set(terms(text))) passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1)
  }
  return { passageCount: candidates.length, passagesWith }
}

/** All of them, the best first. */
function ranked(query: string, printed: readonly Printed[], today?: string) {
  const candidates = printed.map(one => ({
    ...one,
    headlineTerms: termCodes(one.headline),
    textTerms: termCodes(one.text),
  }))
  const options = {
    statistics: statisticsOf(printed),
    ...(today && { today: Temporal.PlainDate.from(today) }),
  }
  return rank(query, candidates, options)
}

function first(query: string, candidates: readonly Printed[], today?: string) {
  return ranked(query, candidates, today)[0]?.candidate
}

const news: readonly Printed[] = [
  {
    headline: 'County adopts budget',
    text: 'The Pell County board adopted a budget on Monday after a long debate.',
  },
  {
    headline: 'Whitlow enters race for mayor',
    text: 'Dana Whitlow said she would run for mayor of Oakport.',
  },
  { headline: 'Bridge closed', text: 'The bridge over the Tarn is closed for repairs until May.' },
  {
    headline: 'Storm floods Oakport',
    text: 'A storm flooded the streets of Oakport; the mayor asked for help.',
  },
  { headline: 'GOP picks chair', text: 'The state party chose Ines Calder as its new chair on Friday.' },
]

describe('the best candidate comes first', () => {
  const cases = [
    { query: 'who runs for mayor in Oakport?', headline: 'Whitlow enters race for mayor' },
    { query: 'Pell County budget', headline: 'County adopts budget' },
    { query: 'when does the bridge open?', headline: 'Bridge closed' },
    { query: 'storm in Oakport', headline: 'Storm floods Oakport' },
    { query: 'Republican chair', headline: 'GOP picks chair' },
  ]
  for (const { query, headline } of cases) {
    test(query, () => expect(first(query, news)?.headline, query).toBe(headline))
  }
})

test('the publisher that a query names comes before others with the same words', () => {
  const text = 'The senator voted against the farm bill.'
  const candidates = ['The Oak Post', 'Tarn Herald', 'Pell Courier'].map(publisher => ({
    headline: 'Senator votes against farm bill',
    text,
    publisher,
  }))
  expect(first('what did the Tarn Herald say about the farm bill?', candidates)?.publisher).toBe(
    'Tarn Herald',
  )
})

test('the day that a query names comes before other days', () => {
  const candidates = ['2023-05-01', '2023-09-26', '2023-11-30'].map(day => ({
    headline: 'Board meets',
    text: 'The board met and heard the report on the harbour.',
    publishedOn: Temporal.PlainDate.from(day),
  }))
  const found = first('the report on the harbour published on September 26, 2023', candidates)
  expect(String(found?.publishedOn)).toBe('2023-09-26')
})

test('with today given, the newer of two alike comes first', () => {
  const candidates = ['2023-05-01', '2024-05-01'].map(day => ({
    headline: 'Board meets',
    text: 'The board met and heard the report on the harbour.',
    publishedOn: Temporal.PlainDate.from(day),
  }))
  expect(String(first('harbour report', candidates, '2024-05-03')?.publishedOn)).toBe('2024-05-01')
})

test('what is like the best match comes before what shares a word by chance', () => {
  const candidates = [
    { headline: 'Calder resigns', text: 'Ines Calder resigned as party chair over the harbour loan.' },
    { headline: 'Garden fair', text: 'The fair will chair a contest of roses and tulips in the park.' },
    {
      headline: 'Party leader steps down',
      text: 'Calder stepped down from her party post over the harbour loan.',
    },
    { headline: 'Weather', text: 'Rain is expected in the hills.' },
  ]
  const found = ranked('Calder resigns as chair', candidates)
  expect(found.map(({ candidate }) => candidate.headline).slice(0, 2)).toEqual([
    'Calder resigns',
    'Party leader steps down',
  ])
})

test('every candidate comes back once, with a number, whatever the query', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), query => {
      const found = ranked(query, news)
      expect(new Set(found.map(({ candidate }) => candidate.text))).toEqual(
        new Set(news.map(({ text }) => text)),
      )
      expect(found).toHaveLength(news.length)
      expect(found.every(({ score }) => Number.isFinite(score))).toBe(true)
    }),
    { numRuns: 50 },
  )
  expect(ranked('budget', [])).toEqual([])
})
