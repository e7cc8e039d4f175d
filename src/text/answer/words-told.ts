import { US_STATES } from '../us-states.ts'
import type { ScoredSentence } from './answerable.ts'
import { LIGHT } from './deed.ts'
import type { AnswerCandidate } from './features.ts'
import { matcherOf } from './match-terms.ts'
import { type AnswerKind, MOST_IN_SHORT, type QuestionTerm } from './question.ts'

/**
 * Whether the best sentence and those beside it leave out a name of the question, or half of what it asks: "Has Venkat
 * endorsed Iriarte?" is not answered by her endorsement of Marsh, nor "Is Marsh running for sheriff?" by her running.
 */
export function isOfAnother(
  terms: readonly QuestionTerm[],
  { features, span }: ScoredSentence,
  { headline, text }: AnswerCandidate,
): boolean {
  // A state is told once in an article.
  const names = terms.filter(({ isName, text: name }) => isName && !STATE_WORDS.has(name))
  const near = text.slice(Math.max(0, span.start - SENTENCE), span.end + SENTENCE)
  const { strengths } = matcherOf(names)(`${headline}\n${near}`)
  const plain = terms.filter(({ isName, isNumber }) => !isName && !isNumber)
  const words = plain.filter(({ isUnseen }) => !isUnseen)
  const kin = matcherOf(plain)(near).strengths
  // Of a word that stands nowhere, what is akin to it may: "backs the bonds", where it is asked who supports them.
  const related = plain.reduce(
    (sum, { isUnseen, weight }, index) =>
      sum + (isUnseen && kin[index]! > 0 ? weight * (1 - kin[index]!) : 0),
    0,
  )
  return (
    strengths.some(strength => strength === 0) ||
    (words.length > 0 && features['word missing near']! - related >= weigh(words) / 2)
  )
}

/**
 * Whether a sentence has all the words of a question, but for a state that its article names elsewhere: "Mensah has not been
 * charged" answers "was Mensah charged?", however little else speaks for it.
 */
export function hasAllWords(
  terms: readonly QuestionTerm[],
  sentence: string,
  { text: article }: AnswerCandidate,
): boolean {
  const rest = terms.filter(({ text }) => !STATE_WORDS.has(text) || !article.includes(text))
  const { strengths } = matcherOf(rest)(sentence)
  return rest.length > 1 && strengths.every(strength => strength === 1)
}

/**
 * Whether the best sentence, with the one before it and the headline, has every word of a question and something of the form
 * that is asked for: "Lindgren, the oldest member at 74" tells who the oldest member of the council is.
 */
export function saysAll(
  terms: readonly QuestionTerm[],
  kind: AnswerKind,
  { features, answering }: ScoredSentence,
): boolean {
  return (
    HAS_FORM.has(kind) &&
    terms.length > 1 &&
    answering.length > 0 &&
    features['coverage with sentence before and headline']! > 0.99 &&
    features.coverage! >= 0.5
  )
}

/**
 * Whether a telling word of a short question stands nowhere in a handful of articles, nor anything akin to it, and the best
 * sentence has less than half of the rest: the deaths in a flood tell nothing of those in a bridge's collapse.
 */
export function isUnmet(
  terms: readonly QuestionTerm[],
  kind: AnswerKind,
  { features }: ScoredSentence,
  read: AnswerCandidate,
): boolean {
  if (terms.length > MOST_IN_SHORT || !COUNTS.has(kind)) return false
  const missing = terms.filter(
    ({ isUnseen, isName, isNumber, term }) => isUnseen && !isName && !isNumber && !LIGHT.has(term),
  )
  return features['coverage with sentence before and headline']! < 0.5 && withoutKin(missing, read).length > 0
}

const COUNTS: ReadonlySet<AnswerKind> = new Set(['number', 'money', 'share', 'date', 'person', 'place'])

const HAS_FORM: ReadonlySet<AnswerKind> = new Set(['person', 'date', 'number', 'money', 'share'])

const STATE_WORDS: ReadonlySet<string> = new Set(US_STATES.flatMap(state => state.split(' ')))

/** Terms that nothing in a passage is akin to: where it speaks of a candidacy, it speaks of running. */
export function withoutKin(
  terms: readonly QuestionTerm[],
  { headline, text, span }: AnswerCandidate,
): readonly QuestionTerm[] {
  const { strengths } = matcherOf(terms)(`${headline}\n${text.slice(span.start, span.end)}`)
  return terms.filter((_, index) => strengths[index] === 0)
}

/** How much terms of a question tell together. */
export function weigh(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
}

/** In UTF-16 units: the length of a usual sentence. */
export const SENTENCE = 150
