import type { Span } from '../../model/span.ts'
import type { QuestionTerm } from './question.ts'

/** A passage as read for a question. */
export interface ReadEvidence {
  readonly articleId: string
  /** In lower case, for finding answers of other articles in it. */
  readonly lower: string
  /** What `rank` gave it. */
  readonly score: number
}

/** How much the passages' scores set one of them apart: `share` of the softmax over all, `lead` over the next other article's. */
export function standOut(
  passages: readonly ReadEvidence[],
): { readonly 'passage share': number; readonly 'passage lead': number }[] {
  const top = Math.max(...passages.map(({ score }) => score))
  const all = passages.reduce((sum, { score }) => sum + Math.exp(score - top), 0)
  // Passages come best first: the best of any other article is the first that is of another.
  return passages.map(({ articleId, score }) => {
    const other = passages.find(each => each.articleId !== articleId)
    return {
      'passage share': Math.exp(score - top) / all,
      'passage lead':
        other === undefined ? NO_OTHER : Math.max(-NO_OTHER, Math.min(NO_OTHER, score - other.score)),
    }
  })
}

// Log-odds: e to the fifth times as likely.
const NO_OTHER = 5

/**
 * What a share cannot tell: of how many telling words is matched at all. "Who won the game?" is matched whole by any game;
 * to match two thirds of a question with six rare words is no chance.
 */
export function matchedWeights(terms: readonly QuestionTerm[], strengths: readonly number[]) {
  let [matched, missing, names, numbers, plain] = [0, 0, 0, 0, 0]
  for (const [index, { weight, isName, isNumber }] of terms.entries()) {
    const strength = strengths[index] ?? 0
    const lacking = weight * (1 - strength)
    matched += weight * strength
    missing += lacking
    if (isNumber) numbers = Math.max(numbers, lacking)
    else if (isName) names = Math.max(names, lacking)
    else plain = Math.max(plain, lacking)
  }
  return { matched, missing, names, numbers, plain }
}

/**
 * How far other articles give the same answer: of the answering words of a sentence, those that most other articles among
 * the first passages hold too. Counted once an article, less the further down it stands.
 */
export function agreement(
  answering: readonly string[],
  articleId: string,
  passages: readonly ReadEvidence[],
): number {
  let best = 0
  for (const words of answering.slice(0, MOST_ANSWERS)) {
    const counted = new Set([articleId])
    let sum = 0
    for (const [place, passage] of passages.slice(0, MOST_PASSAGES).entries()) {
      if (counted.has(passage.articleId) || !passage.lower.includes(words.toLowerCase())) continue
      counted.add(passage.articleId)
      sum += 1 / (1 + place)
    }
    best = Math.max(best, sum)
  }
  return best
}

const MOST_ANSWERS = 6
const MOST_PASSAGES = 10

/** The share of neighbouring names of the question ("Jill Biden") that stand side by side here too; -1 where it has none. */
export function namesTogether(
  terms: readonly QuestionTerm[],
  found: readonly { readonly asked: number; readonly place: number; readonly span: Span }[],
): number {
  let [pairs, kept] = [0, 0]
  for (const [index, { isName }] of terms.entries()) {
    if (!isName || terms[index + 1]?.isName !== true) continue
    pairs++
    const next = found.filter(({ asked }) => asked === index + 1)
    if (found.some(({ asked, place }) => asked === index && next.some(other => other.place === place + 1)))
      kept++
  }
  return pairs === 0 ? -1 : kept / pairs
}
