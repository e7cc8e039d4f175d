import MiniSearch from 'minisearch'
import type { Store } from '../../src/stores/store.ts'
import { rank } from '../../src/text/rank/rank.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 5_000
const PASSAGES_EACH = 20
const QUERIES = 40
const LIMIT = 200
const TERMS = 6
const MEGABYTE = 1024 * 1024

/** A question's way among 100,000 passages, beside MiniSearch over the same ones: time, and the memory that it takes. */
export default {
  name: 'search',
  run: () => withStoreFile(measure),
} satisfies BenchCase

async function measure(store: Store): Promise<BenchRow[]> {
  const news = inventedNews(1)
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ['text'] })
  const texts: { id: number; text: string }[] = []
  for (let article = 0; article < ARTICLES; article++) {
    const record = news.record(article, PASSAGES_EACH)
    await store.articles.save(record)
    for (const { start, end } of record.passages)
      texts.push({ id: texts.length, text: record.article.text.slice(start, end) })
  }
  const queries = Array.from({ length: QUERIES }, () => news.wordsOf(TERMS))
  const ours = await memoryOf(async () => {
    for (const query of queries) await find(store, query)
  })
  const peers = await memoryOf(() => index.addAll(texts))
  const [mine, theirs] = [inTurn(queries), inTurn(queries)]
  const job = `${TERMS} terms in ${texts.length.toLocaleString('en')} passages`
  const times = await timeInTurn(
    QUERIES,
    () => find(store, mine()),
    () => index.search(theirs().join(' ')),
  )
  const ranked = [inTurn(queries), inTurn(queries)] as const
  const withRanking = await timeInTurn(
    QUERIES,
    async () => rankFound(store, ranked[0]()),
    () => index.search(ranked[1]().join(' ')),
  )
  return [
    { job: `${job}, with their articles`, ...times, unit: 'ms', peer: 'MiniSearch' },
    { job: `${job}, the slowest`, ...times.slowest, unit: 'ms', peer: 'MiniSearch' },
    { job: `${job}, found and ranked`, ...withRanking, unit: 'ms', peer: 'MiniSearch' },
    { job: 'memory for that', ours, peers, unit: 'MB', peer: 'MiniSearch' },
  ]
}

function find(store: Store, terms: readonly string[]) {
  return store.passages.search(terms, { limit: LIMIT })
}

async function rankFound(store: Store, terms: readonly string[]) {
  const [found, statistics] = await Promise.all([find(store, terms), store.passages.statistics(terms)])
  const candidates = found.map(({ passage: { span }, article }) => ({
    headline: article.headline,
    text: article.text.slice(span.start, span.end),
  }))
  return rank(terms.join(' '), candidates, { statistics })
}

/** What the process holds more after the work than before, in megabytes; what only passes through is collected first. */
async function memoryOf(work: () => unknown): Promise<number> {
  const before = held()
  await work()
  return Math.max(0, held() - before)
}

function held(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss() / MEGABYTE
}

/** Gives one after the other, from the first again after the last. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0
  return () => items[next++ % items.length]!
}
