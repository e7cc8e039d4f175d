import type { DayRange } from '../../model/day-range.ts'
import { findDates } from '../dates.ts'

/**
 * The days on which articles were published that can answer a question about a time counted from today: "yesterday", "last
 * week". What happened is still written of some time later; how long depends on how near the question looks.
 *
 * @returns undefined where the question names no such time, or one that lies ahead. Years in figures are looked for in the
 *   articles' words instead.
 */
export function askedDays(question: string, today: Temporal.PlainDate): DayRange | undefined {
  const asked = question.slice(0, MAX_READ)
  const mention = findDates(asked, today).find(
    ({ span }) => !/\d{4}/u.test(asked.slice(span.start, span.end)),
  )
  if (mention === undefined || Temporal.PlainDate.compare(mention.date, today) > 0) return undefined
  const { date: first, precision } = mention
  return { first, last: first.add({ [`${precision}s`]: 1 }).add({ days: WRITTEN_OF[precision] }) }
}

// A question of a whole page asks in its first lines or not at all.
const MAX_READ = 1000

/** For how many days more an event is written of. */
const WRITTEN_OF = { day: 2, week: 6, month: 13, year: 59 } as const
