import type { QuestionTerm } from './question.ts'

/** The share of the question's weight that is matched; -1 where no term of the question is of the sort asked about. */
export function coverage(
  terms: readonly QuestionTerm[],
  strengths: readonly number[],
  among: (term: QuestionTerm) => boolean = () => true,
): number {
  let all = 0
  let matched = 0
  for (const [index, term] of terms.entries()) {
    if (!among(term)) continue
    all += term.weight
    matched += term.weight * (strengths[index] ?? 0)
  }
  return all === 0 ? -1 : matched / all
}

/** The largest part of the question's weight that one term without a match makes up. */
export function weightiestMissing(terms: readonly QuestionTerm[], strengths: readonly number[]): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const missing = terms.map(({ weight }, index) => weight * (1 - (strengths[index] ?? 0)))
  return total === 0 ? 0 : Math.max(0, ...missing) / total
}
