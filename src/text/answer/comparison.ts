import { findFact } from '../people/personal-fact.ts'
import { answeringWords } from './answering-words.ts'
import type { AskedForm, ReadSentence } from './asked-form.ts'
import { MARK, markedName } from './named.ts'
import { plainQuestion, wholeQuestion } from './plain-question.ts'
import type { AnswerKind } from './question.ts'

type Measure = 'age' | 'wealth' | 'raised' | 'spent' | 'votes' | 'polls'

/** Two of whom it is asked which has more of something. */
interface Comparison {
  readonly one: string
  readonly other: string
  readonly measure: Measure
}

/**
 * Reads which of two is asked to have more of something: "who has more money, Ortega or Strand", "who is older, Marsh or
 * Iriarte", "is Marsh ahead of Iriarte?". What answers sets both side by side, or says the same of each.
 */
export function readComparison(question: string): AskedForm | undefined {
  const comparison = comparisonIn(plainQuestion(question))
  return comparison && { isStrict: true, isPair: true, find: read => findComparison(comparison, read) }
}

function comparisonIn(asked: string): Comparison | undefined {
  for (const pattern of QUESTIONS) {
    const { one, other, what } = pattern.exec(asked)?.groups ?? {}
    if (one === undefined || other === undefined || what === undefined) continue
    const measure = MEASURES.find(({ cue }) => cue.test(what))?.measure
    if (measure !== undefined) return { one, other, measure }
  }
  return undefined
}

// Every repetition is bounded, and a question has 200 characters: no pattern runs away.
const NAME = '[^?,;:“”]{2,40}?'
const PAIR = `(?<one>${NAME}),? (?:or|vs\\.?|versus) (?<other>${NAME})`
const IN = '(?: (?:in|for|on|by) [^?,;:]{2,40})?'
const BOTH = `(?<one>${NAME}) (?:and|or|vs\\.?|versus) (?<other>${NAME})`

const QUESTIONS: readonly RegExp[] = [
  wholeQuestion(
    `(?:who|which(?: of (?:them|the two)| candidate| one)?)(?:['’]s)? (?<what>[^?,;:]{3,60}?)[,:;]? (?:between )?${PAIR}`,
  ),
  wholeQuestion(`(?:between|of|out of) ${BOTH},? (?:who|which)(?: one)?(?:['’]s)? (?<what>.{3,60})`),
  wholeQuestion(
    `(?:is|was|are|does|did|has|do) (?<one>${NAME}) (?<what>(?:older|younger|richer|ahead|leading|beating|more|less|fewer|rais|spen|have|has|got|get|won|win)[^?,;:]{0,50}?) (?:than|of|over|against) (?<other>${NAME})${IN}`,
  ),
  wholeQuestion(
    `(?:did|does|has|is) (?<one>${NAME}) (?<what>outrais(?:e|ed|ing)|outspen(?:d|t|ding)|lead(?:ing)?|trail(?:ing)?) (?<other>${NAME})${IN}`,
  ),
]

const MEASURES: readonly { readonly measure: Measure; readonly cue: RegExp }[] = [
  { measure: 'age', cue: /\b(?:old(?:er|est)?|young(?:er|est)?)\b/iu },
  { measure: 'raised', cue: /\b(?:out)?rais(?:e|es|ed|ing)\b|\bfundrais/iu },
  { measure: 'spent', cue: /\b(?:out)?sp(?:end|ends|ent|ending)\b/iu },
  {
    measure: 'wealth',
    cue: /\b(?:money|cash|funds|rich(?:er|est)?|dollars|wealth(?:y|ier|iest)?|war chest|bank)\b/iu,
  },
  {
    measure: 'polls',
    cue: /\b(?:ahead|lead(?:s|ing)?|trail(?:s|ing)?|behind|polls?|polling|up|down|winning|beating|favou?red)\b/iu,
  },
  { measure: 'votes', cue: /\b(?:votes?|won|win|beat|percent)\b/iu },
]

/** What a sentence has that tells of it: its cue, and a figure of this kind where the cue alone compares nothing. */
const TOLD: Readonly<
  Record<Exclude<Measure, 'age'>, readonly { readonly cue: RegExp; readonly figure: AnswerKind }[]>
> = {
  wealth: [
    {
      cue: /\b(?:in the bank|on hand|in (?:his|her|their) (?:account|war chest)|war chest|in cash|worth|ha(?:s|ve|d) (?:\p{L}+ ){0,3}\$)/iu,
      figure: 'money',
    },
    { cue: /\b(?:rais(?:e|ed|ing)|t(?:ook|aken|ake) in|collected|brought in)\b/iu, figure: 'money' },
  ],
  raised: [
    { cue: /\b(?:(?:out)?rais(?:e|ed|ing)|t(?:ook|aken|ake) in|collected|brought in)\b/iu, figure: 'money' },
  ],
  spent: [{ cue: /\b(?:out)?sp(?:end|ent|ending)\b/iu, figure: 'money' }],
  polls: [
    {
      cue: /\b(?:polls?|polling|survey|lead(?:s|ing)?|led|trail(?:s|ed|ing)?|ahead|behind|favou?red|support)\b/iu,
      figure: 'number',
    },
  ],
  votes: [
    {
      cue: /\b(?:votes?|won|wins|winning|beat|beating|defeat(?:s|ed|ing)?|lost|percent|ballots)\b/iu,
      figure: 'number',
    },
  ],
}

function findComparison({ one, other, measure }: Comparison, read: readonly ReadSentence[]): ReadSentence[] {
  if (measure === 'age') return findEach([one, other], read, (sentence, whom) => tellsAge(sentence, whom))
  for (const told of TOLD[measure]) {
    const both = read.filter(sentence => comparesBoth(sentence, [one, other], told))
    if (both.length > 0) return both.slice(0, 1)
    const each = findEach([one, other], read, ({ said }, whom) => tellsOne(said, whom, told))
    if (each.length > 0) return each
  }
  return []
}

interface Told {
  readonly cue: RegExp
  readonly figure: AnswerKind
}

/** "Quill has raised $420,000, Marsh $150,000"; "She has $2 million in the bank; Brandt has three", where the sentence before names her. */
function comparesBoth(
  { said, before }: ReadSentence,
  [one, other]: readonly [string, string],
  { cue, figure }: Told,
) {
  const plain = said.replace(/[“"][^”"]*[”"]/gu, '')
  if (!cue.test(plain)) return false
  const figures = answeringWords(plain, figure).length
  if (figures === 0 || (figures === 1 && !COMPARES.test(plain))) return false
  const named = [one, other].map(name => markedName(plain, name).includes(MARK))
  if (named.every(Boolean)) return true
  const pronoun = /\b(?:he|she|his|her)\b/iu.test(plain)
  return (
    figures > 1 &&
    pronoun &&
    named.some(Boolean) &&
    [one, other].every((name, at) => named[at] || markedName(before, name).includes(MARK))
  )
}

const COMPARES =
  /\b(?:more|less|fewer|than|twice|double|triple|half|times|lead(?:s|ing)?|led|trail(?:s|ed|ing)?|ahead|behind|outrais\p{L}+|outsp\p{L}+|beat|defeat\p{L}*|to|compared)\b/iu

/** "Marsh has raised $150,000" */
function tellsOne(said: string, whom: string, { cue, figure }: Told): boolean {
  const begins = new RegExp(`^(?:[^,;]{0,40} )?${MARK}[^;]{0,80}`, 'u').exec(markedName(said, whom))?.[0]
  return begins !== undefined && cue.test(said) && answeringWords(said, figure).length > 0
}

function tellsAge({ said }: ReadSentence, whom: string): boolean {
  const name = printed(whom)
  const names = [name, name.split(' ').at(-1)!]
  return findFact(said, { names, kind: 'age' }) !== undefined || AGE_BY_RANK.test(markedName(said, whom))
}

/** "Lindgren, the oldest member at 74," */
const AGE_BY_RANK = new RegExp(`${MARK},? (?:is )?the (?:[\\p{L}-]+ ){0,2}(?:old|young)est\\b`, 'u')

function printed(name: string): string {
  return name.replace(/(?<![\p{L}’'])\p{Ll}/gu, letter => letter.toUpperCase())
}

/** One sentence that tells it of both, or the first of each; none where it stands of one alone. */
function findEach(
  [one, other]: readonly [string, string],
  read: readonly ReadSentence[],
  tells: (sentence: ReadSentence, whom: string) => boolean,
): ReadSentence[] {
  const of = (whom: string) => read.filter(sentence => tells(sentence, whom))
  const [ofOne, ofOther] = [of(one), of(other)]
  const both = ofOne.find(sentence => ofOther.includes(sentence))
  if (both !== undefined) return [both]
  const [first] = ofOne
  if (first === undefined) return []
  // Of one article, what was counted on the same day.
  const second = ofOther.find(({ whole }) => whole.articleId === first.whole.articleId) ?? ofOther[0]
  return second === undefined ? [] : [first, second]
}
