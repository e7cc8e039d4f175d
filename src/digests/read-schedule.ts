import { repeated } from '../bot/wording.ts'
import { UserError } from '../model/errors.ts'
import { findZone } from './find-zone.ts'
import { nextOccurrence, parsePattern, type Schedule } from './occurrences.ts'

/**
 * Reads when a digest shall come, as people write it: `8am`, `08:00 America/Chicago weekdays`, `every monday 8:30 pm`,
 * `twice a day`, or a cron pattern, with or without a zone. Every day where no day is named, at eight where no time is.
 *
 * @param options.timeZone where none is named
 * @param options.before what holds of the time or the days where the other alone is named
 * @throws UserError `bad-schedule`, that says what could not be read and what would work
 */
export function readSchedule(
  typed: string,
  {
    timeZone,
    now,
    before = EVERY_MORNING,
  }: { readonly timeZone: string; readonly now: Temporal.Instant; readonly before?: string },
): Schedule {
  const { words, zone = timeZone } = takeZone(typed)
  const schedule = { pattern: readPattern(words, { typed, before }), timeZone: zone }
  if (nextOccurrence(schedule, now) === undefined) throw unreadable(typed, 'That never comes.')
  return schedule
}

/** The zone that a schedule names in its words, if it does. @throws UserError `bad-schedule` for one that there is not */
export function findNamedZone(typed: string): string | undefined {
  return takeZone(typed).zone
}

/** The words that are left when those that name a zone are taken out. */
function takeZone(typed: string): { words: string[]; zone?: string } {
  const words = typed
    .trim()
    .split(/[\s,]+(?![^\s]*\*)|\s+/)
    .filter(word => word !== '')
  const cron = typed.trim().split(/\s+/)
  if (cron.length >= 5 && parsePattern(cron.slice(0, 5).join(' '))) {
    const rest = cron.slice(5).join(' ')
    const zone = findZone(rest)
    if (rest !== '' && zone === undefined) throw unreadable(typed, `“${repeated(rest)}” is no time zone.`)
    return { words: [cron.slice(0, 5).join(' ')], ...(zone === undefined ? {} : { zone }) }
  }
  // "New York" and "Eastern time" are two words, "Los Angeles time" three.
  for (const length of [3, 2, 1]) {
    for (let start = 0; start + length <= words.length; start++) {
      const zone = findZone(words.slice(start, start + length).join(' '))
      if (zone !== undefined) return { words: words.toSpliced(start, length), zone }
    }
  }
  const named = words.find(word => word.includes('/'))
  if (named !== undefined)
    throw unreadable(
      typed,
      `“${repeated(named)}” is no time zone. Zones are written like America/Chicago or Europe/Berlin.`,
    )
  return { words }
}

function readPattern(
  words: readonly string[],
  { typed, before }: { readonly typed: string; readonly before: string },
): string {
  if (words.length === 1 && parsePattern(words[0]!)) return refuseCrowded(words[0]!, typed)
  const text = ` ${words.join(' ').toLowerCase()} `
  const days: DayFields = { daysOfMonth: '*', daysOfWeek: new Set() }
  const times: { hour: number; minute: number }[] = []
  let hours: string | undefined
  let rest = text
  const take = (pattern: RegExp, use: (match: RegExpMatchArray) => void) => {
    rest = rest.replace(pattern, (...found) => {
      use(found as unknown as RegExpMatchArray)
      return ' '
    })
  }
  take(/ (?:every|each) (\d+) hours?(?= )/g, ([, count]) => {
    if (24 % Number(count) !== 0)
      throw unreadable(typed, 'Every 1, 2, 3, 4, 6, 8 or 12 hours can be kept each day.')
    hours = `*/${count}`
  })
  take(/ (?:hourly|(?:every|each) hour)(?= )/g, () => {
    hours = '*'
  })
  take(/ (once|twice|(?:two|three|four|2|3|4) times) (?:a|each|every|per) day(?= )/g, ([, count]) => {
    for (const hour of TIMES_A_DAY[count!.split(' ')[0]!]!) times.push({ hour, minute: 0 })
  })
  take(/ (?:first (?:day )?of (?:the|each|every) month|monthly)(?= )/g, () => {
    days.daysOfMonth = '1'
  })
  take(
    new RegExp(` (${DAY_NAME})s? ?(?:-|–|to|through|until) ?(${DAY_NAME})s?(?= )`, 'g'),
    ([, from, to]) => {
      const [first, last] = [dayNumber(from!), dayNumber(to!)]
      for (let day = first; ; day = (day % 7) + 1) {
        days.daysOfWeek.add(day)
        if (day === last) break
      }
    },
  )
  take(/ (?:(?:on|every|each) )?(?:weekdays?|workdays?|working days)(?= )/g, () =>
    addDays(days, [1, 2, 3, 4, 5]),
  )
  take(/ (?:(?:on|at|every|each) )?weekends?(?= )/g, () => addDays(days, [6, 7]))
  take(/ (?:daily|(?:every|each) day)(?= )/g, () => addDays(days, [1, 2, 3, 4, 5, 6, 7]))
  take(new RegExp(` (?:(?:on|every|each) )?(${DAY_NAME})s?(?= )`, 'g'), ([, day]) =>
    addDays(days, [dayNumber(day!)]),
  )
  take(/ (?:weekly|(?:every|each) week)(?= )/g, () => {
    if (days.daysOfWeek.size === 0) addDays(days, [1])
  })
  take(/ (?:at )?(\d{1,2})(?:[:.h](\d\d))? ?([ap])\.?m\.?(?= )/g, ([, hour, minute, half]) =>
    times.push(clock(Number(hour), Number(minute ?? 0), { half: half!, typed })),
  )
  take(/ (?:at )?(\d{1,2})[:.h](\d\d)(?: (?:uhr|hours))?(?= )/g, ([, hour, minute]) =>
    times.push(clock(Number(hour), Number(minute), { typed })),
  )
  take(/ (?:at )?(\d{1,2})(?: ?(?:o['’]?clock|h|uhr))(?= )/g, ([, hour]) =>
    times.push(clock(Number(hour), 0, { typed })),
  )
  take(/ at (\d{1,2})(?= )/g, ([, hour]) => times.push(clock(Number(hour), 0, { typed })))
  take(
    / (?:at |in the |every |each )?(morning|noon|midday|afternoon|evening|night|midnight)s?(?= )/g,
    ([, name]) => times.push({ hour: HOUR_OF[name!]!, minute: 0 }),
  )
  const left = rest.replace(/ (?:at|on|and|every|each|the|in|a)(?= )/g, '').trim()
  if (left !== '' || text.trim() === '')
    throw unreadable(typed, left === '' ? '' : `“${repeated(left)}” is not clear.`)

  const minutes = [...new Set(times.map(({ minute }) => minute))]
  if (minutes.length > 1 && times.length > 1)
    throw unreadable(typed, 'Times with different minutes need a digest each.')
  if (hours !== undefined && times.length > 0)
    throw unreadable(typed, 'Give a time of day, or every so many hours.')
  const [oldMinute, oldHour, ...oldDays] = before.split(' ')
  const named = [...new Set(times.map(({ hour }) => hour))].sort((a, b) => a - b).join(',')
  const time =
    hours === undefined && named === '' ? `${oldMinute} ${oldHour}` : `${minutes[0] ?? 0} ${hours ?? named}`
  const isAnyDay = days.daysOfWeek.size === 0 && days.daysOfMonth === '*'
  return `${time} ${isAnyDay ? oldDays.join(' ') : `${days.daysOfMonth} * ${weekField(days.daysOfWeek)}`}`
}

interface DayFields {
  daysOfMonth: string
  readonly daysOfWeek: Set<number>
}

const MORNING = 8
const EVERY_MORNING = `0 ${MORNING} * * *`
const HOUR_OF: Readonly<Record<string, number>> = {
  morning: MORNING,
  noon: 12,
  midday: 12,
  afternoon: 15,
  evening: 18,
  night: 21,
  midnight: 0,
}
const TIMES_A_DAY: Readonly<Record<string, readonly number[]>> = {
  once: [MORNING],
  twice: [MORNING, 18],
  two: [MORNING, 18],
  '2': [MORNING, 18],
  three: [MORNING, 13, 18],
  '3': [MORNING, 13, 18],
  four: [MORNING, 12, 16, 20],
  '4': [MORNING, 12, 16, 20],
}
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY_NAME =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'

function dayNumber(name: string): number {
  return DAY_NAMES.indexOf(name.slice(0, 3)) + 1
}

function addDays({ daysOfWeek }: DayFields, added: readonly number[]): void {
  for (const day of added) daysOfWeek.add(day)
}

/** `1-5` for the weekdays, `1,3,5` for some, `*` for all or none. */
function weekField(days: ReadonlySet<number>): string {
  if (days.size === 0 || days.size === 7) return '*'
  const sorted = [...days].sort()
  const isRange = sorted.length > 2 && sorted.at(-1)! - sorted[0]! === sorted.length - 1
  return (isRange ? [`${sorted[0]}-${sorted.at(-1)}`] : sorted).join(',')
}

function clock(
  hour: number,
  minute: number,
  { half, typed }: { readonly half?: string; readonly typed: string },
): { hour: number; minute: number } {
  const isHour = half === undefined ? hour < 24 : hour >= 1 && hour <= 12
  if (!isHour || minute > 59) throw unreadable(typed, 'There is no such time of day.')
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute }
}

/** More than once an hour is no digest. */
function refuseCrowded(pattern: string, typed: string): string {
  if (parsePattern(pattern)!.minutes.length > 1)
    throw unreadable(typed, 'A digest can come once an hour at most.')
  return pattern
}

function unreadable(typed: string, why: string): UserError {
  const said = `Cannot tell when “${repeated(typed.trim())}” is.${why === '' ? '' : ` ${why}`}`
  return new UserError(
    'bad-schedule',
    `${said} Try: 8am, 8:30 pm weekdays, every monday 09:00 America/Chicago, twice a day, or a cron pattern such as 0 8 * * 1-5.`,
  )
}
