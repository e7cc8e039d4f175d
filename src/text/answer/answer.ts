import type { Span } from '../../model/span.ts'
import type { RankStatistics } from '../rank/statistics.ts'
import { answerability, type ScoredSentence } from './answerable.ts'
import { besideBest } from './beside-best.ts'
import { toThePoint } from './beside-the-point.ts'
import { readDeed } from './deed.ts'
import { type AnswerCandidate, type MeasuredSentence, measureSentences } from './features.ts'
import { type AnswerKind, readQuestion } from './question.ts'
import { findTold, readForm } from './read-form.ts'
import { type AbstainReason, findReason } from './rule-out.ts'
import { SENTENCE_WEIGHTS } from './sentence-weights.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** One sentence that answers. */
export interface AnswerSentence {
  /** Index into the passages given. */
  readonly candidate: number
  /** The sentence in the article's text. */
  readonly span: Span
  /** The answering words in the article's text. */
  readonly emphasis: readonly Span[]
  /** Those of them that have the form of what is asked for, a name for a person; none where only shared words are shown. */
  readonly answering: readonly Span[]
  /** Comparable within one answer only; higher is better. */
  readonly score: number
  /** How much of the question it speaks of, with the sentence before it and the headline: 0 to 1. */
  readonly coverage: number
  /** Stands beside the best one, and belongs with it: the answer may lie in either. */
  readonly completesBest?: boolean
}

export interface Answer {
  /** What the question asks for. */
  readonly kind: AnswerKind
  /**
   * Best first, also when abstaining: the nearest that the passages say. One that completes the best comes second; the two
   * are one piece of evidence.
   */
  readonly sentences: readonly AnswerSentence[]
  /** 0 to 1: how likely the passages answer the question at all. */
  readonly answerable: number
  readonly abstain: boolean
  readonly reason?: AbstainReason
  /** What the best sentence itself answers to a yes/no question. */
  readonly verdict?: Verdict
}

/**
 * Picks the sentences that answer a question from ranked passages, or abstains.
 *
 * @param passages best first, as `rank` gives them
 * @param options.limit how many sentences at most
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
  const asked = readQuestion(question, options.statistics)
  const deed = readDeed(question)
  const scored = rankSentences(measureSentences(asked, passages), SENTENCE_WEIGHTS)
  const read = { text: question, question: asked, deed }
  const form = readForm(question, options.today)
  const told = form === undefined ? [] : findTold(form, scored, passages)
  const pointed = toThePoint(read, scored, passages)
  const ranked =
    told.length > 0
      ? [...told, ...scored.filter(sentence => !told.includes(sentence))]
      : pointed.length === 0
        ? scored
        : pointed
  const sure = answerability(ranked)
  const found = findReason(asked, ranked, { answerable: sure, passages, deed })
  const isAside = pointed[0] !== scored[0]
  const reason =
    told.length > 0
      ? undefined
      : form?.isStrict
        ? (found ?? 'unsure')
        : // Where what comes nearest of all answers another question, that is why.
          isAside && (found === 'unsure' || pointed.length === 0)
          ? (findReason(asked, scored, { answerable: sure, passages, deed }) ?? 'other-name')
          : found
  const beside = told.length === 0 ? besideBest(ranked, passages) : form?.isPair ? told[1] : undefined
  const shown = told.length > 0 ? told : ranked
  const nearest = reason === 'other-name' ? scored.toSorted(byWhatIsAsked) : withSecond(shown, beside)
  const sentences = nearest.slice(0, options.limit ?? USUAL_LIMIT).map(sentence => ({
    candidate: sentence.candidate,
    span: sentence.span,
    score: sentence.score,
    coverage: sentence.features['coverage with sentence before and headline']!,
    answering: sentence.answering,
    // Of two who are compared, both are named.
    emphasis:
      sentence.answering.length > 0 && !(form?.isPair && told.length > 0)
        ? sentence.answering
        : sentence.shared,
    ...(sentence === beside && { completesBest: true }),
  }))
  // What another name, year or subject rules out is less likely than what only little speaks for.
  const answerable = reason === undefined || reason === 'unsure' ? sure : sure * RULED_OUT
  const [best] = sentences
  const verdict =
    reason === undefined && best && verdictOf(read, { text: passages[best.candidate]!.text, span: best.span })
  return {
    kind: asked.kind,
    sentences,
    answerable,
    abstain: reason !== undefined,
    ...(reason && { reason }),
    ...(verdict && { verdict }),
  }
}

const USUAL_LIMIT = 3
/** A rule errs often where the evidence is strong, which still tells the better from the worse: halving was too much. */
const RULED_OUT = 0.8

function withSecond(ranked: readonly ScoredSentence[], second: ScoredSentence | undefined): ScoredSentence[] {
  const [best, ...others] = ranked
  return best === undefined || second === undefined
    ? [...ranked]
    : [best, second, ...others.filter(sentence => sentence !== second)]
}

/** The sentences with what they score, the weighted sum of their features; best first. */
export function rankSentences(
  measured: readonly MeasuredSentence[],
  weights: Readonly<Record<string, number>>,
): ScoredSentence[] {
  const terms = Object.entries(weights)
  return measured
    .map(sentence => ({
      ...sentence,
      score: terms.reduce((sum, [name, weight]) => sum + weight * (sentence.features[name] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score)
}

/** Where not the right person's endorsement is found, another's is nearer than what else is said of the right one. */
function byWhatIsAsked(a: ScoredSentence, b: ScoredSentence): number {
  return b.features['coverage of plain words']! - a.features['coverage of plain words']!
}
