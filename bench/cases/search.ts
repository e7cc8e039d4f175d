import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import type { Store } from '../../src/stores/store.ts'
import { rank } from '../../src/text/rank/rank.ts'
import { terms } from '../../src/text/terms.ts'
import { type BenchCase, type BenchRow, memoryHeld, timeInTurn } from '../bench-case.ts'
import { bestOf, bm25 } from '../bm25.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 5_000
const PASSAGES_EACH = 20
const QUERIES = 40
/** Orama takes seconds for each. */
const ORAMA_QUERIES = 4
const LIMIT = 200
const TERMS = 6

/** A question's way among 100,000 passages, beside search engines in memory over the same ones: time of the processor, and the memory that it takes. */
export default {
  name: 'search',
  run: () => withStoreFile(measure),
} satisfies BenchCase

interface Entry {
  readonly id: number
  readonly text: string
}

async function measure(store: Store): Promise<BenchRow[]> {
  const news = inventedNews(1)
  const entries: Entry[] = []
  for (let article = 0; article < ARTICLES; article++) {
    const record = news.record(article, PASSAGES_EACH)
    await store.articles.save(record)
    for (const { start, end } of record.passages)
      entries.push({ id: entries.length, text: record.article.text.slice(start, end) })
  }
  const queries = Array.from({ length: QUERIES }, () => news.wordsOf(TERMS))
  const ours = await memoryOf(async () => {
    for (const query of queries) await rankFound(store, query)
  })
  const rows: BenchRow[] = []
  for (const { peer, open, asked } of PEERS) {
    const opened: { ask?: Ask } = {}
    const peers = await memoryOf(async () => {
      opened.ask = await open(entries)
    })
    const ask = opened.ask!
    const [mine, ranked, theirs] = [inTurn(queries), inTurn(queries), inTurn(queries)]
    const job = `${TERMS} terms in ${entries.length.toLocaleString('en')} passages`
    const found = await timeInTurn(
      asked,
      () => find(store, mine()),
      () => ask(theirs()),
      { clock: 'processor' },
    )
    const withRanking = await timeInTurn(
      asked,
      () => rankFound(store, ranked()),
      () => ask(theirs()),
      { clock: 'processor' },
    )
    rows.push(
      { job: `${job}, found`, ...found, unit: 'ms', peer },
      { job: `${job}, the slowest`, ...found.slowest, unit: 'ms', peer },
      { job: `${job}, found and ranked`, ...withRanking, unit: 'ms', peer },
      { job: `${job}, found and ranked, the slowest`, ...withRanking.slowest, unit: 'ms', peer },
      { job: 'memory for that', ours, peers, unit: 'MB', peer },
    )
  }
  return rows
}

type Ask = (terms: readonly string[]) => unknown

const PEERS: readonly {
  readonly peer: string
  readonly open: (entries: readonly Entry[]) => Ask | Promise<Ask>
  readonly asked: number
}[] = [
  {
    peer: 'BM25 in typed arrays',
    open: entries => {
      const scores = bm25(entries.map(({ text }) => terms(text)))
      return query => bestOf(scores(query), LIMIT)
    },
    asked: QUERIES,
  },
  {
    peer: 'MiniSearch',
    open: entries => {
      const index = new MiniSearch<Entry>({ fields: ['text'] })
      index.addAll(entries)
      return query => index.search(query.join(' '))
    },
    asked: QUERIES,
  },
  {
    peer: 'Orama',
    open: async entries => {
      const index = create({ schema: { text: 'string' } as const })
      await insertMultiple(
        index,
        entries.map(({ text }) => ({ text })),
      )
      return query => search(index, { term: query.join(' '), limit: LIMIT })
    },
    asked: ORAMA_QUERIES,
  },
]

function find(store: Store, terms: readonly string[]) {
  return store.passages.search(terms, { limit: LIMIT })
}

async function rankFound(store: Store, terms: readonly string[]) {
  const [found, statistics] = await Promise.all([find(store, terms), store.passages.statistics(terms)])
  return rank(terms.join(' '), found, { statistics })
}

/** What the process holds more after the work than before, in megabytes. */
async function memoryOf(work: () => unknown): Promise<number> {
  const before = memoryHeld()
  await work()
  return Math.max(0, memoryHeld() - before)
}

/** Gives one after the other, from the first again after the last. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0
  return () => items[next++ % items.length]!
}
