import { afterEach, describe, expect, test } from 'vitest'
import type { Fetcher } from '../../src/feeds/fetch.ts'
import { FetchError, type FetchFailure } from '../../src/feeds/fetch-error.ts'
import { findFeeds } from '../../src/feeds/find-feeds.ts'
import { give, type Route, redirect, serve, type TestServer, testFetcher } from './test-server.ts'

const rss = (name: string) =>
  give(
    `<rss version="2.0"><channel><title>${name}</title><item><title>Marsh wins</title><link>/m</link></item></channel></rss>`,
  )
const page = (head: string) => give(`<!doctype html><html><head>${head}</head><body>News</body></html>`)
const link = (href: string, more = '') =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" ${more}>`
const sitemap = give(
  '<urlset><url><loc>https://heron.example.com/a</loc><n:news xmlns:n="x"><n:publication><n:name>The Heron</n:name></n:publication><n:publication_date>2024-03-05</n:publication_date><n:title>Hale wins</n:title></n:news></url></urlset>',
)

let server: TestServer
let fetcher: Fetcher
afterEach(async () => {
  await fetcher.close()
  await server.close()
})

async function find(routes: Readonly<Record<string, Route>>, path = '/') {
  server = await serve(routes)
  fetcher = testFetcher()
  const found = await findFeeds(server.origin + path, fetcher)
  return found.map(({ url, feed }) => `${feed.name} ${url.slice(server.origin.length)}`)
}

describe('feeds are found', () => {
  const cases: readonly (readonly [what: string, routes: Record<string, Route>, found: readonly string[]])[] =
    [
      ['at the address itself', { '/': rss('Ledger') }, ['Ledger /']],
      [
        'where a permanent redirect leads',
        { '/': redirect('/new', 301), '/new': rss('Ledger') },
        ['Ledger /new'],
      ],
      ['in the page’s links', { '/': page(link('/rss')), '/rss': rss('Ledger') }, ['Ledger /rss']],
      [
        'by several links, comments and dead ones left out',
        {
          '/': page(
            link('/a') + link('/dead') + link('/comments/feed') + link('/b', 'title="Politics"') + link('/a'),
          ),
          '/a': rss('All'),
          '/b': rss('Politics'),
          '/comments/feed': rss('Comments'),
        },
        ['All /a', 'Politics /b'],
      ],
      [
        'however the link is written',
        {
          '/': page("<LINK HREF='/x?a=1&amp;b=2' TYPE='application/atom+xml' REL='alternate feed'/>"),
          '/x?a=1&b=2': rss('Odd'),
        },
        ['Odd /x?a=1&b=2'],
      ],
      ['at a common place', { '/': page(''), '/rss.xml': rss('Ledger') }, ['Ledger /rss.xml']],
      [
        'at a common place where those named are dead',
        { '/': page(link('/dead')), '/feed': rss('Ledger') },
        ['Ledger /feed'],
      ],
      ['in a news sitemap', { '/': page(''), '/news-sitemap.xml': sitemap }, ['The Heron /news-sitemap.xml']],
    ]
  for (const [what, routes, found] of cases)
    test(what, async () => expect(await find(routes), what).toEqual(found))

  test('in a sitemap that robots.txt lists by an index', async () => {
    const routes: Record<string, Route> = { '/': page('') }
    server = await serve(routes)
    fetcher = testFetcher()
    routes['/robots.txt'] = give(`User-agent: *\nAllow: /\nSitemap: ${server.origin}/maps.xml`)
    routes['/maps.xml'] = give(
      `<sitemapindex><sitemap><loc>${server.origin}/pages.xml</loc></sitemap><sitemap><loc>${server.origin}/news.xml</loc></sitemap></sitemapindex>`,
    )
    routes['/news.xml'] = sitemap
    expect((await findFeeds(server.origin, fetcher))[0]).toMatchObject({ url: `${server.origin}/news.xml` })
  })
})

test('a site without feeds is told so, with what would work', async () => {
  await expect(find({ '/': page('') })).rejects.toMatchObject({
    code: 'no-feeds',
    message: expect.stringMatching(/names no feed.*Look for “RSS” on the site/),
  })
})

test('a site without https is read by http where no scheme was typed', async () => {
  server = await serve({ '/': page(link('/rss')), '/rss': rss('Ledger') })
  fetcher = testFetcher()
  const typed = server.origin.replace('http://', '')
  const [found] = await findFeeds(typed, fetcher)
  expect(found?.url).toBe(`${server.origin}/rss`)
  await expect(findFeeds(`https://${typed}`, fetcher), 'as typed').rejects.toMatchObject({
    failure: 'insecure',
  })
})

describe('by http is asked', () => {
  const cases: readonly (readonly [
    what: string,
    https: FetchFailure,
    http: FetchFailure,
    told: FetchFailure,
  ])[] = [
    ['where nobody answers by https', 'unreachable', 'missing', 'missing'],
    ['where https takes too long', 'too-slow', 'robots', 'robots'],
    ['in vain where nobody answers at all, which is told once', 'too-slow', 'unreachable', 'too-slow'],
    ['never where the certificate is not to be trusted', 'insecure', 'missing', 'insecure'],
    ['never where the address is private', 'private-address', 'missing', 'private-address'],
    ['never where the site answers by https', 'refused', 'missing', 'refused'],
  ]
  for (const [what, https, http, told] of cases)
    test(what, async () => {
      server = await serve({})
      fetcher = testFetcher()
      const stub: Fetcher = {
        fetch: async address => {
          throw new FetchError(address.startsWith('https:') ? https : http, 'It cannot be read.')
        },
        close: async () => {},
      }
      await expect(findFeeds('ledger.example.com', stub)).rejects.toMatchObject({ failure: told })
    })
})

test('a site that cannot be read says why', async () => {
  await expect(find({})).rejects.toMatchObject({ failure: 'missing' })
})

test('a page nested 100,000 deep is looked through', async () => {
  const deep = page(link('/rss') + '<div>'.repeat(100_000))
  expect(await find({ '/': deep, '/rss': rss('Ledger') })).toEqual(['Ledger /rss'])
})

describe('what people type:', () => {
  const cases: readonly (readonly [typed: string, url: string])[] = [
    ['npr.example.com', 'https://npr.example.com'],
    [' https://npr.example.com/x ', 'https://npr.example.com/x'],
    ['feed://npr.example.com/rss', 'https://npr.example.com/rss'],
    ['feed:https://npr.example.com/rss', 'https://npr.example.com/rss'],
    ['npr.example.com:8080/rss', 'https://npr.example.com:8080/rss'],
    ['mailto:jo@example.com', 'mailto:jo@example.com'],
  ]
  for (const [typed, url] of cases)
    test(typed, async () => {
      const asked: string[] = []
      const stub: Fetcher = {
        fetch: async address => {
          asked.push(address)
          return {
            outcome: 'read',
            url: 'https://npr.example.com/',
            text: '<rss version="2.0"><channel><title>N</title></channel></rss>',
          }
        },
        close: async () => {},
      }
      await findFeeds(typed, stub)
      expect(asked).toEqual([url])
      server = await serve({})
      fetcher = testFetcher()
    })
})
