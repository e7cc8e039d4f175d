import type { SentencesBlock } from '../model/reply.ts'
import type { AnswerSentence } from '../text/answer/answer.ts'
import { cite, citedSentence } from './citation.ts'
import type { FoundAnswer } from './find-answer.ts'

/** Below this nothing stored is near the question. */
const WORTH_SHOWING = 0.2

/** The best and what comes near it. Scores are log-odds between sentences: what is five times less likely is left out. */
export function nearBest(sentences: readonly AnswerSentence[]): AnswerSentence[] {
  const [best] = sentences
  return sentences.filter(({ score }) => best!.score - score <= Math.log(5))
}

/** What comes nearest where nothing answers: to be said to be no more than that. Empty where nothing is near. */
export function nearestEvidence({ reason, answerable, sentences }: FoundAnswer): AnswerSentence[] {
  return reason !== 'unsure' || answerable < WORTH_SHOWING ? [] : sentences.slice(0, 1)
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
      sentences: inOrder.map(({ span, emphasis }) => citedSentence(article, span, emphasis)),
      citation: cite(article, found[0]!.span),
    }
  })
}
