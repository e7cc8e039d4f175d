/**
 * Predictions of well-known search engines on the retrieval files, for the scorer beside the data:
 *
 *     node bench/baselines.ts <dir with dev.queries.jsonl and the corpora> <bm25|bm25-headline|minisearch|orama> <set> <out> [other queries]
 *
 * Every engine gets headline and text of each article, in the sets that judge passages of each passage, and is left at its
 * defaults. `bm25` is BM25 (k1 1.5, b 0.75) over the text with Hustings's own terms; `bm25-headline` adds half of BM25 over the headline.
 */
import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import { readJsonLines, writeJsonLines } from '../src/eval/json-lines.ts'
import { type EvalQuery, PASSAGE_SETS, readDocuments } from '../src/eval/query-candidates.ts'
import { passages } from '../src/text/passages.ts'
import { terms } from '../src/text/terms.ts'
import { bestOf, bm25 } from './bm25.ts'

interface Entry {
  readonly id: string
  readonly doc: string
  readonly headline: string
  readonly text: string
}

/** Ids of entries, best first. */
type Engine = (query: string) => readonly string[] | Promise<readonly string[]>

const SHOWN = 100

const ENGINES: Readonly<Record<string, (entries: readonly Entry[]) => Engine | Promise<Engine>>> = {
  bm25: entries => {
    const text = bm25(
      entries.map(entry => terms(PASSAGE_SETS.has(set) ? `${entry.headline} ${entry.text}` : entry.text)),
    )
    return query => best(text(terms(query)), entries)
  },
  'bm25-headline': entries => {
    const text = bm25(entries.map(entry => terms(entry.text)))
    const headline = bm25(entries.map(entry => terms(entry.headline)))
    return query => {
      const asked = terms(query)
      const scores = text(asked)
      for (const [index, score] of headline(asked).entries()) scores[index]! += score / 2
      return best(scores, entries)
    }
  },
  minisearch: entries => {
    const index = new MiniSearch<Entry>({ fields: ['headline', 'text'] })
    index.addAll(entries)
    return query =>
      index
        .search(query)
        .slice(0, SHOWN)
        .map(({ id }) => String(id))
  },
  orama: async entries => {
    const index = create({ schema: { headline: 'string', text: 'string' } as const })
    await insertMultiple(index, [...entries])
    return async term => (await search(index, { term, limit: SHOWN })).hits.map(({ id }) => id)
  },
}

const [dir = '.', name = '', set = '', out = '', asked = `${dir}/dev.queries.jsonl`] = process.argv.slice(2)
const engine = ENGINES[name]
if (engine === undefined)
  throw new Error(`Expected one of ${Object.keys(ENGINES).join(', ')} but found ${name}`)
const documents = await readDocuments(dir, set)
const entries: Entry[] = documents.flatMap(({ id, title, text }) => {
  const spans = PASSAGE_SETS.has(set) ? passages(text) : [{ start: 0, end: text.length }]
  return spans.map(({ start, end }) => ({
    id: `${id} ${start}`,
    doc: id,
    headline: title ?? '',
    text: text.slice(start, end),
  }))
})
const byId = new Map(entries.map(entry => [entry.id, entry]))
const ask = await engine(entries)
const queries = ((await readJsonLines(asked)) as EvalQuery[]).filter(query => query.set === set)
await writeJsonLines(out, predictions())

async function* predictions(): AsyncGenerator<object> {
  for (const { qid, query } of queries) {
    const found = (await ask(query)).map(id => byId.get(id)!)
    yield PASSAGE_SETS.has(set)
      ? { qid, passages: found.map(({ doc, text }) => ({ doc, text })) }
      : { qid, ranking: found.map(({ doc }) => doc) }
  }
}

function best(scores: Float64Array, all: readonly Entry[]): string[] {
  return bestOf(scores, SHOWN).map(index => all[index]!.id)
}
