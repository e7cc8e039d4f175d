import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDates, parseDays } from '../../src/text/dates.ts'

const FRIDAY = Temporal.PlainDate.from('2019-11-08')

const cases: readonly (readonly [text: string, ...expected: string[]])[] = [
  // Written out
  ['The vote of November 8, 2019, was close.', 'November 8, 2019 = 2019-11-08'],
  ['November 8, 2019President Helen Marsh said so.', 'November 8, 2019 = 2019-11-08'],
  ['He resigned on Nov. 7, 2018.', 'Nov. 7, 2018 = 2018-11-07'],
  ['Filed Thursday, Sept. 5, 2019, in Ohio.', 'Thursday, Sept. 5, 2019 = 2019-09-05'],
  ['It ran on the 8th of November 2019 in London.', 'the 8th of November 2019 = 2019-11-08'],
  ['Born 4 July 1976 in Ames.', '4 July 1976 = 1976-07-04'],
  ['Released 2019-11-08T10:00:00Z.', '2019-11-08 = 2019-11-08'],
  [
    'Updated 11/8/2019 and 13/11/2019 and 1/2/98.',
    '11/8/2019 = 2019-11-08',
    '13/11/2019 = 2019-11-13',
    '1/2/98 = 1998-01-02',
  ],
  ['On February 30, 2019, nothing happened.', '2019 = 2019-01-01 year'],
  // Without a year: the nearest such day
  ['The primary is on March 3.', 'March 3 = 2020-03-03'],
  ['She filed on Oct. 21 and spoke June 12.', 'Oct. 21 = 2019-10-21', 'June 12 = 2019-06-12'],
  ['May 5,000 people come?'],
  // Months and years
  [
    'In November 2018 and in June of 2017 he lost.',
    'November 2018 = 2018-11-01 month',
    'June of 2017 = 2017-06-01 month',
  ],
  ['He has led since March.', 'March = 2019-03-01 month'],
  ['He quit in December.', 'December = 2018-12-01 month'],
  ['They will decide in March.', 'March = 2020-03-01 month'],
  [
    'It passed last May and returns next June.',
    'last May = 2019-05-01 month',
    'next June = 2020-06-01 month',
  ],
  ['They may march. April Hale said so. May we?'],
  ['The 2020 race is like the one in 1994.', '2020 = 2020-01-01 year', '1994 = 1994-01-01 year'],
  ['It cost $2020, 2,019 votes, 2019% and the 2019-20 season.'],
  // Weekdays
  ['Marsh announced her candidacy Thursday.', 'Thursday = 2019-11-07'],
  ['The governor said Friday that she won.', 'Friday = 2019-11-08'],
  ['He tweeted Wednesday night.', 'Wednesday night = 2019-11-06'],
  ['He spoke Saturday.', 'Saturday = 2019-11-02'],
  ['They meet next Tuesday.', 'next Tuesday = 2019-11-12'],
  ['Talks resume on Tuesday.', 'Tuesday = 2019-11-12'],
  ['The offer expires Tuesday.', 'Tuesday = 2019-11-12'],
  ['She expects a vote by June.', 'June = 2020-06-01 month'],
  ['The Senate will vote on the bill Tuesday.', 'Tuesday = 2019-11-12'],
  ['A hearing is scheduled for Friday.', 'Friday = 2019-11-08'],
  ['She will meet Sen. Hale on Monday.', 'Monday = 2019-11-11'],
  ['On Monday, the Senate will vote.', 'Monday = 2019-11-11'],
  ['It passed. Tuesday will tell.', 'Tuesday = 2019-11-12'],
  ['On Monday, she said that she will run.', 'Monday = 2019-11-04'],
  ['On Monday, the Senate met. It will vote.', 'Monday = 2019-11-04'],
  ['She lost on Monday what he will win.', 'Monday = 2019-11-04'],
  ['In March, voters will choose.', 'March = 2020-03-01 month'],
  ['He will not run, he said Thursday.', 'Thursday = 2019-11-07'],
  ['The aide who will testify said Monday she was ready.', 'Monday = 2019-11-04'],
  ['They met last Friday and this Thursday.', 'last Friday = 2019-11-01', 'this Thursday = 2019-11-14'],
  ['She left Tuesday of last week.', 'Tuesday of last week = 2019-10-29'],
  ['Super Tuesday and Black Friday sell on Fridays.'],
  // Words
  ['Today she said last night was long.', 'Today = 2019-11-08', 'last night = 2019-11-07'],
  [
    'It came yesterday afternoon and ends tomorrow.',
    'yesterday afternoon = 2019-11-07',
    'tomorrow = 2019-11-09',
  ],
  ['She told USA Today and Today\u2019s host so.', 'Today = 2019-11-08'],
  ['This week he met what last week failed.', 'This week = 2019-11-04 week', 'last week = 2019-10-28 week'],
  ['Next month and last year differ.', 'Next month = 2019-12-01 month', 'last year = 2018-01-01 year'],
  [
    'Two days ago, and three weeks ago, and a year ago.',
    'Two days ago = 2019-11-06',
    'three weeks ago = 2019-10-14 week',
    'a year ago = 2018-01-01 year',
  ],
  ['It was 2 days ago.', '2 days ago = 2019-11-06'],
  ['It ended in a tie at 9/11, 24/7 and 3-2.'],
]

describe('dates in a text of Friday, 8 November 2019', () => {
  for (const [text, ...expected] of cases)
    test(text, () => {
      const found = findDates(text, FRIDAY).map(({ span, date, precision }) => {
        const words = text.slice(span.start, span.end)
        return `${words} = ${date}${precision === 'day' ? '' : ` ${precision}`}`
      })
      expect(found, text).toEqual(expected)
    })
})

test('without a day of publication only whole dates are found', () => {
  const text = 'On Thursday, last night, Nov. 8 and in May, but also on Nov. 8, 2019.'
  expect(findDates(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(['Nov. 8, 2019'])
})

test('a day without a year is looked for around the turn of the year', () => {
  const january = Temporal.PlainDate.from('2020-01-02')
  expect(findDates('It was said Dec. 30.', january)[0]?.date.toString()).toBe('2019-12-30')
})

const typed: readonly (readonly [text: string, first: string, last: string])[] = [
  ['2019-11-08', '2019-11-08', '2019-11-08'],
  ['2019-11', '2019-11-01', '2019-11-30'],
  ['2020-2', '2020-02-01', '2020-02-29'],
  [' 2019 ', '2019-01-01', '2019-12-31'],
  ['nov 8, 2019', '2019-11-08', '2019-11-08'],
  ['NOVEMBER 2019', '2019-11-01', '2019-11-30'],
  ['8 Nov 2019', '2019-11-08', '2019-11-08'],
  ['11/8/2019', '2019-11-08', '2019-11-08'],
  ['yesterday', '2019-11-07', '2019-11-07'],
  ['thursday', '2019-11-07', '2019-11-07'],
  ['last week', '2019-10-28', '2019-11-03'],
  ['mar 3', '2020-03-03', '2020-03-03'],
]

describe('a typed date', () => {
  for (const [text, first, last] of typed)
    test(text, () => {
      const days = parseDays(text, FRIDAY)
      expect(`${days?.first} ${days?.last}`, text).toBe(`${first} ${last}`)
    })

  for (const text of ['', 'soon', '2019-13', '2019-02-30', '8 Nov 2019 or so', 'on 2019-11-08', 'yesterday'])
    test(`not a date: ${text}`, () => expect(parseDays(text), text).toBeUndefined())
})

test('spans lie in the text, in order, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Thursday',
      ' ',
      'next ',
      'Nov. ',
      '8',
      ', ',
      '2019',
      '-',
      '/',
      'last night',
      'in May',
      '\n',
      'a year ago',
    ),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const text = pieces.join('')
      let end = 0
      for (const { span } of findDates(text, FRIDAY)) {
        expect(span.start, text).toBeGreaterThanOrEqual(end)
        expect(span.end, text).toBeGreaterThan(span.start)
        end = span.end
      }
      expect(end, text).toBeLessThanOrEqual(text.length)
    }),
  )
})
