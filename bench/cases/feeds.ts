import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFetcher } from '../../src/feeds/fetch.ts'
import { pollRound } from '../../src/ingest/feeds/poll-round.ts'
import { ingestArticle } from '../../src/ingest/ingest-article.ts'
import { storyKeeper } from '../../src/ingest/keep-stories.ts'
import type { Store } from '../../src/stores/store.ts'
import { directoryOf } from '../../src/text/people/directory.ts'
import type { BenchCase, BenchRow } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const FEEDS = 20
/** As many as are read of a feed that is new. */
const ARTICLES_EACH = 30
const PARAGRAPHS = 12
const HOST = '127.0.0.1'

/** Articles from feed to database: fetched from a server on this machine, read, taken in. What limits it is the text engine. */
export default {
  name: 'feeds',
  async run(): Promise<BenchRow[]> {
    const site = await serveNews()
    try {
      const [whole, alone] = [
        await withStoreFile(store => perSecond(() => pollAll(store, site.origin))),
        await withStoreFile(store => perSecond(() => ingestAll(store, site.texts))),
      ]
      return [
        {
          job: `${FEEDS} feeds of ${ARTICLES_EACH} pages, end to end`,
          ours: whole,
          unit: 'per second',
          peer: 'the same texts without network and pages',
          peers: alone,
        },
      ]
    } finally {
      await site.close()
    }
  },
} satisfies BenchCase

async function perSecond(work: () => Promise<number>): Promise<number> {
  const start = performance.now()
  const articles = await work()
  return (articles * 1000) / (performance.now() - start)
}

async function pollAll(store: Store, origin: string): Promise<number> {
  const now = () => Temporal.Now.instant()
  for (let feed = 0; feed < FEEDS; feed++)
    await store.feeds.add(
      { spaceId: 'bench', url: `${origin}/feed/${feed}`, name: `Feed ${feed}` },
      { at: now() },
    )
  const fetcher = createFetcher({
    userAgent: 'Hustings bench',
    now,
    allowPrivate: [`${HOST}/32`],
    pauseMs: 0,
  })
  try {
    const reports = await pollRound({
      store,
      fetcher,
      now,
      directory: directoryOf([]),
      stories: storyKeeper(store),
      reportBug: error => {
        throw error
      },
    })
    const articles = reports.reduce((sum, report) => sum + report.new.length, 0)
    if (articles !== FEEDS * ARTICLES_EACH)
      throw new Error(`Expected every article to be new but found ${articles}`)
    return articles
  } finally {
    await fetcher.close()
  }
}

async function ingestAll(store: Store, texts: readonly string[]): Promise<number> {
  const options = {
    store,
    directory: directoryOf([]),
    stories: storyKeeper(store),
    now: Temporal.Now.instant(),
  }
  for (const [index, text] of texts.entries()) {
    const article = {
      url: `https://example.com/${index}`,
      headline: `Vote number ${index}`,
      published: '2024-03-05',
      text,
    }
    await ingestArticle(article, { ...options, fileName: 'bench' })
  }
  return texts.length
}

async function serveNews() {
  const news = inventedNews(7)
  const texts = Array.from({ length: FEEDS * ARTICLES_EACH }, (_, index) =>
    Array.from({ length: PARAGRAPHS }, (_unused, line) =>
      line % 3 === 0
        ? `“${news.wordsOf(12).join(' ')},” Mayor Helen Marsh of ward ${index} said on Tuesday.`
        : `The council heard that ${news.wordsOf(30).join(' ')}.`,
    ).join('\n'),
  )
  const server = createServer((request, response) => {
    const [, kind, number = '0'] = (request.url ?? '').split('/')
    if (kind === 'feed') response.end(rss(Number(number)))
    else if (kind === 'article')
      response.setHeader('content-type', 'text/html').end(page(Number(number), texts))
    else response.writeHead(404).end()
  })
  server.listen(0, HOST)
  await once(server, 'listening')
  return {
    texts,
    origin: `http://${HOST}:${(server.address() as AddressInfo).port}`,
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
    return `<item><title>Vote number ${article}</title><link>/article/${article}</link><pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate></item>`
  })
  return `<rss version="2.0"><channel><title>Feed ${feed}</title>${items.join('')}</channel></rss>`
}

function page(article: number, texts: readonly string[]): string {
  const paragraphs = texts[article]!.split('\n').map(line => `<p>${line}</p>`)
  return `<!doctype html><html><head><title>Vote number ${article}</title></head><body><article><h1>Vote number ${article}</h1>${paragraphs.join('')}</article></body></html>`
}
