import { coverage } from './coverage.ts'
import type { QuestionTerm } from './question.ts'

/**
 * Which of the question's terms a sentence and those beside it speak of, and which they leave out, one by one: of a question
 * with six telling words "magnitude 5.9 earthquake" may match three, and leave out the one that matters.
 *
 * @param near per question term, its strongest match in the sentence, beside it and in the headline
 */
export function measureNearTerms(terms: readonly QuestionTerm[], near: readonly number[]) {
  const matched = descending(terms.map(({ weight }, index) => weight * (near[index] ?? 0)))
  const missing = descending(terms.map(({ weight }, index) => weight * (1 - (near[index] ?? 0))))
  const rare = [...terms.keys()].filter(index => terms[index]!.weight > RARE)
  const rareMatched = rare.filter(index => (near[index] ?? 0) > 0).length
  return {
    'weightiest near': matched[0] ?? 0,
    'second weightiest near': matched[1] ?? 0,
    'third weightiest near': matched[2] ?? 0,
    'fourth weightiest near': matched[3] ?? 0,
    'second weightiest missing near': missing[1] ?? 0,
    'third weightiest missing near': missing[2] ?? 0,
    'rare terms near': rareMatched,
    'rare terms missing near': rare.length - rareMatched,
    'share of rare terms near': rare.length === 0 ? -1 : rareMatched / rare.length,
    'coverage of what is asked near': coverage(terms, near, ({ isAsked }) => isAsked),
    'coverage of what leads up near': coverage(terms, near, ({ isAsked }) => !isAsked),
  }
}

/** How telling the words of a question are: "Which country won?" may be answered by anything. */
export function measureQuestion(terms: readonly QuestionTerm[]) {
  const weights = terms.map(({ weight }) => weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const count = Math.max(1, terms.length)
  return {
    'weight of question': total,
    'weight of question term': total / count,
    'weightiest of question': Math.max(0, ...weights),
    'names of question': terms.filter(({ isName }) => isName).length,
    'numbers of question': terms.filter(({ isNumber }) => isNumber).length,
    'common terms of question': weights.filter(weight => weight < COMMON).length / count,
  }
}

// In BM25's idf: in one passage of fifty, and in one of twenty.
const RARE = 4
const COMMON = 3

function descending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => b - a)
}
