import type { Span } from '../../model/span.ts'
import { coverage, weightiestMissing } from './coverage.ts'
import type { Match, Matched } from './match-terms.ts'
import { ANSWER_KINDS, type AnswerKind, NEGATION, type Question, type QuestionTerm } from './question.ts'

/** What a sentence tells by itself. */
export function measureAlone(
  { terms, kind, focus, isNegated }: Question,
  {
    strengths,
    counts,
    found,
    length,
    text,
    answering,
  }: Matched & { readonly text: string; readonly answering: readonly Span[] },
) {
  const asked = coverage(terms, strengths, ({ isAsked }) => isAsked)
  const hasAnswering = Math.min(1, answering.length)
  const near = nearness(
    answering,
    found.map(({ span }) => span),
    text.length,
  )
  const matchedPlaces = new Set(found.map(({ place }) => place))
  const focused = terms.findIndex(({ term }) => term === focus)
  return {
    coverage: coverage(terms, strengths),
    'exact coverage': coverage(terms, strengths.map(Math.floor)),
    'coverage of what is asked': asked,
    'coverage of plain words': coverage(terms, strengths, ({ isName, isNumber }) => !isName && !isNumber),
    'coverage of names': coverage(terms, strengths, ({ isName }) => isName),
    'coverage of numbers': coverage(terms, strengths, ({ isNumber }) => isNumber),
    'weightiest missing': weightiestMissing(terms, strengths),
    bm25: saturated(terms, counts, length),
    'pairs in order': pairsInOrder(terms, found),
    tightness: tightness(found),
    focus: focused === -1 ? -1 : strengths[focused]!,
    length: Math.log(1 + length),
    'answering words': Math.min(3, answering.length),
    'nearness of answering words': near,
    'negation differs': NEGATION.test(text) === isNegated ? 0 : 1,
    'question terms': terms.length,
    'unmatched terms': strengths.filter(strength => strength === 0).length,
    'unseen terms': coverage(
      terms,
      terms.map(({ isUnseen }) => (isUnseen ? 1 : 0)),
    ),
    'new terms': Math.log(1 + length - matchedPlaces.size),
    'is question': text.endsWith('?') ? 1 : 0,
    ...(hasAnswering === 1 ? ANSWERED : ASKED)[kind],
  }
}

// Made once: there are hundreds of sentences to a question.
const ASKED = kindFeatures(0)
const ANSWERED = kindFeatures(1)

/** By what is asked for, that as features, and whether a sentence has words of that form. */
function kindFeatures(hasAnswering: number): Readonly<Record<AnswerKind, Readonly<Record<string, number>>>> {
  const of = (kind: AnswerKind) =>
    Object.fromEntries([
      ...ANSWER_KINDS.map(one => [`asks ${one}`, one === kind ? 1 : 0]),
      ...ANSWER_KINDS.map(one => [`has ${one}`, one === kind ? hasAnswering : 0]),
    ])
  return Object.fromEntries(ANSWER_KINDS.map(kind => [kind, of(kind)])) as Record<
    AnswerKind,
    Record<string, number>
  >
}

/** BM25 of the sentence, against the most that it could be without repeating itself. */
function saturated(terms: readonly QuestionTerm[], counts: readonly number[], length: number): number {
  const norm = 1.2 * (0.4 + (0.6 * length) / USUAL_LENGTH)
  return coverage(
    terms,
    counts.map(count => (count * 2.2) / (count + norm)),
  )
}

// Terms in a sentence of news.
const USUAL_LENGTH = 13

/** The share of neighbouring question terms that stand in the same order and at most three terms apart. */
function pairsInOrder(terms: readonly QuestionTerm[], found: readonly Match[]): number {
  const pairs = new Set<number>()
  for (const [index, { asked, place }] of found.entries()) {
    for (let next = index + 1; next < found.length && found[next]!.place - place <= 3; next++) {
      if (found[next]!.asked === asked + 1) pairs.add(asked)
    }
  }
  return terms.length < 2 ? 0 : pairs.size / (terms.length - 1)
}

/** How many different terms are matched, for each term from the first match to the last. */
function tightness(found: readonly Match[]): number {
  const first = found[0]
  const last = found.at(-1)
  if (first === undefined || last === undefined) return 0
  return new Set(found.map(({ asked }) => asked)).size / (last.place - first.place + 1)
}

/** 1 where answering words stand right among the matched ones, 0 where there are none. Distance is a share of the sentence. */
function nearness(answering: readonly Span[], matched: readonly Span[], length: number): number {
  if (answering.length === 0 || matched.length === 0) return 0
  const distance = (a: Span) => matched.reduce((sum, b) => sum + gap(a, b) / length, 0) / matched.length
  return 1 - Math.min(1, ...answering.slice(0, MAX_ANSWERING).map(distance))
}

// A "sentence" may be a table of a thousand numbers.
const MAX_ANSWERING = 20

function gap(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}
