import { kinship } from '../related-words.ts'
import { terms } from '../terms.ts'
import { words } from '../words.ts'
import { answeringWords } from './answering-words.ts'
import { type AskedForm, type ReadSentence, termsAround } from './asked-form.ts'
import { plainQuestion } from './plain-question.ts'
import { NEGATION } from './question.ts'

/** Of whom it is asked when they last did something. */
interface LastTime {
  /** Terms of who, and of the verb. */
  readonly who: readonly string[]
  readonly verb: string
  readonly others: readonly string[]
  /** Asked of what was done to it: "when was the bridge last inspected". */
  readonly isSuffered: boolean
}

/**
 * Reads when somebody is asked to have last done something: "when did Democrats last hold the seat", "when was the last time the
 * council raised taxes". What another did last is no answer, nor how long another has done it.
 */
export function readLastTime(question: string): AskedForm | undefined {
  const asked = plainQuestion(question)
  const groups = QUESTIONS.map(pattern => pattern.exec(asked)?.groups).find(found => found !== undefined)
  const { who = '', verb = '', rest = '' } = groups ?? {}
  const [term] = terms(verb)
  const subject = terms(who)
  if (term === undefined || subject.length === 0) return undefined
  const isSuffered = /^when (?:was|were)\b(?! the last)/iu.test(asked)
  const last = { who: subject, verb: term, others: terms(rest), isSuffered }
  return { isStrict: true, find: read => read.filter(sentence => tellsLast(last, sentence)) }
}

// Every repetition is bounded, and a question has 200 characters: no pattern runs away.
const WHO = '(?<who>[^?,;:]{2,50}?)'
const QUESTIONS: readonly RegExp[] = [
  new RegExp(
    `^when (?:did|have|has|was|were) (?!the last\\b)${WHO} last (?<verb>\\p{L}{3,20})(?<rest> .{1,80})?$`,
    'iu',
  ),
  new RegExp(
    `^when(?:['’]s| was) the last time (?:that )?${WHO} (?:have |has |had )?(?<verb>\\p{L}{2,20}(?:ed|ld|on|ot|st|nt|ok|id|ew))(?<rest> .{1,80})?$`,
    'iu',
  ),
]

function tellsLast({ who, verb, others, isSuffered }: LastTime, sentence: ReadSentence): boolean {
  const { said } = sentence
  const all = words(said)
  const told = all.find(({ text }) => terms(text).some(term => kinship(verb, term) > 0))
  const named = all.filter(({ text }) =>
    terms(text).some(term => who.some(each => kinship(each, term) >= SAME_ROOT)),
  )
  const [subject] = named
  if (told === undefined || subject === undefined || answeringWords(said, 'date').length === 0) return false
  // "The seat was last held by a Democrat in 1998"
  const isBy = named.some(({ start }) => /\bby (?:\p{L}+ ){0,3}$/u.test(said.slice(0, start)))
  if (
    !isSuffered &&
    !isBy &&
    (subject.start > told.start || CLAUSE.test(said.slice(subject.end, told.start)))
  )
    return false
  if (NEGATION.test(said) ? !SINCE.test(said) : !LAST.test(said)) return false
  const around = termsAround(sentence)
  return others.every(term => around.some(each => kinship(term, each) > 0))
}

const SAME_ROOT = 0.7

/** Behind these stands another's deed. */
const CLAUSE = /[;:“”]|, (?:but|and|while)\b/u
const SINCE = /\b(?:since|in \d+ years|until|before)\b/iu
const LAST = /\b(?:last|since|until|most recently|then|first time)\b/iu
