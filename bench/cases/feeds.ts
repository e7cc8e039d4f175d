import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFetcher } from '../../src/feeds/fetch.ts'
import { type TextEngine, textEngineHere } from '../../src/ingest/engine/jobs.ts'
import { threadedEngine } from '../../src/ingest/engine/threads.ts'
import { pollRound } from '../../src/ingest/feeds/poll-round.ts'
import { ingestArticle } from '../../src/ingest/ingest-article.ts'
import { storyKeeper } from '../../src/ingest/keep-stories.ts'
import type { Store } from '../../src/stores/store.ts'
import { directoryOf } from '../../src/text/people/directory.ts'
import type { BenchCase, BenchRow } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

/** As many as are read of a feed that is new. */
const ARTICLES_EACH = 30
/** `BENCH_ARTICLES=20000` shows what becomes of the memory over as many; by default what a minute allows. */
const FEEDS = Math.ceil(Number(process.env.BENCH_ARTICLES ?? 600) / ARTICLES_EACH)
/** Four thousand letters. */
const PARAGRAPHS = 24
/** News of a day, so that days pass as they come in. */
const A_DAY = 400
const FIRST_DAY = Temporal.PlainDate.from('2024-03-05')
const SITES = 4

/** Articles from feed to database: fetched from a server on this machine, read, taken in. */
export default {
  name: 'feeds',
  async run(): Promise<BenchRow[]> {
    const site = await serveNews()
    const threads = threadedEngine({ people: [] })
    try {
      const whole = await withStoreFile(store => pollAll(store, site.origins, threads))
      const alone = await withStoreFile(store => ingestAll(store))
      const articles = FEEDS * ARTICLES_EACH
      return [
        {
          job: `${articles} articles of ${Math.round(articleText(0).length / 1000)} kB, feed to database`,
          ours: (articles * 1000) / whole.ms,
          unit: 'per second',
          peer: 'the same texts without network, pages and threads',
          peers: (articles * 1000) / alone.ms,
        },
        {
          job: 'processor time for one of them, main thread',
          ours: whole.mainMs / articles,
          unit: 'ms',
          peer: 'all threads',
          peers: whole.cpuMs / articles,
        },
        {
          job: 'how late a tick comes meanwhile, 99th percentile',
          ours: whole.waits.p99,
          unit: 'ms',
          peer: 'the latest tick',
          peers: whole.waits.most,
        },
        {
          job: 'memory, last tenth beside second tenth',
          ours: whole.memory.last,
          unit: 'MB',
          peer: 'second tenth',
          peers: whole.memory.early,
        },
      ]
    } finally {
      await threads.close()
      await site.close()
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
  const start = { at: performance.now(), cpu: process.cpuUsage(), main: process.threadCpuUsage() }
  const memory: number[] = []
  try {
    // Feeds are claimed one by one; each is a place to look at the memory.
    const measured: Store = {
      ...store,
      polls: {
        ...store.polls,
        claim(options) {
          memory.push(process.memoryUsage.rss() / 1e6)
          return store.polls.claim(options)
        },
      },
    }
    const reports = await pollRound({
      store: measured,
      fetcher,
      now,
      engine,
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
  const total = ({ user, system }: { user: number; system: number }) => (user + system) / 1000
  const tenth = Math.ceil(memory.length / 10)
  return {
    ms: performance.now() - start.at,
    cpuMs: total(process.cpuUsage(start.cpu)),
    mainMs: total(process.threadCpuUsage(start.main)),
    waits: watch.stop(),
    memory: { early: mean(memory.slice(tenth, 2 * tenth)), last: mean(memory.slice(-tenth)) },
  }
}

/** How long whoever asks something waits until it is their turn. */
function watchLoop() {
  const waits: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const at = performance.now()
    waits.push(Math.max(0, at - last - TICK_MS))
    last = at
  }, TICK_MS)
  return {
    stop() {
      clearInterval(timer)
      waits.sort((a, b) => a - b)
      return { p99: waits[Math.floor(waits.length * 0.99)] ?? 0, most: waits.at(-1) ?? 0 }
    },
  }
}

const TICK_MS = 5

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

async function ingestAll(store: Store): Promise<{ readonly ms: number }> {
  const options = {
    store,
    engine: textEngineHere(directoryOf([])),
    stories: storyKeeper(store),
    now: Temporal.Now.instant(),
  }
  const start = performance.now()
  for (let index = 0; index < FEEDS * ARTICLES_EACH; index++) {
    const article = {
      url: `https://example.com/${index}`,
      headline: headlineOf(index),
      published: dayOf(index),
      text: articleText(index),
    }
    await ingestArticle(article, { ...options, fileName: 'bench' })
  }
  return { ms: performance.now() - start }
}

/** One server under as many addresses as there are sites: each host is asked one thing at a time. */
async function serveNews() {
  const server = createServer((request, response) => {
    const [, kind, number = '0'] = (request.url ?? '').split('/')
    if (kind === 'feed') response.end(rss(Number(number)))
    else if (kind === 'article') response.setHeader('content-type', 'text/html').end(page(Number(number)))
    else response.writeHead(404).end()
  })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origins: Array.from({ length: SITES }, (_, index) => `http://127.0.0.${index + 1}:${port}`),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function rss(feed: number): string {
  const items = Array.from({ length: ARTICLES_EACH }, (_, index) => {
    const article = feed * ARTICLES_EACH + index
    return `<item><title>${headlineOf(article)}</title><link>/article/${article}</link><pubDate>${dayOf(article)}T09:00:00Z</pubDate></item>`
  })
  return `<rss version="2.0"><channel><title>Feed ${feed}</title>${items.join('')}</channel></rss>`
}

function page(article: number): string {
  const paragraphs = articleText(article)
    .split('\n')
    .map(line => `<p>${line}</p>`)
  const headline = headlineOf(article)
  return `<!doctype html><html><head><title>${headline}</title><meta property="article:published_time" content="${dayOf(article)}T09:00:00Z"></head><body><nav><ul>${MENU}</ul></nav><article><h1>${headline}</h1>${paragraphs.join('')}</article><footer><ul>${MENU}</ul></footer></body></html>`
}

const MENU = Array.from(
  { length: 40 },
  (_, index) => `<li class="menu-item"><a href="/part/${index}">Part ${index}</a></li>`,
).join('')

function headlineOf(article: number): string {
  return `Vote number ${article} on ${inventedNews(article + 1)
    .wordsOf(4)
    .join(' ')}`
}

function dayOf(article: number): string {
  return FIRST_DAY.add({ days: Math.floor(article / A_DAY) }).toString()
}

/** The same at every call; made anew, so that only what Hustings keeps is kept. */
function articleText(article: number): string {
  const news = inventedNews(article + 7)
  const family = ['Marsh', 'Iriarte', 'Venkat', 'Quist', 'Whitfield'][article % 5]
  return Array.from({ length: PARAGRAPHS }, (_, line) =>
    line % 3 === 0
      ? `“${news.wordsOf(12).join(' ')},” Mayor Helen ${family} of ward ${article % 90} said on Tuesday.`
      : `The council heard that ${news.wordsOf(30).join(' ')}.`,
  ).join('\n')
}
