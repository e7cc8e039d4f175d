import { findDates } from '../text/dates.ts'

/** When an article came out: the instant, for ordering, and the day as its publisher wrote it. */
export interface Published {
  readonly publishedAt: Temporal.Instant
  readonly publishedOn: Temporal.PlainDate
}

/**
 * Reads a date of publication as feeds, pages and files give it: `2019-11-08`, `2019-11-08T22:05:00-05:00`,
 * `Fri, 08 Nov 2019 22:05:00 GMT`, `November 8, 2019 10:05 PM EST`, `Published: Nov. 8, 2019`. A time without a zone is
 * left out of account; a day alone counts as its noon.
 */
export function readPublished(written: string): Published | undefined {
  const publishedOn = findDates(written).find(({ precision }) => precision === 'day')?.date
  if (publishedOn === undefined) return undefined
  return { publishedAt: readInstant(written.trim()) ?? noonOf(publishedOn), publishedOn }
}

/** What stands for a day alone: 12:00 UTC, the same day in almost every zone. */
export function noonOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant()
}

function readInstant(written: string): Temporal.Instant | undefined {
  // Without a zone, Date.parse would take that of the machine.
  if (!/\d:\d.*(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d\d:?\d\d)\)?$/.test(written)) return undefined
  const milliseconds = Date.parse(written)
  return Number.isNaN(milliseconds) ? undefined : Temporal.Instant.fromEpochMilliseconds(milliseconds)
}
