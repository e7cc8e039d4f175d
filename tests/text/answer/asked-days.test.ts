import { expect, test } from 'vitest'
import { askedDays } from '../../../src/text/answer/asked-days.ts'

// A Wednesday, and in another zone still the day before.
const WEDNESDAY = Temporal.PlainDate.from('2019-11-13')
const TUESDAY = Temporal.PlainDate.from('2019-11-12')

const cases = [
  { question: 'What did the council decide yesterday?', today: WEDNESDAY, days: '2019-11-12 to 2019-11-15' },
  { question: 'What did the council decide yesterday?', today: TUESDAY, days: '2019-11-11 to 2019-11-14' },
  { question: 'who resigned last week?', today: WEDNESDAY, days: '2019-11-04 to 2019-11-17' },
  { question: 'who resigned this month?', today: WEDNESDAY, days: '2019-11-01 to 2019-12-14' },
  { question: 'Who won on Monday?', today: WEDNESDAY, days: '2019-11-11 to 2019-11-14' },
  { question: 'Who won two years ago?', today: WEDNESDAY, days: '2017-01-01 to 2018-03-01' },
  // Looked for in the words of the articles.
  { question: 'Who won in 2017?', today: WEDNESDAY, days: undefined },
  // Written of before it happens.
  { question: 'Who will speak next week?', today: WEDNESDAY, days: undefined },
  { question: 'Who won?', today: WEDNESDAY, days: undefined },
]
for (const { question, today, days } of cases) {
  test(`${question} on ${today}`, () => {
    const found = askedDays(question, today)
    expect(found && `${found.first} to ${found.last}`, question).toBe(days)
  })
}
