import { findDates, parseDays } from '../dates.ts'

/** Whether words name a time and nothing else: "2017", "last week", "in November". */
export function isTime(words: string, today: Temporal.PlainDate): boolean {
  const bare = words.replace(/^(?:in|on|during|since|before|after|by|back in) /iu, '')
  return bare !== '' && parseDays(bare, today) !== undefined
}

/** The question with another time in the place of those it names. */
export function withTime(question: string, time: string, today: Temporal.PlainDate): string {
  return `${withoutTime(question, today)} ${BARE_TIME.test(time) ? 'in ' : ''}${time}`
}

const BARE_TIME =
  /^(?:(?:19|20)\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*)$/iu

/** A question without the times that it names, and the "in" and "since" before them. */
export function withoutTime(question: string, today: Temporal.PlainDate): string {
  const left = findDates(question, today).reduceRight(
    (rest, { span }) =>
      `${rest.slice(0, span.start).replace(/\b(?:in|on|since|before|after|during|by) $/iu, '')}${rest.slice(span.end)}`,
    question,
  )
  return left === question
    ? question
    : left
        .replace(/\s+(?=[?!.])/gu, '')
        .replace(/\s+/gu, ' ')
        .trim()
}
