import type { DayRange } from '../model/day-range.ts'
import type { Span } from '../model/span.ts'
import { looksAhead } from './looks-ahead.ts'

/** A date named in a text. `date` is the first day of what is meant: of the week (Monday), the month or the year. */
export interface DateMention {
  readonly span: Span
  readonly date: Temporal.PlainDate
  readonly precision: 'day' | 'week' | 'month' | 'year'
}

/**
 * The dates named in a text: written out ("November 8, 2019", "8 Nov. 2019", "2019-11-08", "11/8/2019", month first),
 * months and years ("November 2019", "in 2017"), and, counted from the day of publication, what lacks a year
 * ("Nov. 8": the nearest such day) or is relative ("Thursday", "last night", "two weeks ago").
 *
 * A bare weekday is the latest one up to the day of publication itself: "Thursday" in an article of Friday,
 * 8 November 2019 is the 7th, "Friday" is the 8th. It lies ahead (that day included) when its clause looks ahead
 * ("will vote Tuesday", "On Tuesday, voters will"); "next Tuesday" is the first one after, "last Friday" the last before.
 *
 * @returns mentions in reading order that do not overlap; relative ones only when `publishedOn` is given
 */
export function findDates(text: string, publishedOn?: Temporal.PlainDate): DateMention[] {
  if (!ANY_DATE.test(text)) return []
  const found = FORMS.flatMap(({ pattern, read }) =>
    Array.from(text.matchAll(pattern), match => {
      const span = { start: match.index, end: match.index + match[0].length }
      const reading = read(match.groups ?? {}, { publishedOn, text, span })
      return reading === undefined ? [] : [{ span, ...reading }]
    }).flat(),
  )
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  let end = 0
  return found.filter(({ span }) => {
    if (span.start < end) return false
    end = span.end
    return true
  })
}

/**
 * Reads a text that is a date and nothing else, as people type it: `2019-11-08`, `2019-11` (the whole month), `2019`,
 * `nov 8, 2019`, and with `today` also `nov 8`, `yesterday`, `last week`. Undefined when it is not a date.
 */
export function parseDays(text: string, today?: Temporal.PlainDate): DayRange | undefined {
  const typed = text.trim().toLowerCase()
  if (typed.length > 60) return undefined
  const written = typed
    .replace(/^(\d{4})[-/](\d{1,2})$/, (_, year, month) => `${MONTH_NAMES[month - 1]} ${year}`)
    .replace(/\p{L}+/gu, word => (isName(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
  const [mention] = findDates(written, today)
  if (mention === undefined || mention.span.start > 0 || mention.span.end < written.length) return undefined
  const { date: first, precision } = mention
  return { first, last: first.add({ [`${precision}s`]: 1 }).subtract({ days: 1 }) }
}

interface Context {
  readonly publishedOn: Temporal.PlainDate | undefined
  readonly text: string
  readonly span: Span
}

type Groups = Readonly<Record<string, string | undefined>>
type Reading = Omit<DateMention, 'span'> | undefined

interface Form {
  readonly pattern: RegExp
  readonly read: (groups: Groups, context: Context) => Reading
}

const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ')
const WEEKDAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

const MONTH =
  '(?<month>Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|Jun(?:e|\\.)?|Jul(?:y|\\.)?|Aug(?:ust|\\.)?|' +
  'Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
// "Super Tuesday" and "Good Friday" are not told by their weekday.
const WEEKDAY =
  '(?<!(?:Super|Black|Good|Ash|Cyber|Bloody|Holy) )(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
// "Friday, Nov. 8" is one mention; the weekday in front is taken at its word.
const WEEKDAY_BEFORE = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? {1,2})?'
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?'
const YEAR = '(?<year>(?:1[6-9]|20)\\d\\d)'
const TIME_OF_DAY = '(?: (?:morning|afternoon|evening|night))?'
const COUNT = '(?<count>(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\\d{1,3})'
const COUNT_WORDS = 'a one two three four five six seven eight nine ten eleven twelve'.split(' ')

// Every gap is bounded, so that each pattern is linear on any text. The digits may run into a word: the dateline
// of some sites is glued to the first one ("November 8, 2019President").
const FORMS: readonly Form[] = [
  form(`${WEEKDAY_BEFORE}${MONTH} {1,2}${DAY}(?:,? {0,2}${YEAR})?(?![\\d/]|[.,]\\d)`, readDay),
  form(`${WEEKDAY_BEFORE}(?:the )?${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?(?!\\d)`, readDay),
  form(`${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)(?!\\d)`, readDay),
  form('(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4}|\\d\\d)(?![\\d/])', readDay),
  form(`${MONTH}(?: of|,)? ${YEAR}(?!\\d)`, readMonth),
  form(`(?<when>(?i:last|next|this)) ${MONTH}(?![\\p{L}\\p{N}]| \\d)`, readMonth),
  // "May" and "March" are words as well: a month alone needs a word that asks for one.
  form(`(?<=\\b(?i:in|since|until|by|early|late|mid)[ -])${MONTH}(?![\\p{L}\\p{N}]| \\d)`, readMonth),
  // A bare number of four digits from 1900 on is a year: news style writes other such numbers "2,019".
  form('(?<year>(?:19|20)\\d\\d)(?![\\p{L}\\p{N}%]|[.,:/-]\\d)', readYear),
  form(
    `(?:(?<when>(?i:last|next|this coming|this past|this)) )?${WEEKDAY}(?!s\\b)${TIME_OF_DAY}(?: (?:of )?(?<week>last|next) week)?`,
    readWeekday,
  ),
  form('(?<!USA )(?<name>(?i:today|tonight|this (?:morning|afternoon|evening)))(?!\\p{L})', readNearby),
  form(`(?<name>(?i:yesterday|tomorrow))${TIME_OF_DAY}(?!\\p{L})`, readNearby),
  form('(?<name>(?i:last night))(?!\\p{L})', readNearby),
  form('(?<when>(?i:last|this|next)) (?<unit>week|month|year)(?!\\p{L})', readPeriod),
  form(`${COUNT} (?<unit>day|week|month|year)s? ago(?!\\p{L})`, readAgo),
]

// Something of what every form holds: most texts have none of it, and one look saves fourteen.
const ANY_DATE =
  /\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|day|today|night|this|last|next|tomorrow|ago/i

function form(source: string, read: Form['read']): Form {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}$€£#.,/-])${source}`, 'gu'), read }
}

function readDay(groups: Groups, { publishedOn }: Context): Reading {
  const month = monthNumber(groups.month)
  const day = Number(groups.day)
  if (groups.year === undefined) {
    const date = publishedOn && nearestDay(publishedOn, month, day)
    return date && { date, precision: 'day' }
  }
  const year = fullYear(groups.year)
  // "13/11/2019" can only be read with the day first.
  const date = dayOf(year, month, day) ?? dayOf(year, day, month)
  return date && { date, precision: 'day' }
}

function readMonth(groups: Groups, { publishedOn, text, span }: Context): Reading {
  const month = monthNumber(groups.month)
  if (groups.year !== undefined) return monthOf(Number(groups.year), month)
  if (publishedOn === undefined) return undefined
  const { year, month: thisMonth } = publishedOn
  const when = groups.when?.toLowerCase()
  if (when === 'last') return monthOf(month < thisMonth ? year : year - 1, month)
  if (when === 'next' || (when === undefined && looksAhead(text, span)))
    return monthOf(month < thisMonth || (when === 'next' && month === thisMonth) ? year + 1 : year, month)
  if (when === 'this') return monthOf(year, month)
  return monthOf(month <= thisMonth ? year : year - 1, month)
}

function readYear(groups: Groups): Reading {
  return {
    date: Temporal.PlainDate.from({ year: Number(groups.year), month: 1, day: 1 }),
    precision: 'year',
  }
}

function readWeekday(groups: Groups, { publishedOn, text, span }: Context): Reading {
  if (publishedOn === undefined) return undefined
  const weekday = WEEKDAY_NAMES.indexOf(groups.weekday?.toLowerCase() ?? '') + 1
  const daysBack = (publishedOn.dayOfWeek - weekday + 7) % 7
  const daysAhead = (weekday - publishedOn.dayOfWeek + 7) % 7
  const days = () => {
    if (groups.week !== undefined) return weekday - publishedOn.dayOfWeek + (groups.week === 'last' ? -7 : 7)
    const when = groups.when?.toLowerCase()
    if (when === 'next' || when === 'this coming') return daysAhead || 7
    if (when === 'last' || when === 'this past') return -(daysBack || 7)
    return when === 'this' || looksAhead(text, span) ? daysAhead : -daysBack
  }
  return { date: publishedOn.add({ days: days() }), precision: 'day' }
}

function readNearby(groups: Groups, { publishedOn }: Context): Reading {
  const name = groups.name?.toLowerCase()
  const days = name === 'yesterday' || name === 'last night' ? -1 : name === 'tomorrow' ? 1 : 0
  return publishedOn && { date: publishedOn.add({ days }), precision: 'day' }
}

function readPeriod(groups: Groups, { publishedOn }: Context): Reading {
  const steps = { last: -1, this: 0, next: 1 }[groups.when?.toLowerCase() ?? ''] ?? 0
  return publishedOn && period(publishedOn, groups.unit, steps)
}

function readAgo(groups: Groups, { publishedOn }: Context): Reading {
  const count = groups.count?.toLowerCase().replace(/^an$/, 'a') ?? ''
  const steps = /^\d/.test(count) ? Number(count) : Math.max(1, COUNT_WORDS.indexOf(count))
  return publishedOn && period(publishedOn, groups.unit, -steps)
}

/** The day, week, month or year that lies `steps` of them from the one of `day`. */
function period(day: Temporal.PlainDate, unit: string | undefined, steps: number): Reading {
  if (unit === 'week')
    return { date: day.subtract({ days: day.dayOfWeek - 1 }).add({ weeks: steps }), precision: 'week' }
  if (unit === 'month') return { date: day.with({ day: 1 }).add({ months: steps }), precision: 'month' }
  if (unit === 'year')
    return { date: day.with({ month: 1, day: 1 }).add({ years: steps }), precision: 'year' }
  return { date: day.add({ days: steps }), precision: 'day' }
}

/** The day of that name that is nearest to the day of publication: "Dec. 30" in January lies in the year before. */
function nearestDay(publishedOn: Temporal.PlainDate, month: number, day: number) {
  const distance = (date: Temporal.PlainDate) => Math.abs(publishedOn.until(date).days)
  return [0, -1, 1]
    .flatMap(years => dayOf(publishedOn.year + years, month, day) ?? [])
    .sort((a, b) => distance(a) - distance(b))[0]
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const date = Temporal.PlainDate.from({ year, month, day })
  // Days past the month's end are clipped to it: February 30 is no date.
  return date.day === day ? date : undefined
}

function monthOf(year: number, month: number): Reading {
  return { date: Temporal.PlainDate.from({ year, month, day: 1 }), precision: 'month' }
}

function monthNumber(name = ''): number {
  if (/^\d/.test(name)) return Number(name)
  const start = name.slice(0, 3).toLowerCase()
  return MONTH_NAMES.findIndex(month => month.startsWith(start)) + 1
}

function fullYear(year: string): number {
  const number = Number(year)
  return year.length > 2 ? number : number + (number < 70 ? 2000 : 1900)
}

function isName(word: string): boolean {
  return word.length >= 3 && [...MONTH_NAMES, ...WEEKDAY_NAMES].some(name => name.startsWith(word))
}
