import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datedSentences, distinctEvents } from '../../src/text/timeline.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const source = (text: string, publishedOn = '2019-11-08') => ({ text, publishedOn: day(publishedOn) })
const told = (events: ReturnType<typeof distinctEvents<ReturnType<typeof source>>>) =>
  events.map(event => [
    event.day.toString(),
    event.source.text.slice(event.span.start, event.span.end),
    event.dated && event.source.text.slice(event.dated.start, event.dated.end),
  ])

test('a sentence is of the day it names, or of the day it was published', () => {
  const text =
    'Helen Marsh opened her campaign for mayor on Thursday. The old bridge in Teal County was closed to trucks. She won the seat of mayor in 2017 by a narrow margin.'
  expect(told(datedSentences(source(text)))).toEqual([
    ['2019-11-07', 'Helen Marsh opened her campaign for mayor on Thursday.', 'Thursday'],
    ['2019-11-08', 'The old bridge in Teal County was closed to trucks.', undefined],
    ['2019-11-08', 'She won the seat of mayor in 2017 by a narrow margin.', undefined],
  ])
})

test('a sentence of hardly a word is no event', () => {
  expect(datedSentences(source('He said no. “We will,” she said Thursday.'))).toEqual([])
})

test('what several tell of one day is told once, by the first; other days stay', () => {
  const first = source('Helen Marsh opened her campaign for mayor of Teal County on Thursday.', '2019-11-07')
  const copy = source('Marsh opened a campaign for mayor in Teal County on Thursday, aides said.')
  const later = source('Helen Marsh opened her campaign for mayor of Teal County on Dec. 2, 2019.')
  expect(told(distinctEvents([later, copy, first].flatMap(datedSentences)))).toEqual([
    ['2019-11-07', first.text, 'Thursday'],
    ['2019-12-02', later.text, 'Dec. 2, 2019'],
  ])
})

test('events come in the order of the days, whatever the articles say', () => {
  const piece = fc.constantFrom(
    'The council of Teal County votes on Tuesday. ',
    'Helen Marsh spoke at the harbor on Nov. 3, 2019. ',
    'Two ferries crossed the river yesterday with forty trucks. ',
    'In May a bridge was closed by inspectors of the county. ',
    '“',
    '\n',
    'No. ',
  )
  const article = fc.record({
    text: fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join('')),
    publishedOn: fc.integer({ min: 1, max: 28 }).map(number => day('2019-11-01').with({ day: number })),
  })
  fc.assert(
    fc.property(fc.array(article, { maxLength: 5 }), articles => {
      const events = distinctEvents(articles.flatMap(datedSentences))
      const days = events.map(event => event.day.toString())
      expect(days).toEqual(days.toSorted())
      for (const { span, dated } of events) {
        if (dated === undefined) continue
        expect(dated.start).toBeGreaterThanOrEqual(span.start)
        expect(dated.end).toBeLessThanOrEqual(span.end)
      }
    }),
  )
})
