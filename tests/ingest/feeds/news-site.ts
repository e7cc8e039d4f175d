import type { Fetcher, FetcherOptions } from '../../../src/feeds/fetch.ts'
import { textEngineHere } from '../../../src/ingest/engine/jobs.ts'
import { pollRound, type RoundOptions } from '../../../src/ingest/feeds/poll-round.ts'
import { storyKeeper } from '../../../src/ingest/keep-stories.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import type { Store } from '../../../src/stores/store.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { give, NOW, type Route, serve, type TestServer, testFetcher } from '../../feeds/test-server.ts'

/** An article of an invented site. */
export interface SiteArticle {
  readonly path: string
  readonly headline: string
  readonly text?: string
  readonly published?: string
}

/** A site whose feed and pages a test changes as it goes, and a store that reads it. */
export interface NewsSite {
  readonly server: TestServer
  readonly routes: Record<string, Route>
  readonly store: Store
  readonly fetcher: Fetcher
  readonly feedUrl: string
  /** What time it is; a test sets it. */
  now: Temporal.Instant
  /** What went wrong on our side. */
  readonly bugs: unknown[]
  /** Puts articles on the site, the newest first, and into its feed. */
  publish(articles: readonly SiteArticle[]): void
  subscribe(spaceId?: string): Promise<void>
  poll(more?: Partial<RoundOptions>): ReturnType<typeof pollRound>
  headlines(): Promise<string[]>
  close(): Promise<void>
}

export async function openSite(options: Partial<FetcherOptions> = {}): Promise<NewsSite> {
  const routes: Record<string, Route> = {}
  const server = await serve(routes)
  const store = await openSqliteStore({ file: ':memory:' })
  const stories = storyKeeper(store)
  const bugs: unknown[] = []
  const site: NewsSite = {
    server,
    routes,
    store,
    feedUrl: `${server.origin}/rss`,
    now: NOW,
    bugs,
    fetcher: testFetcher({ now: () => site.now, ...options }),
    publish(articles) {
      routes['/rss'] = give(rssOf(articles), { 'content-type': 'application/rss+xml' })
      for (const article of articles)
        routes[article.path] = give(pageOf(article), { 'content-type': 'text/html' })
    },
    async subscribe(spaceId = 'local') {
      await store.feeds.add({ spaceId, url: site.feedUrl, name: 'The Harbor Ledger' }, { at: site.now })
    },
    poll: more =>
      pollRound({
        store,
        stories,
        engine: textEngineHere(directoryOf([])),
        fetcher: site.fetcher,
        now: () => site.now,
        reportBug: error => bugs.push(error),
        ...more,
      }),
    headlines: async () => (await store.articles.latest({ limit: 99 })).map(({ headline }) => headline),
    async close() {
      await site.fetcher.close()
      await store.close()
      await server.close()
    },
  }
  return site
}

export function rssOf(articles: readonly SiteArticle[]): string {
  const items = articles.map(
    ({ path, headline, published = '2024-03-05T09:00:00Z' }) =>
      `<item><title>${headline}</title><link>${path}</link><guid>${path}</guid><pubDate>${published}</pubDate><description>A summary of some twenty words that the feed gives of the article, so that there is something to keep of it if need be.</description></item>`,
  )
  return `<rss version="2.0"><channel><title>The Harbor Ledger</title><link>/</link>${items.join('')}</channel></rss>`
}

export function pageOf({ headline, text, published = '2024-03-05T09:00:00Z' }: SiteArticle): string {
  const body =
    text ??
    `${headline}, said Mayor Helen Marsh. “We will ${headline.toLowerCase()} again,” Marsh told the council on Tuesday, before it voted by seven to two for the plan that the town has waited for.`
  return `<!doctype html><html lang="en"><head><title>${headline}</title><meta property="article:published_time" content="${published}"><meta property="og:type" content="article"></head><body><article><h1>${headline}</h1><p>${body}</p><p>The harbor board meets again on Thursday, when the second half of the plan is to be discussed in public for the first time.</p></article></body></html>`
}
