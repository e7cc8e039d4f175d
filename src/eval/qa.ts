import { findAnswer } from '../bot/find-answer.ts'
import type { AnswerSentence } from '../text/answer/answer.ts'
import type { EvalJob } from './job.ts'
import { candidateId, type ScopedQuestion, scopedQuestions } from './scoped-questions.ts'

/** Sentences that answer, best first, and how surely they do; for listed candidates, a score of each. */
const job: EvalJob = {
  async *run(rows, { docs }) {
    for await (const scoped of scopedQuestions(rows, docs)) {
      yield scoped.question.candidates === undefined ? await answerOne(scoped) : await scoreCandidates(scoped)
    }
  },
}
export default job

async function answerOne({ question: { qid, question }, store, within }: ScopedQuestion): Promise<object> {
  const found = await findAnswer(store, question, { limit: SHOWN, ...(within && { within }) })
  return {
    qid,
    sentences: pieces(found.sentences).map(({ candidate, span }) => {
      const { article } = found.passages[candidate]!
      return { text: article.text.slice(span.start, span.end), doc: article.id }
    }),
    answerable: found.answerable,
    abstain: found.abstain,
  }
}

/** The best sentence with the one that completes it, shown as one block too; each other by itself. */
function pieces([best, second, ...others]: readonly AnswerSentence[]): Pick<
  AnswerSentence,
  'candidate' | 'span'
>[] {
  if (best === undefined || second === undefined) return best === undefined ? [] : [best]
  if (second.completesBest !== true) return [best, second, ...others]
  const start = Math.min(best.span.start, second.span.start)
  const end = Math.max(best.span.end, second.span.end)
  return [{ candidate: best.candidate, span: { start, end } }, ...others]
}

const SHOWN = 10

async function scoreCandidates({ question, store, within = [] }: ScopedQuestion): Promise<object> {
  const { qid, candidates = [] } = question
  const { sentences, passages } = await findAnswer(store, question.question, { limit: Infinity, within })
  // Best first: the first score of an article is its best.
  const best = new Map<string, number>()
  for (const { candidate, score } of sentences) {
    const { id } = passages[candidate]!.article
    if (!best.has(id)) best.set(id, score)
  }
  return { qid, scores: candidates.map(({ id }) => best.get(candidateId(qid, id)) ?? NOT_READ) }
}

// Below any score.
const NOT_READ = -1000
