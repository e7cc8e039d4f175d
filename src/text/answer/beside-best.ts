import type { ScoredSentence } from './answerable.ts'
import type { AnswerCandidate } from './features.ts'

/**
 * The sentence to be shown together with the best one, beside which it stands: the best may name the event, and its
 * neighbour hold the answer. Scores are log-odds between sentences, so a neighbour is worth its place where it is at least
 * a twentieth as likely to answer as the best; whoever asks is served best by the least that answers.
 *
 * @param ranked best first
 * @returns undefined where the best answers by itself
 */
export function besideBest(
  ranked: readonly ScoredSentence[],
  passages: readonly AnswerCandidate[],
): ScoredSentence | undefined {
  const [best] = ranked
  if (best === undefined) return undefined
  const { text } = passages[best.candidate]!
  return ranked.slice(1).find(({ articleId, span, score }) => {
    const [first, second] = span.start < best.span.start ? [span, best.span] : [best.span, span]
    return (
      articleId === best.articleId &&
      best.score - score < WORTH_ITS_PLACE &&
      second.end - first.start <= LONGEST &&
      text.slice(first.end, second.start).trim() === ''
    )
  })
}

const WORTH_ITS_PLACE = Math.log(20)

/** Letters: more is no answer, but a passage. */
const LONGEST = 400
