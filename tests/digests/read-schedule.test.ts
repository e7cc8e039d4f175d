import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findZone } from '../../src/digests/find-zone.ts'
import { parsePattern } from '../../src/digests/occurrences.ts'
import { readSchedule } from '../../src/digests/read-schedule.ts'
import { momentWords, nextWords, scheduleWords } from '../../src/digests/schedule-words.ts'

const now = Temporal.Instant.from('2019-11-25T00:00:00Z')
const read = (typed: string) => readSchedule(typed, { timeZone: 'Europe/Berlin', now })

describe('times and days as people write them', () => {
  const cases: readonly (readonly [typed: string, pattern: string, words: string])[] = [
    ['8am', '0 8 * * *', 'every day at 08:00'],
    ['at 8', '0 8 * * *', 'every day at 08:00'],
    ['8:30 pm', '30 20 * * *', 'every day at 20:30'],
    ['8:30 p.m.', '30 20 * * *', 'every day at 20:30'],
    ['08:00 weekdays', '0 8 * * 1-5', 'weekdays at 08:00'],
    ['weekdays', '0 8 * * 1-5', 'weekdays at 08:00'],
    ['every weekday at 7.15', '15 7 * * 1-5', 'weekdays at 07:15'],
    ['weekends at noon', '0 12 * * 6,7', 'weekends at 12:00'],
    ['every monday', '0 8 * * 1', 'every Monday at 08:00'],
    ['Mondays and Thursdays 9am', '0 9 * * 1,4', 'every Monday and Thursday at 09:00'],
    ['mon-thu 9am', '0 9 * * 1-4', 'every Monday, Tuesday, Wednesday and Thursday at 09:00'],
    ['friday to monday 9am', '0 9 * * 1,5,6,7', 'every Monday, Friday, Saturday and Sunday at 09:00'],
    ['mon, wed, fri 18h', '0 18 * * 1,3,5', 'every Monday, Wednesday and Friday at 18:00'],
    ['twice a day', '0 8,18 * * *', 'every day at 08:00 and 18:00'],
    ['8am and 6pm on weekdays', '0 8,18 * * 1-5', 'weekdays at 08:00 and 18:00'],
    ['every morning', '0 8 * * *', 'every day at 08:00'],
    ['daily', '0 8 * * *', 'every day at 08:00'],
    ['weekly', '0 8 * * 1', 'every Monday at 08:00'],
    ['friday weekly 5pm', '0 17 * * 5', 'every Friday at 17:00'],
    ['hourly', '0 * * * *', 'every day at :00 of every hour,'],
    ['every 6 hours', '0 */6 * * *', 'every day every 6 hours from 00:00'],
    ['first of the month 9am', '0 9 1 * *', 'on the 1st of each month at 09:00'],
    ['12am', '0 0 * * *', 'every day at 00:00'],
    ['12pm', '0 12 * * *', 'every day at 12:00'],
    ['0 8 * * 1-5', '0 8 * * 1-5', 'weekdays at 08:00'],
    ['30 7 1,15 1-6 *', '30 7 1,15 1-6 *', ''],
  ]
  for (const [typed, pattern, words] of cases) {
    test(typed, () => {
      const schedule = read(typed)
      expect(schedule, typed).toEqual({ pattern, timeZone: 'Europe/Berlin' })
      expect(parsePattern(schedule.pattern), typed).toBeDefined()
      if (words !== '') expect(scheduleWords(schedule)).toBe(`${words} Berlin time`)
    })
  }
})

describe('with a zone', () => {
  const cases: readonly (readonly [typed: string, pattern: string, timeZone: string])[] = [
    ['08:00 America/Chicago weekdays', '0 8 * * 1-5', 'America/Chicago'],
    ['weekdays 8am, america/chicago', '0 8 * * 1-5', 'America/Chicago'],
    ['8am new york', '0 8 * * *', 'America/New_York'],
    ['8am central time', '0 8 * * *', 'America/Chicago'],
    ['8am ET weekdays', '0 8 * * 1-5', 'America/New_York'],
    ['9:00 UTC', '0 9 * * *', 'UTC'],
    ['every monday 8am kolkata', '0 8 * * 1', 'Asia/Kolkata'],
    ['8am US/Central', '0 8 * * *', 'US/Central'],
    ['0 8 * * 1-5 Australia/Lord_Howe', '0 8 * * 1-5', 'Australia/Lord_Howe'],
  ]
  for (const [typed, pattern, timeZone] of cases) {
    test(typed, () => {
      const schedule = read(typed)
      expect(schedule).toEqual({ pattern, timeZone })
    })
  }

  test('every zone is found by its own name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(findZone(zone.toLowerCase())).toBe(zone)
  })
})

describe('what cannot be read says what would work', () => {
  const cases = [
    ['', /Try: 8am/],
    ['8', /“8” is not clear/],
    ['whenever', /“whenever” is not clear/],
    ['8am America/Chicagoo', /“America\/Chicagoo” is no time zone/],
    ['25:00', /no such time of day/],
    ['13pm', /no such time of day/],
    ['8:75', /no such time of day/],
    ['8am and 6:30pm', /need a digest each/],
    ['every 5 hours', /Every 1, 2, 3/],
    ['*/10 * * * *', /once an hour at most/],
    ['0 8 31 2 *', /not clear|no time zone/],
    ['0 8 * * 1-5 Nowhere', /“Nowhere” is no time zone/],
    ['8am; drop table digests', /not clear/],
  ] as const
  for (const [typed, message] of cases) {
    test(typed || 'nothing', () => {
      expect(() => read(typed)).toThrow(message)
      expect(() => read(typed)).toThrow(expect.objectContaining({ name: 'UserError', code: 'bad-schedule' }))
    })
  }

  test('whatever is typed, it is a schedule or a sentence', () => {
    const word = fc.constantFrom(
      '8am',
      '8:30',
      'pm',
      'every',
      'monday',
      '-',
      'to',
      'weekdays',
      '*',
      '0',
      'utc',
      ',',
      'and',
      '99',
      'a day',
      'twice',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 7 }).map(words => words.join(' ')),
          fc.string(),
        ),
        typed => {
          try {
            expect(parsePattern(read(typed).pattern), typed).toBeDefined()
          } catch (error) {
            expect(error, typed).toMatchObject({ code: 'bad-schedule' })
          }
        },
      ),
    )
  })
})

describe('when it is due next', () => {
  const cases = [
    {
      schedule: { pattern: '0 8 * * 1-5', timeZone: 'America/Chicago' },
      now: '2019-11-25T00:00:00Z',
      words: 'Mon 25 Nov 08:00 CST (in 14 hours)',
    },
    {
      schedule: { pattern: '0 8 * * *', timeZone: 'Europe/Berlin' },
      now: '2019-07-25T05:58:40Z',
      words: 'Thu 25 Jul 08:00 CEST (in 1 minute)',
    },
    {
      schedule: { pattern: '0 8 1 1 *', timeZone: 'Asia/Kolkata' },
      now: '2019-12-01T00:00:00Z',
      words: 'Wed 1 Jan 08:00 GMT+5:30 (in 31 days)',
    },
  ]
  for (const { schedule, words, now: at } of cases)
    test(words, () => expect(nextWords(schedule, Temporal.Instant.from(at)).text).toBe(words))

  test('a moment is told as the clock of the zone shows it', () => {
    expect(momentWords(Temporal.Instant.from('2025-03-09T08:30:00Z'), 'America/Chicago')).toBe(
      'Sun 9 Mar 03:30 CDT',
    )
  })
})

describe('a change of the time alone keeps the days, and the other way round', () => {
  const cases: readonly (readonly [typed: string, pattern: string])[] = [
    ['9am', '0 9 * * 1-5'],
    ['9am every day', '0 9 * * *'],
    ['mondays', '30 8 * * 1'],
    ['noon first of the month', '0 12 1 * *'],
    ['0 7 * * *', '0 7 * * *'],
  ]
  for (const [typed, pattern] of cases) {
    test(typed, () => {
      const options = { timeZone: 'UTC', now, before: '30 8 * * 1-5' }
      expect(readSchedule(typed, options).pattern).toBe(pattern)
    })
  }
})
