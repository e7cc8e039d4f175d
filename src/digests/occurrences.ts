import { parse, validate } from 'node-cron'

/** When a digest is due: a cron pattern, read on the clocks of a zone. */
export interface Schedule {
  /** Five fields: minute, hour, day of the month, month, weekday. A day must fit both of its fields. */
  readonly pattern: string
  /** IANA zone: `America/Chicago`. */
  readonly timeZone: string
}

/** The calendar days and the times of day that a pattern names. */
export interface CronFields {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly daysOfMonth: readonly number[]
  readonly months: readonly number[]
  /** 1 is Monday, 7 Sunday. */
  readonly daysOfWeek: readonly number[]
}

/** Reads a pattern of five fields. Undefined for what node-cron does not accept, for seconds and for `L`, `W` and `#`. */
export function parsePattern(pattern: string): CronFields | undefined {
  if (pattern.trim().split(/\s+/).length !== 5 || !validate(pattern)) return undefined
  const fields = parse(pattern)
  const daysOfMonth = numbers(fields.dayOfMonth)
  const daysOfWeek = numbers(fields.dayOfWeek)?.map(day => day || 7)
  if (daysOfMonth === undefined || daysOfWeek === undefined) return undefined
  return {
    minutes: inOrder(fields.minute),
    hours: inOrder(fields.hour),
    daysOfMonth: inOrder(daysOfMonth),
    months: inOrder(fields.month),
    daysOfWeek: inOrder(daysOfWeek),
  }
}

/**
 * The instants at which a schedule is due after `after` and up to `until`, in order. A local time that the clocks skip in
 * spring is due once, as much later as they skip; one that they show twice in autumn is due the first time only.
 */
export function occurrencesBetween(
  schedule: Schedule,
  { after, until }: { readonly after: Temporal.Instant; readonly until: Temporal.Instant },
): Temporal.Instant[] {
  const found: Temporal.Instant[] = []
  for (const due of occurrencesAfter(schedule, after)) {
    if (Temporal.Instant.compare(due, until) > 0) break
    found.push(due)
  }
  return found
}

/** The first instant after `after` at which a schedule is due; undefined where there is none in the next ten years. */
export function nextOccurrence(schedule: Schedule, after: Temporal.Instant): Temporal.Instant | undefined {
  return occurrencesAfter(schedule, after).next().value ?? undefined
}

/** @throws Error for a pattern that {@link parsePattern} does not read: whoever takes one in refuses it before */
function* occurrencesAfter(
  { pattern, timeZone }: Schedule,
  after: Temporal.Instant,
): Generator<Temporal.Instant, undefined> {
  const fields = parsePattern(pattern)
  if (fields === undefined) throw new Error(`Expected a cron pattern of five fields but found "${pattern}"`)
  // A zone that moves over the date line may skip a whole day, whose times are then due on the next.
  let day = after.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 })
  const last = day.add({ days: DAYS_AHEAD })
  let latest = after
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = nextDay(day, fields)) {
    if (!isDay(day, fields)) continue
    for (const due of instantsOf(day, fields, timeZone)) {
      if (Temporal.Instant.compare(due, latest) <= 0) continue
      latest = due
      yield due
    }
  }
  return undefined
}

// 29 February comes again after eight years at the latest: 2096 and 2104.
const DAYS_AHEAD = 366 * 10

function isDay(day: Temporal.PlainDate, { daysOfMonth, months, daysOfWeek }: CronFields): boolean {
  return months.includes(day.month) && daysOfMonth.includes(day.day) && daysOfWeek.includes(day.dayOfWeek)
}

/** Over the rest of a month in which nothing is due. */
function nextDay(day: Temporal.PlainDate, { months }: CronFields): Temporal.PlainDate {
  return months.includes(day.month) ? day.add({ days: 1 }) : day.with({ day: 1 }).add({ months: 1 })
}

/** In order: the hour after a gap may come before what was shifted out of the gap. */
function instantsOf(
  day: Temporal.PlainDate,
  { hours, minutes }: CronFields,
  timeZone: string,
): Temporal.Instant[] {
  return hours
    .flatMap(hour =>
      minutes.map(minute =>
        // "compatible": after a gap as much later as it is long, of two the earlier (RFC 5545 reads local times so too).
        day
          .toPlainDateTime({ hour, minute })
          .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
          .toInstant(),
      ),
    )
    .sort(Temporal.Instant.compare)
}

function numbers(values: readonly (number | string)[]): readonly number[] | undefined {
  return values.every(value => typeof value === 'number') ? values : undefined
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}
