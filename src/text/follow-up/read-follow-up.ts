import type { Earlier, EarlierPerson, FollowUpOptions } from './earlier.ts'
import { isTime, withTime } from './times.ts'
import { fits, withNames } from './with-names.ts'
import { firstAt, has, same, stem, unmarked, whole } from './wording.ts'

/**
 * Reads a question as one that stands by itself: "why?" after "has Trump endorsed Sessions?" is "why has Trump endorsed
 * Sessions", "and Tuberville?" is "has Trump endorsed Tuberville", "what about 2017?" has the year for its time.
 *
 * @returns the question as typed where it leans on nothing; undefined where it leans on one that is not known
 */
export function readFollowUp(typed: string, options: FollowUpOptions): string | undefined {
  const bare = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (bare.length > MAX_READ) return typed
  const asked = unmarked(bare)
  const earlier = options.earlier && { ...options.earlier, question: unmarked(options.earlier.question) }
  for (const read of READERS) {
    const found = read(asked, { ...options, earlier })
    if (found === asked) return typed
    if (found !== 'another') return found && `${found}?`
  }
  return typed
}

// A question of a page stands by itself.
const MAX_READ = 300

/** The question as it is to be read; undefined where what it leans on is missing; or that it is of another form. */
type Reader = (asked: string, options: FollowUpOptions) => string | undefined | 'another'

const MORE =
  /^(?:and |but |so |ok(?:ay)?,? )?(?:(why|why not|how come|when|since when|where|how|how much|how many|who|by whom)|(why|when|where|how) (?:was|is|did) (?:that|this|it)(?: happen| take place| held)?)$/iu

/** Whether a question only asks for more of what was asked before: "why?", "since when?". */
export function asksMore(typed: string): boolean {
  return MORE.test(unmarked(typed.normalize('NFC').replace(/\s+/gu, ' ').trim()))
}

const READERS: readonly Reader[] = [
  // "why?", "but when?", "since when?"
  (asked, { earlier }) => {
    const match = MORE.exec(asked)
    const word = (match?.[1] ?? match?.[2])?.toLowerCase()
    return word === undefined ? 'another' : earlier && moreOf(earlier, word)
  },
  // "who else?", "anything else?", "what more?"
  (asked, { earlier }) => {
    const match =
      /^(?:and )?(who|what|where|when|anyone|anybody|anything|somebody|someone) (?:else|more)$/iu.exec(asked)
    return match === null
      ? 'another'
      : earlier?.question.replace(/^(who|what|where|when)\b(?! else)/iu, '$1 else')
  },
  // "what about him?", "and Tuberville?", "what about 2017?", "and about CNN?"
  (asked, options) => {
    const match = /^(?:(?:and |but |ok(?:ay)?,? )?(?:what|how) about|and|but|also)[, ]+(.{1,80})$/iu.exec(
      asked,
    )
    const topic = match?.[1]
    // "and what did she say?" is a question of its own.
    if (topic === undefined || QUESTION.test(topic)) return 'another'
    return (
      options.earlier && turnedTo(topic.replace(/^the (?=(?:19|20)\d\d$)/iu, ''), options.earlier, options)
    )
  },
  // "in 2017?", "last week?", "on Thursday?"
  (asked, { earlier, today }) =>
    isTime(asked, today) ? earlier && withTime(earlier.question, asked, today) : 'another',
  // "Tuberville?", "him?"
  (asked, options) => {
    if (PERSON_PRONOUN.test(asked)) return options.earlier && turnedTo(asked, options.earlier, options)
    // With no question before it, a name asks who that is.
    const isTurned = options.earlier !== undefined && options.named.some(name => same(name, asked))
    return isTurned ? turnedTo(asked, options.earlier, options) : 'another'
  },
  // "and what did Tuberville say to that?", "did he win?"
  (asked, options) =>
    withNames(asked.replace(/^(?:and|but|so|then|ok(?:ay)?|well)[, ]+(?=\p{L})/iu, ''), options),
]

/**
 * The question before, asked for its reason, time or place. After "who is running?" that is asked of whoever the answer
 * named, where it named one.
 */
function moreOf({ question, people }: Earlier, word: string): string | undefined {
  if (/^who\b/iu.test(question)) {
    const [only, ...others] = people.filter(({ answers }) => answers)
    if (only === undefined || others.length > 0) return ofDeed(question, word)
    const [, aux = '', rest = ''] = /^(is |are |has |have |was |were |will )?(.*)$/iu.exec(stem(question))!
    return `${word} ${aux}${only.name} ${rest}`
  }
  const asks = stem(question)
  const name = people[0]?.words
  if (word !== 'why not' || name === undefined || firstAt(asks, name) === Number.POSITIVE_INFINITY)
    return `${word} ${asks}`
  return `why ${asks.replace(whole(name), found => `${found} not`)}`
}

/** "Who released the audit?" asked for its day, where nobody is named who did: "when was the audit released". */
function ofDeed(question: string, word: string): string | undefined {
  const [, verb, what] =
    /^who (\p{L}{2,20}ed) ((?:the|a|an|its|their|his|her) .{2,80})$/iu.exec(question) ?? []
  return verb === undefined || !/^(?:when|where|why|how)$/u.test(word)
    ? undefined
    : `${word} was ${what} ${verb}`
}

const QUESTION =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|has|have|had|did|do|does|will|would|can|could|should)\b(?! about\b)/iu
const PERSON_PRONOUN = /^(?:he|him|she|her|they|them)$/iu

/** The question before, asked of something else: another person, another time, another matter. */
function turnedTo(topic: string, earlier: Earlier, { named, today }: FollowUpOptions): string | undefined {
  const { question, people } = earlier
  const bare = unmarked(topic)
  if (PERSON_PRONOUN.test(bare)) {
    const other =
      people.find(person => person.words === undefined && fits(bare, person)) ?? lastOf(people, bare)
    return other && turnedToPerson(question, other.words ?? other.name, people)
  }
  if (isTime(bare, today)) return withTime(question, bare, today)
  if (named.some(name => same(name, bare))) return turnedToPerson(question, bare, people)
  const matter = /^(?:about|on|regarding) (.+)$/iu.exec(bare)?.[1]
  const withMatter = question.replace(/ (?:about|on|regarding) .+$/iu, '')
  if (matter !== undefined) return `${withMatter} about ${matter}`
  return /^(?:in|at|for|with|against|from|by|to) /iu.test(bare)
    ? `${question} ${bare}`
    : `${withMatter} about ${bare}`
}

function lastOf(people: readonly EarlierPerson[], pronoun: string): EarlierPerson | undefined {
  return people.findLast(person => person.words !== undefined && fits(pronoun, person))
}

/** Whoever is asked about gives way: who says something, where that is asked; else who stands last. */
function turnedToPerson(question: string, person: string, people: readonly EarlierPerson[]): string {
  const standing = people
    .flatMap(({ words }) => (words === undefined ? [] : [words]))
    .filter(words => has(question, words))
  if (standing.some(words => same(words, person))) return question
  const speaker = standing.find(words =>
    new RegExp(`^what (?:did|does|has|have|is) ${RegExp.escape(words)} (?:say|said|think|tweet)`, 'iu').test(
      question,
    ),
  )
  const gone = speaker ?? standing.at(-1)
  return gone === undefined ? `${question} about ${person}` : question.replace(whole(gone), () => person)
}
