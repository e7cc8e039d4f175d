import type { Span } from '../../model/span.ts'
import { type RankStatistics, rarity } from '../rank/rank.ts'
import { sentences } from '../sentences.ts'
import { termSpans, terms } from '../terms.ts'

/** A ranked passage that may hold the answer, with the article that it is cut from. */
export interface AnswerCandidate {
  /** Tells articles apart: the same for passages of one article. */
  readonly articleId: string
  readonly headline: string
  /** The article's whole text. */
  readonly text: string
  /** The passage within `text`. */
  readonly span: Span
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

/** One sentence that answers. */
export interface AnswerSentence {
  /** Index into the passages given. */
  readonly candidate: number
  /** The sentence in the article's text. */
  readonly span: Span
  /** The answering words in the article's text. */
  readonly emphasis: readonly Span[]
  readonly score: number
}

/** Why nothing is shown: no word matches, a name or year of the question is nowhere, or too little speaks for the best sentence. */
export type AbstainReason = 'no-match' | 'unknown-name' | 'wrong-year' | 'unsure'

export interface Answer {
  /** Best first, also when abstaining: the nearest that the passages say. */
  readonly sentences: readonly AnswerSentence[]
  /** 0 to 1: how likely the passages answer the question at all. */
  readonly answerable: number
  readonly abstain: boolean
  readonly reason?: AbstainReason
}

/**
 * Picks the sentences that answer a question from ranked passages, or abstains.
 *
 * @param passages best first, as `rank` gives them
 */
export function answer(
  question: string,
  passages: readonly AnswerCandidate[],
  options: {
    readonly statistics: RankStatistics
    readonly today?: Temporal.PlainDate
    readonly limit?: number
  },
): Answer {
  const wanted = new Map(terms(question).map(term => [term, rarity(term, options.statistics)]))
  const total = [...wanted.values()].reduce((sum, weight) => sum + weight, 0)
  const found = passages.flatMap((passage, candidate) =>
    sentences(passage.text.slice(passage.span.start, passage.span.end)).map(span => ({
      candidate,
      span: { start: passage.span.start + span.start, end: passage.span.start + span.end },
      score: 0,
      emphasis: [] as Span[],
    })),
  )
  const seen = new Set<string>()
  const scored = found
    .filter(({ candidate, span }) => {
      const key = `${passages[candidate]!.articleId} ${span.start}`
      return !seen.has(key) && seen.add(key)
    })
    .map(sentence => {
      const { text } = passages[sentence.candidate]!
      const matched = termSpans(text.slice(sentence.span.start, sentence.span.end)).filter(({ term }) =>
        wanted.has(term),
      )
      const covered = [...new Set(matched.map(({ term }) => term))].reduce(
        (sum, term) => sum + wanted.get(term)!,
        0,
      )
      return {
        ...sentence,
        score: total === 0 ? 0 : covered / total,
        emphasis: matched.map(({ start, end }) => ({
          start: sentence.span.start + start,
          end: sentence.span.start + end,
        })),
      }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, options.limit ?? 3)
  const answerable = scored[0]?.score ?? 0
  if (scored.length === 0) return { sentences: [], answerable: 0, abstain: true, reason: 'no-match' }
  return answerable < 0.5
    ? { sentences: scored, answerable, abstain: true, reason: 'unsure' }
    : { sentences: scored, answerable, abstain: false }
}
