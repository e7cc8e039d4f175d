import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIntroduction } from '../../../src/text/people/introduction.ts'

const soto = ['Ann Soto', 'Ann B. Soto']

describe('says who Ann Soto is', () => {
  const cases = [
    ['Ann Soto is the mayor of Oakport.', 'Ann Soto is the mayor of Oakport'],
    ['On Monday Ann Soto was a judge in Teal County, the court said.', 'Ann Soto was a judge in Teal County'],
    ['“We will,” said Ann Soto, a former mayor, on Monday.', 'Ann Soto, a former mayor'],
    ['Ann Soto, Democrat of Ohio, voted no.', 'Ann Soto, Democrat of Ohio'],
    ['Ann Soto, who leads the council, voted no.', 'Ann Soto, who leads the council'],
    ['The bridge will open, Mayor Ann Soto said.', 'Mayor Ann Soto'],
    ['It was late, said the city engineer, Ann Soto.', 'the city engineer, Ann Soto'],
    ['He ran against incumbent Democratic Sen. Ann Soto.', 'incumbent Democratic Sen. Ann Soto'],
    [
      'It was former Oakport rowing coach and candidate Ann B. Soto.',
      'former Oakport rowing coach and candidate Ann B. Soto',
    ],
  ] as const
  for (const [text, says] of cases) {
    test(text, () => {
      const found = findIntroduction(text, soto)
      expect(found && text.slice(found.emphasis.start, found.emphasis.end)).toBe(says)
    })
  }
})

describe('does not say who Ann Soto is', () => {
  const cases = [
    'Ann Soto said no.',
    'Ann Soto was late.',
    'Ann Soto, however, voted no.',
    'Ann Soto, Tom Tarver and the mayor came.',
    'The mayor, Ann Soto’s friend, came.',
    'She met the mayor, Ann Soto and Tom Tarver.',
    'Over the bridge, Ann Soto, too, came.',
    'Mayor Soto is the mayor.',
    'When asked, Ann Soto has not decided.',
    'Ann Sotomayor is the mayor.',
  ]
  for (const text of cases) test(text, () => expect(findIntroduction(text, soto)).toBeUndefined())
})

test('the plainest sentence is taken', () => {
  const text = 'Mayor Ann Soto came. Ann Soto, a lawyer, spoke. Mayor Ann Soto left.'
  const { sentence } = findIntroduction(text, soto)!
  expect(text.slice(sentence.start, sentence.end)).toBe('Ann Soto, a lawyer, spoke.')
})

test('whatever the text and the names, the words stand in the sentence', () => {
  const piece = fc.constantFrom(
    'Ann Soto',
    ' is the ',
    'Mayor ',
    ', a ',
    'mayor',
    '. ',
    ' and ',
    '“',
    '\n',
    'Sen. ',
    '(.*)',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), parts => {
      const found = findIntroduction(parts.join(''), ['Ann Soto', '(.*)'])
      if (found === undefined) return
      expect(found.emphasis.start).toBeGreaterThanOrEqual(found.sentence.start)
      expect(found.emphasis.end).toBeLessThanOrEqual(found.sentence.end)
      expect(found.emphasis.end).toBeGreaterThan(found.emphasis.start)
    }),
    { numRuns: 200 },
  )
  expect(findIntroduction('Ann Soto is the mayor.', [])).toBeUndefined()
})
