import type { Gender } from '../model/person.ts'
import { findDates, parseDays } from './dates.ts'

/** What a question may lean on: the one before it, read as a whole, and whom it and its answer were about. */
export interface Earlier {
  readonly question: string
  /** Those of the question in the order in which they stand there, then those of the answer. */
  readonly people: readonly EarlierPerson[]
}

export interface EarlierPerson {
  readonly name: string
  readonly gender?: Gender
  /** Set for an organization, which is neither he nor she. */
  readonly isBody?: true
  /** As the question calls them; absent for those of the answer alone. */
  readonly words?: string
}

export interface FollowUpOptions {
  readonly earlier: Earlier | undefined
  /** People whom the question itself names, in the words it uses. */
  readonly named: readonly string[]
  readonly today: Temporal.PlainDate
}

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
  /^(?:and |but |so |ok(?:ay)?,? )?(why|why not|how come|when|since when|where|how|how much|how many|who|by whom)$/iu

/** Whether a question only asks for more of what was asked before: "why?", "since when?". */
export function asksMore(typed: string): boolean {
  return MORE.test(unmarked(typed.normalize('NFC').replace(/\s+/gu, ' ').trim()))
}

const READERS: readonly Reader[] = [
  // "why?", "but when?", "since when?"
  (asked, { earlier }) => {
    const word = MORE.exec(asked)?.[1]
    return word === undefined ? 'another' : earlier && `${word.toLowerCase()} ${stem(earlier.question)}`
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
    const isPerson = PERSON_PRONOUN.test(asked) || options.named.some(name => same(name, asked))
    return isPerson ? options.earlier && turnedTo(asked, options.earlier, options) : 'another'
  },
  // "and what did Tuberville say to that?", "did he win?"
  (asked, options) =>
    withNames(asked.replace(/^(?:and|but|so|then|ok(?:ay)?|well)[, ]+(?=\p{L})/iu, ''), options),
]

const QUESTION =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|has|have|had|did|do|does|will|would|can|could|should)\b(?! about\b)/iu
const PERSON_PRONOUN = /^(?:he|him|she|her|they|them)$/iu
const THAT = /\b(?:(to|about|on|of|with) )(?:that|this|it)(?= *$)/iu

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

function isTime(words: string, today: Temporal.PlainDate): boolean {
  const bare = words.replace(/^(?:in|on|during|since|before|after|by|back in) /iu, '')
  return bare !== '' && parseDays(bare, today) !== undefined
}

/** The question with another time in the place of those it names. */
function withTime(question: string, time: string, today: Temporal.PlainDate): string {
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

/** A question of its own with names in the place of what points back: "did he win" is "did Sessions win". */
function withNames(asked: string, { earlier, named }: FollowUpOptions): string | 'another' {
  if (earlier === undefined) return 'another'
  const inOrder = [
    ...earlier.people.filter(({ words }) => words !== undefined),
    ...earlier.people.filter(({ words }) => words === undefined),
  ]
  const taken = new Map<string, EarlierPerson>()
  let read = asked.replace(PRONOUNS, (pronoun, offset: number) => {
    // Behind a name, a pronoun stands for that name.
    if (named.some(name => firstAt(asked, name) < offset)) return pronoun
    const kind = /^(?:she|her|hers)$/iu.test(pronoun)
      ? 'she'
      : /^(?:he|him|his)$/iu.test(pronoun)
        ? 'he'
        : 'they'
    const role = /^(?:he|she|they)$/iu.test(pronoun) ? 'subject' : 'object'
    const used = [...taken.values()]
    const person =
      taken.get(`${kind} ${role}`) ?? inOrder.find(each => fits(pronoun, each) && !used.includes(each))
    if (person === undefined) return pronoun
    taken.set(`${kind} ${role}`, person)
    return `${person.words ?? person.name}${isPossessive(pronoun, asked, offset) ? '’s' : ''}`
  })
  if (THAT.test(read)) {
    const matter = matterOf(earlier.question)
    if (matter !== undefined) read = read.replace(THAT, () => `about ${matter}`)
  }
  return read
}

const PRONOUNS = /\b(?:he|him|his|she|her|hers)\b/giu

function isPossessive(pronoun: string, asked: string, offset: number): boolean {
  if (/^(?:his|hers)$/iu.test(pronoun)) return true
  return (
    /^her$/iu.test(pronoun) &&
    /^ \p{L}/u.test(asked.slice(offset + pronoun.length)) &&
    !/^ (?:in|on|at|to|for|about|with|against|after|before|and|or)\b/iu.test(
      asked.slice(offset + pronoun.length),
    )
  )
}

function fits(pronoun: string, { gender, isBody }: EarlierPerson): boolean {
  if (isBody) return /^(?:they|them)$/iu.test(pronoun)
  if (gender === undefined || /^(?:they|them)$/iu.test(pronoun)) return true
  return /^(?:he|him|his)$/iu.test(pronoun) ? gender === 'male' : gender === 'female'
}

/** What a question is about: behind its "about" where it has one, else what it says. */
function matterOf(question: string): string | undefined {
  const about = / (?:about|on|regarding) (.+)$/iu.exec(question)?.[1]
  const matter =
    about ??
    stem(question).replace(/^(?:has|have|had|did|do|does|is|are|was|were|will|would|can|could|should) /iu, '')
  return matter === '' ? undefined : matter
}

/** A question without the word that asks: "who is running" is "is running", "why has Trump" is "has Trump". */
function stem(question: string): string {
  return question.replace(
    /^(?:why|when|where|how|who|whom|what|how (?:much|many)|since when)(?: else)? (?=\p{L})/iu,
    '',
  )
}

/** Without the marks at its end. */
function unmarked(question: string): string {
  return question.replace(/[\s?!.…]+$/u, '')
}

function has(question: string, words: string): boolean {
  return whole(words).test(question)
}

function firstAt(question: string, words: string): number {
  const at = whole(words).exec(question)?.index
  return at ?? Number.POSITIVE_INFINITY
}

function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words)}(?![\\p{L}\\p{N}])`, 'iu')
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0
}
