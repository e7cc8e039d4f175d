import { findDates, parseDays } from '../dates.ts'
import { kinship } from '../related-words.ts'
import { terms } from '../terms.ts'
import type { AskedForm, ReadSentence } from './asked-form.ts'
import { plainQuestion } from './plain-question.ts'

/**
 * Reads what is asked to have happened on some days, and where: "what happened in Oakfen last Saturday". It is answered by the
 * sentences that name one of these days.
 */
export function readHappened(question: string, today: Temporal.PlainDate): AskedForm | undefined {
  const { where = '', when = '' } = ASKED.exec(plainQuestion(question))?.groups ?? {}
  const days = when === '' ? undefined : parseDays(when, today)
  const about = terms(where)
  if (days === undefined || about.length === 0) return undefined
  const isOfDays = ({ said, passage: { publishedOn } }: ReadSentence) =>
    findDates(said, publishedOn).some(
      ({ date, precision }) =>
        precision !== 'year' &&
        Temporal.PlainDate.compare(days.first, date) <= 0 &&
        Temporal.PlainDate.compare(date, days.last) <= 0,
    )
  const isAbout = ({ said, passage: { headline } }: ReadSentence) => {
    const around = terms(`${headline} ${said}`)
    return about.every(term => around.some(each => kinship(term, each) === 1))
  }
  return {
    isStrict: false,
    find: read => read.filter(sentence => isOfDays(sentence) && isAbout(sentence)),
  }
}

const ASKED =
  /^what(?:['’]s| has| all)? (?:happened|went on) (?:in|at|to|with|on) (?:the )?(?<where>[^?,;:]{2,60}?) (?:on |in |over )?(?<when>(?:(?:last|this) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year)|yesterday|today|(?:\p{L}+\.? \d{1,2}|\d{1,2} \p{L}+))$/iu
