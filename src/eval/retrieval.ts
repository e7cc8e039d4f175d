import { existsSync } from 'node:fs'
import { z } from 'zod'
import { UserError } from '../model/errors.ts'
import type { Store } from '../stores/store.ts'
import { rank } from '../text/rank/rank.ts'
import { terms } from '../text/terms.ts'
import { openDocumentStore } from './document-store.ts'
import type { EvalJob } from './job.ts'
import { readJsonLines } from './json-lines.ts'

/** A query of the retrieval files. */
const Query = z.object({ qid: z.string(), set: z.string(), query: z.string(), date: z.string().nullish() })

const Document = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  source: z.string().nullish(),
  text: z.string(),
})

/** Ranked articles for a query, or ranked passages in the sets that judge passages. */
const job: EvalJob = {
  async *run(rows, { corpus }) {
    const queries = rows.map(row => Query.parse(row))
    for (const [set, members] of Map.groupBy(queries, ({ set }) => set)) {
      const documents = await readCorpus(corpus ?? '.', set)
      const store = await openDocumentStore(documents)
      for (const query of members)
        yield PASSAGE_SETS.has(set) ? await findPassages(store, query) : await findArticles(store, query)
      await store.close()
    }
  },
}
export default job

const CANDIDATES = 200
const SHOWN = 100

const PASSAGE_SETS = new Set(['rtqa'])

async function readCorpus(directory: string, set: string) {
  const file = ['', '.dev', '.test']
    .map(split => `${directory}/corpus.${set}${split}.jsonl.gz`)
    .find(existsSync)
  if (file === undefined) {
    throw new UserError(
      'no-such-file',
      `There is no corpus.${set}.jsonl.gz in ${directory}. Name its directory with --corpus.`,
    )
  }
  return (await readJsonLines(file)).map(row => Document.parse(row))
}

async function findArticles(store: Store, { qid, query, date }: z.infer<typeof Query>) {
  const wanted = terms(query)
  const candidates = await store.articles.search(wanted, { limit: CANDIDATES })
  const statistics = await store.passages.statistics(wanted)
  const ranked = rank(query, candidates, { statistics, ...todayOf(date) })
  return { qid, ranking: ranked.slice(0, SHOWN).map(({ candidate: { id }, score }) => ({ id, score })) }
}

async function findPassages(store: Store, { qid, query, date }: z.infer<typeof Query>) {
  const wanted = terms(query)
  const found = await store.passages.search(wanted, { limit: CANDIDATES })
  const statistics = await store.passages.statistics(wanted)
  const candidates = found.map(({ passage, article }) => ({
    id: article.id,
    headline: article.headline,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    text: article.text.slice(passage.span.start, passage.span.end),
  }))
  const ranked = rank(query, candidates, { statistics, ...todayOf(date) })
  return { qid, passages: ranked.slice(0, SHOWN).map(({ candidate: { id, text } }) => ({ doc: id, text })) }
}

function todayOf(date: string | null | undefined) {
  return date ? { today: Temporal.PlainDate.from(date.slice(0, 10)) } : {}
}
