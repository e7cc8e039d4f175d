import { z } from 'zod'
import { findAnswer } from '../bot/find-answer.ts'
import { UserError } from '../model/errors.ts'
import type { FoundPassage, Store } from '../stores/store.ts'
import { passages } from '../text/passages.ts'
import { type EvalDocument, openDocumentStore } from './document-store.ts'
import type { EvalJob } from './job.ts'
import { readJsonLines } from './json-lines.ts'

/** A question of the question files: over a whole set, one document, the documents of one article, or listed candidates. */
const Question = z.object({
  qid: z.string(),
  set: z.string(),
  question: z.string(),
  doc: z.string().optional(),
  article: z.string().optional(),
  candidates: z.array(z.object({ id: z.string(), text: z.string() })).optional(),
})
type Question = z.infer<typeof Question>

const Document = z.object({
  id: z.string(),
  set: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  source: z.string().nullish(),
  text: z.string(),
  article: z.string().optional(),
})

/** Sentences that answer, best first, and how surely they do; for listed candidates, a score of each. */
const job: EvalJob = {
  async *run(rows, { docs }) {
    const questions = rows.map(row => Question.parse(row))
    const documents = docs === undefined ? [] : (await readJsonLines(docs)).map(row => Document.parse(row))
    for (const [set, members] of Map.groupBy(questions, ({ set }) => set)) {
      // Questions over the paragraphs of one article are asked of the documents of another set.
      const own = documents.filter(
        document => document.set === set || (set === 'squad2a' && document.set === 'squad2'),
      )
      const listed = members.flatMap(candidateDocuments)
      if (own.length + listed.length === 0) {
        throw new UserError(
          'no-such-file',
          `There are no documents of set ${set}. Name their file with --docs.`,
        )
      }
      const store = await openDocumentStore([...own, ...listed])
      const idsOfArticle = Map.groupBy(own, ({ article }) => article ?? '')
      for (const question of members) {
        const ids = question.candidates
          ? candidateDocuments(question).map(({ id }) => id)
          : question.doc
            ? [question.doc]
            : question.article
              ? idsOfArticle.get(question.article)?.map(({ id }) => id)
              : undefined
        const within = ids && (await passagesOf(store, ids))
        yield question.candidates
          ? await scoreCandidates(store, question, within ?? [])
          : await answerQuestion(store, question, within)
      }
      await store.close()
    }
  },
}
export default job

const SHOWN = 10

function candidateDocuments({ qid, candidates = [] }: Question): EvalDocument[] {
  return candidates.map(({ id, text }) => ({ id: `${qid}/${id}`, text }))
}

async function passagesOf(store: Store, ids: readonly string[]): Promise<FoundPassage[]> {
  const articles = await Promise.all(ids.map(id => store.articles.find(id)))
  return articles
    .filter(article => article !== undefined)
    .flatMap(article =>
      passages(article.text).map((span, index) => ({
        passage: { articleId: article.id, revision: article.revision, index, span },
        article,
      })),
    )
}

async function answerQuestion(
  store: Store,
  { qid, question }: Question,
  within: readonly FoundPassage[] | undefined,
) {
  const { sentences, passages, answerable, abstain } = await findAnswer(store, question, {
    limit: SHOWN,
    ...(within && { within }),
  })
  return {
    qid,
    sentences: sentences.map(({ candidate, span }) => {
      const { article } = passages[candidate]!
      return { text: article.text.slice(span.start, span.end), doc: article.id }
    }),
    answerable,
    abstain,
  }
}

async function scoreCandidates(
  store: Store,
  { qid, question, candidates = [] }: Question,
  within: readonly FoundPassage[],
) {
  const { sentences, passages } = await findAnswer(store, question, {
    limit: Number.POSITIVE_INFINITY,
    within,
  })
  const best = new Map<string, number>()
  for (const { candidate, score } of sentences) {
    const { id } = passages[candidate]!.article
    best.set(id, Math.max(score, best.get(id) ?? 0))
  }
  return { qid, scores: candidates.map(({ id }) => best.get(`${qid}/${id}`) ?? 0) }
}
