import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextOccurrence, occurrencesBetween, parsePattern } from '../../src/digests/occurrences.ts'

const instant = (text: string) => Temporal.Instant.from(text)

describe('patterns that can be read', () => {
  const cases = [
    {
      pattern: '0 8 * * 1-5',
      fields: { minutes: [0], hours: [8], daysOfWeek: [1, 2, 3, 4, 5] },
    },
    { pattern: '*/30 18,8 1 jan-mar *', fields: { minutes: [0, 30], hours: [8, 18], months: [1, 2, 3] } },
    { pattern: '0 8 * * 0', fields: { daysOfWeek: [7] } },
    { pattern: '0 8 * * sun,7', fields: { daysOfWeek: [7] } },
    { pattern: '0 8 * * Monday', fields: { daysOfWeek: [1] } },
    { pattern: '0 8 * * 5-7', fields: { daysOfWeek: [5, 6, 7] } },
    { pattern: '15 8-18/5 * * *', fields: { minutes: [15], hours: [8, 13, 18] } },
    { pattern: '0 */6 * * *', fields: { hours: [0, 6, 12, 18] } },
    { pattern: '0 8 1,15 january,7 *', fields: { daysOfMonth: [1, 15], months: [1, 7] } },
    { pattern: ' 0  8 * * * ', fields: { minutes: [0], hours: [8] } },
  ]
  for (const { pattern, fields } of cases)
    test(pattern, () => expect(parsePattern(pattern), pattern).toMatchObject(fields))

  const refused = [
    '',
    '0 8 * *',
    '0 0 8 * * *',
    '60 8 * * *',
    '0 24 * * *',
    '0 8 31 2 *',
    '0 8 L * *',
    '0 8 * * 1#2',
    '0 8 15W * *',
    '0 8 * * fish',
    'every day',
    '@daily',
    '0 8 * * * ; rm',
  ]
  for (const pattern of refused)
    test(`not ${pattern || 'nothing'}`, () => expect(parsePattern(pattern), pattern).toBeUndefined())
})

describe('local times on the day that the clocks change', () => {
  const cases = [
    {
      what: 'a time that is skipped is due once, an hour later',
      schedule: { pattern: '30 2 * * *', timeZone: 'America/Chicago' },
      from: '2025-03-08T12:00:00Z',
      due: ['2025-03-09T03:30:00-05:00', '2025-03-10T02:30:00-05:00'],
    },
    {
      what: 'a time that comes twice is due the first time',
      schedule: { pattern: '30 1 * * *', timeZone: 'America/Chicago' },
      from: '2025-11-01T12:00:00Z',
      due: ['2025-11-02T01:30:00-05:00', '2025-11-03T01:30:00-06:00'],
    },
    {
      what: 'what is shifted out of the gap and what is due there are one',
      schedule: { pattern: '30 2,3 * * *', timeZone: 'Europe/Berlin' },
      from: '2025-03-29T12:00:00Z',
      due: ['2025-03-30T03:30:00+02:00', '2025-03-31T02:30:00+02:00'],
    },
    {
      what: 'what is shifted out of the gap comes in its turn',
      schedule: { pattern: '0,45 2,3 * * *', timeZone: 'Europe/Berlin' },
      from: '2025-03-29T12:00:00Z',
      due: ['2025-03-30T03:00:00+02:00', '2025-03-30T03:45:00+02:00', '2025-03-31T02:00:00+02:00'],
    },
    {
      what: 'half an hour on Lord Howe Island',
      schedule: { pattern: '15 2 * * *', timeZone: 'Australia/Lord_Howe' },
      from: '2025-10-04T12:00:00Z',
      due: ['2025-10-05T02:45:00+11:00', '2025-10-06T02:15:00+11:00'],
    },
    {
      what: 'a midnight that is skipped is due at one, on its day',
      schedule: { pattern: '0 0 * * *', timeZone: 'Africa/Cairo' },
      from: '2025-04-24T12:00:00Z',
      due: ['2025-04-25T01:00:00+03:00', '2025-04-26T00:00:00+03:00'],
    },
    {
      what: 'a day that is skipped at the date line is due with the next',
      schedule: { pattern: '0 8 * * *', timeZone: 'Pacific/Apia' },
      from: '2011-12-29T17:00:00Z',
      due: ['2011-12-29T08:00:00-10:00', '2011-12-31T08:00:00+14:00', '2012-01-01T08:00:00+14:00'],
    },
    {
      what: 'summer time stops for Ramadan in Morocco',
      schedule: { pattern: '30 2 * * *', timeZone: 'Africa/Casablanca' },
      from: '2025-04-05T12:00:00Z',
      due: ['2025-04-06T03:30:00+01:00', '2025-04-07T02:30:00+01:00'],
    },
  ]
  for (const { what, schedule, from, due } of cases) {
    test(what, () => {
      let at = instant(from)
      for (const expected of due) {
        at = nextOccurrence(schedule, at)!
        expect(at.toString(), expected).toBe(instant(expected).toString())
      }
    })
  }
})

test('a day must fit the month’s field and the week’s', () => {
  const schedule = { pattern: '0 8 13 * 5', timeZone: 'UTC' }
  expect(nextOccurrence(schedule, instant('2025-06-01T00:00:00Z'))).toEqual(instant('2025-06-13T08:00:00Z'))
  expect(nextOccurrence(schedule, instant('2025-06-13T08:00:00Z'))).toEqual(instant('2026-02-13T08:00:00Z'))
})

test('29 February waits for its year', () => {
  const schedule = { pattern: '0 8 29 2 *', timeZone: 'UTC' }
  expect(nextOccurrence(schedule, instant('2096-03-01T00:00:00Z'))).toEqual(instant('2104-02-29T08:00:00Z'))
})

test('after a moment, and up to another', () => {
  const schedule = { pattern: '0 8 * * *', timeZone: 'UTC' }
  const span = { after: instant('2025-06-01T08:00:00Z'), until: instant('2025-06-03T08:00:00Z') }
  expect(occurrencesBetween(schedule, span).map(String)).toEqual([
    '2025-06-02T08:00:00Z',
    '2025-06-03T08:00:00Z',
  ])
  expect(occurrencesBetween(schedule, { after: span.until, until: span.after })).toEqual([])
})

/** Reckoned the other way round: the clock of the zone is read each quarter of an hour, until it shows the time or has skipped it. */
function readOffTheClock(timeZone: string, hour: number, minute: number, year: number): string[] {
  const due = new Set<string>()
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  for (let day = start; day.year === year; day = day.add({ days: 1 })) {
    // From the day before's noon, quarter by quarter: clocks change by quarters of an hour in these zones.
    const noon = day.subtract({ days: 1 }).toPlainDateTime({ hour: 12 }).toZonedDateTime(timeZone).toInstant()
    const shown = Array.from({ length: 4 * 40 }, (_, quarter) => noon.add({ minutes: 15 * quarter }))
    const wanted = day.toPlainDateTime({ hour, minute })
    const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDateTime()
    const exact = shown.find(at => clock(at).equals(wanted))
    if (exact !== undefined) {
      due.add(exact.toString())
      continue
    }
    const after = shown.findIndex(at => Temporal.PlainDateTime.compare(clock(at), wanted) > 0)
    const before = shown[after - 1]!
    due.add(before.add(clock(before).until(wanted)).toString())
  }
  return [...due]
}

describe('a year of one digest, occurrence by occurrence', () => {
  const zones = [
    'Europe/Berlin',
    'America/Chicago',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ]
  const times = [
    [8, 0],
    [2, 15],
  ] as const
  for (const timeZone of zones) {
    for (const [hour, minute] of times) {
      test(`${timeZone} at ${hour}:${String(minute).padStart(2, '0')}`, () => {
        const first = Temporal.PlainDate.from('2025-01-01').toZonedDateTime(timeZone).toInstant()
        const last = Temporal.PlainDate.from('2026-01-01').toZonedDateTime(timeZone).toInstant()
        const pattern = `${minute} ${hour} * * *`
        const due = occurrencesBetween({ pattern, timeZone }, { after: first, until: last })
        expect(due.map(String)).toEqual(readOffTheClock(timeZone, hour, minute, 2025))
        expect(due).toHaveLength(365)
      })
    }
  }
})

test('in every zone, from 2020 to 2040, each day has its time exactly once, and never early', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  expect(zones.length).toBeGreaterThan(400)
  const moment = fc.record({
    year: fc.integer({ min: 2020, max: 2040 }),
    // The clocks change in spring and autumn: those months come up more often.
    month: fc.constantFrom(1, 2, 3, 3, 4, 4, 5, 7, 9, 9, 10, 10, 11, 11, 12),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  })
  // Every zone comes up; which month of which year is drawn anew for each.
  for (const [index, timeZone] of zones.entries()) {
    fc.assert(
      fc.property(moment, ({ year, month, hour, minute }) => {
        const schedule = { pattern: `${minute} ${hour} * * *`, timeZone }
        const start = Temporal.PlainDate.from({ year, month, day: 1 })
        const end = start.add({ months: 1 })
        const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant()
        const due = occurrencesBetween(schedule, {
          after: startOf(start).subtract({ nanoseconds: 1 }),
          until: startOf(end).subtract({ nanoseconds: 1 }),
        })
        const shown = due.map(at => at.toZonedDateTimeISO(timeZone))
        expect(shown.map(at => at.day)).toEqual(Array.from({ length: start.daysInMonth }, (_, at) => at + 1))
        for (const at of shown) {
          const wanted = at.toPlainDate().toPlainDateTime({ hour, minute })
          const isShifted = !at.toPlainDateTime().equals(wanted)
          // Shifted only where no clock showed it, and by as much as the clocks skipped.
          if (isShifted) {
            const before = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
            expect(before.toPlainDateTime().equals(wanted), `${at}`).toBe(false)
            expect(Temporal.PlainDateTime.compare(at.toPlainDateTime(), wanted), `${at}`).toBe(1)
          }
          const earlier = at.toInstant().subtract({ hours: 1 }).toZonedDateTimeISO(timeZone)
          expect(earlier.toPlainDateTime().equals(wanted), `first of two: ${at}`).toBe(false)
        }
      }),
      { numRuns: 3, seed: index },
    )
  }
}, 120_000)
