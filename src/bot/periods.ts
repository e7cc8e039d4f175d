import type { DayRange } from '../model/day-range.ts'

/** A stretch of the calendar, for counting in. */
export interface Period extends DayRange {
  /** `8 Nov 2019`, `week of 4 Nov 2019`, `Nov 2019`, `2019`. */
  readonly name: string
}

const MOST_DAYS = 31
const MOST_WEEKS_IN_DAYS = 7 * 30
const MOST_MONTHS_IN_DAYS = 31 * 60
/** A line needs more than a point or two. */
const LEAST_DAYS = 7

/** Cuts a range into days, weeks, months or years, by its length: all of one kind, some dozens at most where it is sixty years or less. */
export function periodsOf(range: DayRange): Period[] {
  const days = range.first.until(range.last).days + 1
  const short = LEAST_DAYS - days
  const first = short > 0 ? range.first.subtract({ days: Math.ceil(short / 2) }) : range.first
  const last = short > 0 ? range.last.add({ days: Math.floor(short / 2) }) : range.last
  const [begin, step, name] = unitFor(days)
  const periods: Period[] = []
  for (let from = begin(first); Temporal.PlainDate.compare(from, last) <= 0; from = from.add(step)) {
    periods.push({ first: from, last: from.add(step).subtract({ days: 1 }), name: name(from) })
  }
  return periods
}

type Unit = readonly [
  begin: (day: Temporal.PlainDate) => Temporal.PlainDate,
  step: Temporal.DurationLike,
  name: (first: Temporal.PlainDate) => string,
]

function unitFor(days: number): Unit {
  if (days <= MOST_DAYS) return [day => day, { days: 1 }, dayName]
  if (days <= MOST_WEEKS_IN_DAYS)
    return [
      day => day.subtract({ days: day.dayOfWeek - 1 }),
      { days: 7 },
      first => `week of ${dayName(first)}`,
    ]
  if (days <= MOST_MONTHS_IN_DAYS) return [day => day.with({ day: 1 }), { months: 1 }, monthName]
  return [day => day.with({ month: 1, day: 1 }), { years: 1 }, first => String(first.year)]
}

function dayName(day: Temporal.PlainDate): string {
  return day.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}

function monthName(day: Temporal.PlainDate): string {
  return day.toLocaleString('en-GB', { month: 'short', year: 'numeric' })
}
