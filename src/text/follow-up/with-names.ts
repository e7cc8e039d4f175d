import type { EarlierPerson, FollowUpOptions } from './earlier.ts'
import { firstAt, stem } from './wording.ts'

/** A question of its own with names in the place of what points back: "did he win" is "did Sessions win". */
export function withNames(asked: string, { earlier, named }: FollowUpOptions): string | 'another' {
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
  const ofEarlier = ONE.exec(earlier.question)?.[1]
  if (ofEarlier !== undefined) read = read.replace(NEXT_ONE, (_, which: string) => `${which} ${ofEarlier}`)
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

/** Whether a pronoun can stand for somebody: nobody's gender is guessed. */
export function fits(pronoun: string, { gender, isBody }: EarlierPerson): boolean {
  if (isBody) return /^(?:they|them)$/iu.test(pronoun)
  if (gender === undefined || /^(?:they|them)$/iu.test(pronoun)) return true
  return /^(?:he|him|his)$/iu.test(pronoun) ? gender === 'male' : gender === 'female'
}

/** "When was the first senate debate": what "the next one" is one of. */
const ONE =
  /\b(?:next|last|first|second|third|latest|previous) ([\p{L} -]{3,40}?)(?: (?:be|held|start|begin|take place)\b.*)?$/iu
const NEXT_ONE = /\b(next|last|first|second|third|latest|previous|other) one\b/giu

const THAT = /\b(?:(to|about|on|of|with) )(?:that|this|it)(?= *$)/iu

/** What a question is about: behind its "about" where it has one, else what it says. */
function matterOf(question: string): string | undefined {
  const about = / (?:about|on|regarding) (.+)$/iu.exec(question)?.[1]
  const matter =
    about ??
    stem(question).replace(/^(?:has|have|had|did|do|does|is|are|was|were|will|would|can|could|should) /iu, '')
  return matter === '' ? undefined : matter
}
