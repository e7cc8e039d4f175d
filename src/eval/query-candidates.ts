import { existsSync } from 'node:fs'
import { z } from 'zod'
import { UserError } from '../model/errors.ts'
import type { Store } from '../stores/store.ts'
import type { RankCandidate } from '../text/rank/features.ts'
import type { RankStatistics } from '../text/rank/statistics.ts'
import { termCodes } from '../text/term-codes.ts'
import { terms } from '../text/terms.ts'
import { openDocumentStore } from './document-store.ts'
import { readJsonLines } from './json-lines.ts'

/** A query of the retrieval files. */
export const EvalQuery = z.object({
  qid: z.string(),
  set: z.string(),
  query: z.string(),
  date: z.string().nullish(),
})
export type EvalQuery = z.infer<typeof EvalQuery>

const Document = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  source: z.string().nullish(),
  text: z.string(),
})

export interface Corpus {
  readonly store: Store
  /** Documents without a date are stored with one all the same, which tells nothing. */
  readonly undated: ReadonlySet<string>
}

/** An article, or a passage of one. */
export interface EvalCandidate extends RankCandidate {
  readonly id: string
  readonly text: string
}

export interface QueryCandidates {
  readonly candidates: readonly EvalCandidate[]
  readonly statistics: RankStatistics
  readonly today?: Temporal.PlainDate
}

/**
 * Reads the documents of a set into the product's store.
 *
 * @throws UserError `no-such-file`
 */
export async function openCorpus(directory: string, set: string): Promise<Corpus> {
  const documents = await readDocuments(directory, set)
  const undated = documents.filter(({ date }) => !date).map(({ id }) => id)
  return { store: await openDocumentStore(documents), undated: new Set(undated) }
}

/**
 * The documents of a set.
 *
 * @throws UserError `no-such-file`
 */
export async function readDocuments(directory: string, set: string): Promise<z.infer<typeof Document>[]> {
  const files = ['', '.dev', '.test'].map(split => `${directory}/corpus.${set}${split}.jsonl.gz`)
  const file = files.find(existsSync)
  if (file === undefined) {
    throw new UserError(
      'no-such-file',
      `There is no corpus.${set}.jsonl.gz in ${directory}. Name its directory with --corpus.`,
    )
  }
  return (await readJsonLines(file)).map(row => Document.parse(row))
}

/** Sets whose queries are answered by passages rather than articles. */
export const PASSAGE_SETS: ReadonlySet<string> = new Set(['rtqa'])

/** What the store finds for a query, and what ranking needs beside it. */
export async function findCandidates(corpus: Corpus, query: EvalQuery): Promise<QueryCandidates> {
  const { store, undated } = corpus
  const wanted = terms(query.query)
  const found = await (PASSAGE_SETS.has(query.set) ? findPassages : findArticles)(store, wanted)
  return {
    candidates: found.map(({ publishedOn, ...candidate }) => ({
      ...candidate,
      ...(!undated.has(candidate.id) && { publishedOn }),
    })),
    statistics: await store.passages.statistics(wanted),
    ...(query.date && { today: Temporal.PlainDate.from(query.date.slice(0, 10)) }),
  }
}

type DatedCandidate = EvalCandidate & { readonly publishedOn: Temporal.PlainDate }

async function findPassages(store: Store, wanted: readonly string[]): Promise<DatedCandidate[]> {
  const found = await store.passages.search(wanted, { limit: CANDIDATES })
  const articles = await store.articles.findEach(found.map(({ passage }) => passage))
  return found.map(({ passage: { articleId, span }, ...candidate }, index) => ({
    ...candidate,
    id: articleId,
    text: articles[index]!.text.slice(span.start, span.end),
  }))
}

async function findArticles(store: Store, wanted: readonly string[]): Promise<DatedCandidate[]> {
  const found = await store.articles.search(wanted, { limit: CANDIDATES })
  return found.map(({ id, headline, text, publisher, publishedOn }) => ({
    id,
    text,
    headlineTerms: termCodes(headline),
    textTerms: termCodes(text),
    publisher,
    publishedOn,
  }))
}

const CANDIDATES = 200
