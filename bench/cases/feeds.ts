import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createFetcher } from '../../src/feeds/fetch.ts'
import { type TextEngine, textEngineHere } from '../../src/ingest/engine/jobs.ts'
import { threadedEngine } from '../../src/ingest/engine/threads.ts'
import { pollRound } from '../../src/ingest/feeds/poll-round.ts'
import { ingestArticle } from '../../src/ingest/ingest-article.ts'
import { storyKeeper } from '../../src/ingest/keep-stories.ts'
import type { Store } from '../../src/stores/store.ts'
import { directoryOf } from '../../src/text/people/directory.ts'
import { type BenchCase, type BenchRow, processorTime, quantile } from '../bench-case.ts'
import { inventedArticle } from '../invented-articles.ts'
import { withStoreFile } from '../store-file.ts'

/** As many as are read of a feed that is new. */
const ARTICLES_EACH = 30
/** `BENCH_ARTICLES=20000` shows what becomes of the memory over as many; by default what a minute allows. */
const FEEDS = Math.ceil(Number(process.env.BENCH_ARTICLES ?? 600) / ARTICLES_EACH)
const SITES = 4

/** Articles from feed to database: fetched from a server on this machine, read, taken in. What the server costs is not counted. */
export default {
  name: 'feeds',
  async run(): Promise<BenchRow[]> {
    const site = await serveNews()
    const threads = threadedEngine({ people: [] })
    try {
      const whole = await withStoreFile(store => pollAll(store, site.origins, threads))
      const alone = await withStoreFile(store => ingestAll(store))
      const articles = FEEDS * ARTICLES_EACH
      const tenths = whole.memory.map(megabytes => Math.round(megabytes)).join(', ')
      return [
        {
          job: `${articles} articles of ${Math.round(inventedArticle(0).text.length / 1000)} kB, feed to database`,
          ours: (articles * 1000) / whole.ms,
          unit: 'per second',
          peer: 'the same texts without network, pages and threads',
          peers: (alone.articles * 1000) / alone.ms,
        },
        {
          job: 'the second half of them, once all is warm',
          ours: (articles * 500) / whole.later.ms,
          unit: 'per second',
          peer: 'two cores all busy with it',
          peers: (articles * 1000) / whole.later.cpuMs,
        },
        {
          job: 'processor time for one of the second half, main thread',
          ours: whole.later.mainMs / (articles / 2),
          unit: 'ms',
          peer: 'all threads',
          peers: whole.later.cpuMs / (articles / 2),
        },
        {
          job: 'how late a tick comes meanwhile, 99th percentile',
          ours: whole.waits.p99,
          unit: 'ms',
          peer: 'the latest tick',
          peers: whole.waits.most,
        },
        {
          job: `resident memory, last tenth of ${tenths}`,
          ours: whole.memory.at(-1) ?? 0,
          unit: 'MB',
          peer: 'third tenth',
          peers: whole.memory[2] ?? 0,
        },
      ]
    } finally {
      await threads.close()
      site.close()
    }
  },
} satisfies BenchCase

async function pollAll(store: Store, origins: readonly string[], engine: TextEngine) {
  const now = () => Temporal.Now.instant()
  for (let feed = 0; feed < FEEDS; feed++)
    await store.feeds.add(
      { spaceId: 'bench', url: `${origins[feed % SITES]}/feed/${feed}`, name: `Feed ${feed}` },
      { at: now() },
    )
  const fetcher = createFetcher({
    userAgent: 'Hustings bench',
    now,
    allowPrivate: ['127.0.0.0/8'],
    pauseMs: 0,
  })
  const watch = watchLoop()
  const whole = spending()
  let later = whole
  let texts = 0
  const counting: TextEngine = {
    ...engine,
    readText(input) {
      if (++texts === (FEEDS * ARTICLES_EACH) / 2) later = spending()
      return engine.readText(input)
    },
  }
  try {
    const reports = await pollRound({
      store,
      fetcher,
      now,
      engine: counting,
      stories: storyKeeper(store),
      reportBug: error => {
        throw error
      },
    })
    const articles = reports.reduce((sum, report) => sum + report.new.length, 0)
    if (articles !== FEEDS * ARTICLES_EACH)
      throw new Error(`Expected every article to be new but found ${articles}`)
  } finally {
    await fetcher.close()
  }
  return { ms: whole().ms, later: later(), ...watch.stop() }
}

/** What passes from now on: time, and time of processors. */
function spending() {
  const start = { at: performance.now(), cpu: processorTime(), main: process.threadCpuUsage() }
  return () => {
    const { user, system } = process.threadCpuUsage(start.main)
    return {
      ms: performance.now() - start.at,
      cpuMs: processorTime() - start.cpu,
      mainMs: (user + system) / 1000,
    }
  }
}

/** How long whoever asks something waits until it is their turn; and the memory meanwhile. */
function watchLoop() {
  const waits: number[] = []
  const memory: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const at = performance.now()
    waits.push(Math.max(0, at - last - TICK_MS))
    last = at
    if (waits.length % TICKS_EACH === 1) memory.push(process.memoryUsage.rss() / 1e6)
  }, TICK_MS)
  return {
    stop() {
      clearInterval(timer)
      return { waits: { p99: quantile(waits, 0.99), most: quantile(waits, 1) }, memory: tenthsOf(memory) }
    },
  }
}

const TICK_MS = 5
const TICKS_EACH = 10

/** The mean of each tenth. */
function tenthsOf(values: readonly number[]): number[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = values.slice((tenth * values.length) / 10, ((tenth + 1) * values.length) / 10)
    return own.reduce((sum, value) => sum + value, 0) / own.length
  })
}

/** Rates are known after as many. */
const MOST_ALONE = 600

async function ingestAll(store: Store): Promise<{ readonly ms: number; readonly articles: number }> {
  const options = {
    store,
    engine: textEngineHere(directoryOf([])),
    stories: storyKeeper(store),
    now: Temporal.Now.instant(),
    origin: { fileName: 'bench' },
  }
  const articles = Array.from({ length: Math.min(MOST_ALONE, FEEDS * ARTICLES_EACH) }, (_, number) => ({
    ...inventedArticle(number),
    url: `https://example.com/${number}`,
  }))
  const start = performance.now()
  for (const article of articles) await ingestArticle(article, options)
  return { ms: performance.now() - start, articles: articles.length }
}

/** One server under as many addresses as there are sites: each host is asked one thing at a time. */
async function serveNews() {
  const server = fork(join(import.meta.dirname, '../serve-news.ts'), [String(ARTICLES_EACH)])
  const [port] = (await once(server, 'message')) as [number]
  return {
    origins: Array.from({ length: SITES }, (_, index) => `http://127.0.0.${index + 1}:${port}`),
    close() {
      server.disconnect()
    },
  }
}
