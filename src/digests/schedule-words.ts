import { type Marked, marked, moment } from '../bot/marked.ts'
import { shortZone } from '../model/short-zone.ts'
import { zoneWords } from './find-zone.ts'
import { type CronFields, nextOccurrence, parsePattern, type Schedule } from './occurrences.ts'

/** A schedule in words: `weekdays at 08:00 Chicago time`. */
export function scheduleWords({ pattern, timeZone }: Schedule): string {
  const fields = parsePattern(pattern)
  if (fields === undefined) return `${pattern}, ${zoneWords(timeZone)}`
  return `${dayWords(fields)} ${timeWords(fields)} ${zoneWords(timeZone)}`
}

/** When a schedule is due next, and how long until then: `Mon 25 Nov 08:00 CST (in 14 hours)`. */
export function nextWords(schedule: Schedule, now: Temporal.Instant): Marked {
  const next = nextOccurrence(schedule, now)
  if (next === undefined) return marked`never`
  return marked`${markedMoment(next, schedule.timeZone)} (${untilWords(now, next)})`
}

/** The same words as {@link momentWords}, for readers who may have a clock of their own. */
export function markedMoment(at: Temporal.Instant, timeZone: string): Marked {
  return moment(at, momentWords(at, timeZone))
}

/** `Mon 25 Nov 08:00 CST`, as the clock of the zone shows it. */
export function momentWords(at: Temporal.Instant, timeZone: string, locale = 'en-GB'): string {
  const local = at.toZonedDateTimeISO(timeZone)
  const day = local
    .toLocaleString(locale, { weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '')
  return `${day} ${clockWords(local.hour, local.minute)} ${shortZone(at, timeZone)}`
}

/** `in 14 hours`, `in 3 days`, `in a minute`. */
function untilWords(now: Temporal.Instant, next: Temporal.Instant): string {
  const minutes = Math.max(1, Math.round(now.until(next).total('minutes')))
  if (minutes < 90) return `in ${counted(minutes, 'minute')}`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return `in ${counted(hours, 'hour')}`
  return `in ${counted(Math.round(hours / 24), 'day')}`
}

/** `1 hour`, `6 hours` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function clockWords(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function dayWords({ daysOfWeek, daysOfMonth, months }: CronFields): string {
  const week = weekWords(daysOfWeek)
  const inMonths = months.length === 12 ? '' : ` in ${listed(months.map(monthName))}`
  if (daysOfMonth.length === 31) return `${week}${inMonths}`
  const days = `the ${listed(daysOfMonth.map(ordinal))} of ${months.length === 12 ? 'each month' : listed(months.map(monthName))}`
  return daysOfWeek.length === 7 ? `on ${days}` : `${week} that are ${days}`
}

function weekWords(days: readonly number[]): string {
  if (days.length === 7) return 'every day'
  const key = days.join('')
  if (key === '12345') return 'weekdays'
  if (key === '67') return 'weekends'
  return `every ${listed(days.map(day => WEEKDAYS[day - 1]!))}`
}

function timeWords({ hours, minutes }: CronFields): string {
  if (hours.length === 24)
    return `at ${listed(minutes.map(minute => `:${String(minute).padStart(2, '0')}`))} of every hour,`
  const step = hours[1] === undefined ? 0 : hours[1] - hours[0]!
  const isEven =
    hours.length > 3 &&
    hours.length * step === 24 &&
    hours.every((hour, at) => hour === hours[0]! + at * step)
  if (isEven && minutes.length === 1) return `every ${step} hours from ${clockWords(hours[0]!, minutes[0]!)}`
  return `at ${listed(hours.flatMap(hour => minutes.map(minute => clockWords(hour, minute))))}`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function monthName(month: number): string {
  return Temporal.PlainYearMonth.from({ year: 2000, month })
    .toPlainDate({ day: 1 })
    .toLocaleString('en-GB', { month: 'long' })
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
