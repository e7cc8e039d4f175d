import { terms } from '../terms.ts'
import type { ScoredSentence } from './answerable.ts'
import { type Deed, doerOf, LIGHT, namesDeed } from './deed.ts'
import type { AnswerCandidate } from './features.ts'
import { MOST_IN_SHORT, NEGATION, type Question } from './question.ts'
import { isYear } from './years.ts'

/** How a question is read for what its words alone do not tell. */
export interface Asked {
  readonly text: string
  readonly question: Question
  readonly deed: Deed | undefined
}

/**
 * The sentences without those that answer another question, though their words come near: of another's deed, of the race for
 * another office, of running where it is asked who runs against whom, of what is so where it is asked what is not. Of those
 * that speak of most of the question, what names its year comes first; of those that answer yes or no, what names the deed and who did it.
 *
 * @param ranked best first
 * @returns empty where all that come near answer another question
 */
export function toThePoint(
  { text, question, deed }: Asked,
  ranked: readonly ScoredSentence[],
  passages: readonly AnswerCandidate[],
): readonly ScoredSentence[] {
  if (question.terms.length > MOST_IN_SHORT) return ranked
  const rules: ((sentence: string, whole: ScoredSentence) => boolean)[] = []
  if (deed?.who !== undefined)
    rules.push((_, { candidate, span }) => doerOf(deed, passages[candidate]!.text, span) === 'another')
  if (deed?.who !== undefined && question.kind === 'yes-no')
    rules.push(sentence => IF_DONE.test(sentence) && terms(IF_DONE.exec(sentence)![1]!).includes(deed.verb))
  const superlative = SUPERLATIVES.find(forms => forms.test(text))
  if (superlative !== undefined) rules.push(sentence => !superlative.test(sentence))
  const offices = officesIn(text)
  if (offices.size > 0) rules.push(sentence => isOfOtherOffice(offices, sentence))
  const against = ASKS_AGAINST.exec(text)?.groups
  if (against !== undefined) {
    const whom = terms(against.whom ?? against.whose ?? '')
    rules.push(sentence => !OPPOSES.test(sentence) || !speaksOf(whom, sentence))
  }
  if (question.kind !== 'yes-no' && ASKS_WHAT_IS_NOT.test(text))
    rules.push(sentence => !NEGATION.test(sentence) && !LEFT_UNDONE.test(sentence))
  const years = question.terms.filter(term => isYear(term.text)).map(term => term.text)
  if (rules.length === 0 && years.length === 0) return ranked

  const read = ranked.slice(0, JUDGED).map(whole => ({
    whole,
    sentence: passages[whole.candidate]!.text.slice(whole.span.start, whole.span.end),
  }))
  const kept = read.filter(({ whole, sentence }) => !rules.some(isBeside => isBeside(sentence, whole)))
  if (kept.length === 0) return []
  const most = Math.max(...kept.map(({ whole }) => whole.features.coverage!))
  const isFirst = ({ whole, sentence }: (typeof kept)[number]) =>
    question.kind === 'yes-no' && deed?.who !== undefined && !LIGHT.has(deed.verb)
      ? namesDeed(deed, sentence)
      : whole.features.coverage! >= most && years.some(year => sentence.includes(year))
  const first = kept.filter(isFirst)
  const others = kept.filter(each => !first.includes(each))
  return [...[...first, ...others].map(({ whole }) => whole), ...ranked.slice(JUDGED)]
}

/** Sentences that are held against the rules: where none of them stands, what comes later answers nothing either. */
const JUDGED = 15

/** "Who is not running?", "which members didn’t vote"; not "who is no longer mayor". */
const ASKS_WHAT_IS_NOT =
  /\b(?:is|are|was|were|did|do|does|has|have|had|will|would|can|could)(?: not\b|n['’]t\b)|\bvot(?:e|es|ed|ing) no\b/iu

/** "If convicted, Lund could face": whether he was is left open. */
const IF_DONE = /\bif (?:(?:he|she|they|it) (?:is|are|was|were) )?(\p{L}{3,20}ed)\b/iu

/** One is not the other: of the youngest member nobody learns who the oldest is. */
const SUPERLATIVES: readonly RegExp[] = [/\b(?:oldest|eldest|most senior)\b/iu, /\byoungest\b/iu]

/** What is not done, without a "not": "declined to release her returns", "abstained". */
const LEFT_UNDONE =
  /\b(?:declin(?:e|es|ed|ing) to|refus(?:e|es|ed|ing) to|fail(?:s|ed|ing)? to|abstain(?:s|ed|ing)?|skipp(?:ed|ing)|skips?|yet to|absent|boycott(?:s|ed|ing)?|missed|opposed|against)\b/iu

/** "Who is running against Marsh?", "Marsh's opponents", "who is challenging Marsh" */
const ASKS_AGAINST =
  /\b(?:(?:run|runs|running|ran|campaigning|up) against|challenging|challenges|opposing|taking on|(?:opponents?|rivals?) of) (?<whom>(?:\p{L}[\p{L}.’'-]* ?){1,3})|(?<whose>\p{L}[\p{L}.-]*)['’]s? (?:opponents?|rivals?|challengers?)\b/iu

/** Whether a sentence names whom it is against, or leaves that to the one before. */
function speaksOf(whom: readonly string[], sentence: string): boolean {
  const stands = new Set(terms(sentence))
  return whom.some(term => stands.has(term)) || /^(?:his|her|their)\b|\b(?:him|her|them)\b/iu.test(sentence)
}

const OPPOSES =
  /\b(?:against|challeng\p{L}*|opponents?|t(?:ake|akes|aking|aken|ook) on|fac(?:e|es|ed|ing)|unseat\p{L}*|oust\p{L}*|rivals?|versus|vs|defeat\p{L}*|beat|oppos\p{L}+|leads?|leading|trails?|trailing|ahead of|behind)\b/iu

const OFFICE =
  '(?<office>mayor|mayoral|governor|gubernatorial|senate|senator|house|congress|congressional|sheriff|president|presidential|attorney general|school board|council|city council|state senate|treasurer|auditor|clerk|judge|prosecutor|secretary of state)'
const SOUGHT = [
  new RegExp(
    `\\b(?:race|run|runs|running|ran|campaign|campaigning|bid|election|candidates?|candidacy|primary|contest|compete|competing) (?:for|as|to be) (?:the |an? )?(?:\\p{Lu}[\\p{L}.’'-]* ){0,3}?(?:U\\.?S\\.? )?${OFFICE}\\b`,
    'giu',
  ),
  new RegExp(
    `\\b${OFFICE}(?:['’]?s?['’]?) (?:race|election|primary|contest|campaign|bid|run|seat|candidates?)\\b`,
    'giu',
  ),
]

const SAME_OFFICE: Readonly<Record<string, string>> = {
  mayoral: 'mayor',
  gubernatorial: 'governor',
  senator: 'senate',
  congress: 'house',
  congressional: 'house',
  presidential: 'president',
  'city council': 'council',
}

/** The offices that words speak of as run for: "race for mayor", "the governor's race". */
function officesIn(text: string): ReadonlySet<string> {
  const read = text.slice(0, MAX_READ)
  return new Set(
    SOUGHT.flatMap(pattern =>
      Array.from(read.matchAll(pattern), ({ groups }) => {
        const office = groups!.office!.toLowerCase()
        return SAME_OFFICE[office] ?? office
      }),
    ),
  )
}

// A question of a whole page asks in its first lines or not at all; a sentence is never as long.
const MAX_READ = 1000

function isOfOtherOffice(asked: ReadonlySet<string>, sentence: string): boolean {
  const told = officesIn(sentence)
  return told.size > 0 && told.isDisjointFrom(asked)
}
