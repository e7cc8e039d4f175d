import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { textEngineHere } from '../../../src/ingest/engine/jobs.ts'
import { ingestAddresses } from '../../../src/ingest/feeds/ingest-addresses.ts'
import { openNetwork } from '../../../src/ingest/feeds/open-network.ts'
import { storyKeeper } from '../../../src/ingest/keep-stories.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { give, NOW, TEST_HOST } from '../../feeds/test-server.ts'
import { type NewsSite, openSite } from './news-site.ts'

let site: NewsSite
beforeEach(async () => {
  site = await openSite()
  site.publish([
    { path: '/ferry', headline: 'Buy a ferry' },
    { path: '/bridge', headline: 'Open the bridge' },
  ])
})
afterEach(() => site.close())

const ingest = (...addresses: string[]) =>
  ingestAddresses(addresses, {
    store: site.store,
    stories: storyKeeper(site.store),
    engine: textEngineHere(directoryOf([])),
    fetcher: site.fetcher,
    now: () => NOW,
    spaceId: 'local',
    by: 'somebody',
  })

test('a page is one article, a feed its articles, and what is wrong stops nothing', async () => {
  const { origin } = site.server
  const report = await ingest(`${origin}/none`, `${origin}/bridge`, `${origin}/rss`, 'http://127.0.0.1/')
  expect(report.new.map(({ headline }) => headline)).toEqual(['Open the bridge', 'Buy a ferry'])
  expect(report.unchanged.map(({ headline }) => headline)).toEqual(['Open the bridge'])
  expect(report.failed).toMatchObject([
    { path: `${origin}/none`, code: 'fetch-missing' },
    { path: 'http://127.0.0.1/', code: 'fetch-private-address' },
  ])
  expect(report.feeds).toEqual([])
})

test('a list, from a file or an address, is subscribed to', async () => {
  const opml = `<opml version="2.0"><body><outline text="Ledger" xmlUrl="${site.feedUrl}"/><outline xmlUrl="file:///x"/></body></opml>`
  const folder = await mkdtemp(join(tmpdir(), 'hustings-opml-'))
  await writeFile(join(folder, 'feeds.opml'), opml)
  await writeFile(join(folder, 'broken.opml'), 'words')
  site.routes['/list'] = give(opml)
  const report = await ingest(
    join(folder, 'feeds.opml'),
    `${site.server.origin}/list`,
    join(folder, 'broken.opml'),
    join(folder, 'missing.opml'),
  )
  await rm(folder, { recursive: true })
  expect(report.feeds).toEqual([site.feedUrl, site.feedUrl])
  expect(report.failed.map(({ code }) => code)).toEqual([
    'bad-address',
    'bad-address',
    'no-opml',
    'no-such-file',
  ])
  expect(await site.store.feeds.list('local')).toMatchObject([{ name: 'Ledger', url: site.feedUrl }])
  expect((await site.poll())[0]?.new).toHaveLength(2)
})

test('a link that nobody took in is fetched, kept and given; or it is said why not', async () => {
  const network = openNetwork({
    store: site.store,
    now: () => NOW,
    version: '1.0',
    contactUrl: undefined,
    allowPrivate: [`${TEST_HOST}/32`],
    pauseMs: 0,
  })
  site.routes['/picture'] = give('PNG', { 'content-type': 'image/png' })
  const { origin } = site.server
  const read = (path: string) => network.reader.read(origin + path, { now: NOW })
  const article = await read('/bridge')
  expect(article).toMatchObject({ headline: 'Open the bridge', canonicalUrl: `${origin}/bridge` })
  expect(await site.store.articles.find(article.id)).toEqual(article)
  await expect(read('/none')).rejects.toMatchObject({ code: 'fetch-missing' })
  await expect(read('/picture')).rejects.toThrow(/is no page but a file \(image\/png\)/)
  expect(site.server.requests[0]?.headers['user-agent']).toBe('Hustings/1.0 (news reader)')
  await network.close()
})
