import { z } from 'zod'
import { UserError } from '../model/errors.ts'
import type { FoundPassage, Store } from '../stores/store.ts'
import { passages } from '../text/passages.ts'
import { termCodes } from '../text/term-codes.ts'
import { type EvalDocument, openDocumentStore } from './document-store.ts'
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
export type EvalQuestion = z.infer<typeof Question>

const Document = z.object({
  id: z.string(),
  set: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  source: z.string().nullish(),
  text: z.string(),
  article: z.string().optional(),
})
type Document = z.infer<typeof Document>

export interface ScopedQuestion {
  readonly question: EvalQuestion
  /** Holds the documents of the question's set. */
  readonly store: Store
  /** Where the question is not asked of the whole set. */
  readonly within?: readonly FoundPassage[]
}

/**
 * Reads questions, each with the documents that it is asked of.
 *
 * @param file of documents; listed candidates need none
 * @throws UserError `no-such-file`
 */
export async function* scopedQuestions(
  rows: readonly unknown[],
  file: string | undefined,
): AsyncGenerator<ScopedQuestion> {
  const questions = rows.map(row => Question.parse(row))
  const documents = file === undefined ? [] : (await readJsonLines(file)).map(row => Document.parse(row))
  for (const [set, members] of Map.groupBy(questions, ({ set }) => set)) {
    // Questions over the paragraphs of one article are asked of the documents of another set.
    const home = set === 'squad2a' ? 'squad2' : set
    const own = documents.filter(document => document.set === home)
    const listed = members.flatMap(candidateDocuments)
    if (own.length + listed.length === 0) {
      throw new UserError(
        'no-such-file',
        `There are no documents of set ${set}. Name their file with --docs.`,
      )
    }
    const store = await openDocumentStore([...own, ...listed])
    const byArticle = Map.groupBy(own, ({ article }) => article ?? '')
    for (const question of members) {
      const ids = scopeOf(question, byArticle)
      yield { question, store, ...(ids && { within: await passagesOf(store, ids) }) }
    }
    await store.close()
  }
}

/** The listed candidates of a question as documents of their own. */
function candidateDocuments({ qid, candidates = [] }: EvalQuestion): EvalDocument[] {
  return candidates.map(({ id, text }) => ({ id: candidateId(qid, id), text }))
}

/** The document id of a question's listed candidate. */
export function candidateId(qid: string, id: string): string {
  return `${qid}/${id}`
}

function scopeOf(
  { qid, candidates, doc, article }: EvalQuestion,
  byArticle: ReadonlyMap<string, readonly Document[]>,
): readonly string[] | undefined {
  if (candidates !== undefined) return candidates.map(({ id }) => candidateId(qid, id))
  if (doc !== undefined) return [doc]
  return article === undefined ? undefined : byArticle.get(article)?.map(({ id }) => id)
}

async function passagesOf(store: Store, ids: readonly string[]): Promise<FoundPassage[]> {
  const articles = await Promise.all(ids.map(id => store.articles.find(id)))
  return articles
    .filter(article => article !== undefined)
    .flatMap(article =>
      passages(article.text).map((span, index) => ({
        passage: { articleId: article.id, revision: article.revision, index, span },
        headlineTerms: termCodes(article.headline),
        textTerms: termCodes(article.text.slice(span.start, span.end)),
        publisher: article.publisher,
        publishedOn: article.publishedOn,
      })),
    )
}
