import type { Block, SentencesBlock } from '../model/reply.ts'
import { groupByAnswer } from '../text/answer/agree.ts'
import type { AnswerSentence } from '../text/answer/answer.ts'
import type { Verdict } from '../text/answer/verdict.ts'
import { cite } from './citation.ts'
import { clarifiedSentences } from './clarified.ts'
import type { FoundAnswer } from './find-answer.ts'
import { ageLine } from './wording.ts'

/**
 * Below this nothing stored is near the question. Less than what an answer takes, also within one article; what another
 * name rules out counts less.
 */
const WORTH_SHOWING = 0.1

/**
 * The best with what completes it, and what comes near it and speaks of as much of the question. Scores are log-odds between
 * sentences: what is five times less likely is left out.
 */
export function nearBest(sentences: readonly AnswerSentence[]): AnswerSentence[] {
  const [best] = sentences
  return sentences.filter(
    ({ score, coverage, completesBest }) =>
      completesBest === true ||
      (best!.score - score <= Math.log(5) && best!.coverage - coverage <= BESIDE_THE_POINT),
  )
}

/** Whatever speaks of so much less of the question answers another one: of who runs for mayor, but not against whom. */
const BESIDE_THE_POINT = 0.15

/** What comes nearest where nothing answers: to be said to be no more than that. Empty where nothing is near. */
export function nearestEvidence({ reason, answerable, sentences }: FoundAnswer): AnswerSentence[] {
  const least = reason === 'unsure' ? WORTH_SHOWING : reason === 'other-name' ? WORTH_SHOWING * 0.8 : 1
  return answerable >= least ? sentences.slice(0, 1) : []
}

/** One block an article, the one with the best sentence first; inside, in reading order. */
export function evidence(
  sentences: readonly AnswerSentence[],
  { passages }: Pick<FoundAnswer, 'passages'>,
): SentencesBlock[] {
  const byArticle = Map.groupBy(sentences, sentence => passages[sentence.candidate]!.article)
  return [...byArticle].map(([article, found]) => {
    const inOrder = found.toSorted((a, b) => a.span.start - b.span.start)
    return {
      kind: 'sentences',
      sentences: clarifiedSentences(article, inOrder),
      citation: cite(article, found[0]!.span),
    }
  })
}

/** What is to be said with the evidence: that publishers differ, so that both stand; how old the news is, where it is old. */
export function evidenceNotes(
  sentences: readonly AnswerSentence[],
  { kind, passages }: Pick<FoundAnswer, 'kind' | 'passages'>,
  today: Temporal.PlainDate,
): Block[] {
  // What completes the best tells more of the same, and no answer of its own.
  const answers = sentences.filter(({ completesBest }) => completesBest !== true)
  const { differs } = groupByAnswer(kind, answers, passages)
  const [newest] = sentences
    .map(({ candidate }) => passages[candidate]!.article.publishedOn)
    .sort(Temporal.PlainDate.compare)
    .reverse()
  const age = newest && ageLine(newest, today)
  return [
    ...(differs ? [{ kind: 'notice', level: 'info', text: DIFFERING } as const] : []),
    ...(age === undefined ? [] : [{ kind: 'notice', level: 'info', text: age } as const]),
  ]
}

/** What the evidence below it answers to a yes/no question, where a sentence settles it by itself. */
export function verdictBlock(verdict: Verdict): Block {
  return { kind: 'text', text: verdict === 'yes' ? 'Yes, by this:' : 'No, by this:' }
}

const DIFFERING = 'The publishers differ here; what each says stands above.'
