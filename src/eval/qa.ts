import { findAnswer } from '../bot/find-answer.ts'
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
    sentences: found.sentences.map(({ candidate, span }) => {
      const { article } = found.passages[candidate]!
      return { text: article.text.slice(span.start, span.end), doc: article.id }
    }),
    answerable: found.answerable,
    abstain: found.abstain,
  }
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
