import { afterEach, beforeEach, expect, test } from 'vitest'
import { textEngineHere } from '../../../src/ingest/engine/jobs.ts'
import { lookAgain, lookWords } from '../../../src/ingest/feeds/look-again.ts'
import { storyKeeper } from '../../../src/ingest/keep-stories.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { give } from '../../feeds/test-server.ts'
import { type NewsSite, openSite, pageOf } from './news-site.ts'

const bridge = { path: '/bridge', headline: 'Open the bridge' }

let site: NewsSite
beforeEach(async () => {
  site = await openSite()
  site.publish([bridge])
  site.routes['/bridge'] = page(pageOf(bridge))
  await site.subscribe()
  await site.poll()
})
afterEach(() => site.close())

/** A page with a validator, by which it is asked whether it has changed. */
const page =
  (html: string, etag = '"v1"') =>
  (...[response, request]: Parameters<ReturnType<typeof give>>) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else give(html, { etag })(response, request)
  }

const look = () =>
  lookAgain({
    store: site.store,
    stories: storyKeeper(site.store),
    engine: textEngineHere(directoryOf([])),
    fetcher: site.fetcher,
    now: () => site.now,
  })
const wait = (hours: number) => {
  site.now = site.now.add({ hours })
}
const article = async () => (await site.store.articles.findByUrl(`${site.server.origin}/bridge`))!

test('a page is looked at six hours and two days after it was read, and asked only for what changed', async () => {
  const asked = () => site.server.requests.filter(({ path }) => path === '/bridge')
  wait(5)
  expect(await look()).toMatchObject({ looked: 0 })
  wait(1)
  expect(await look()).toEqual({ looked: 1, changed: [], withdrawn: [] })
  expect(asked().at(-1)?.headers['if-none-match']).toBe('"v1"')
  wait(41)
  expect(await look()).toMatchObject({ looked: 0 })
  wait(1)
  expect(await look()).toMatchObject({ looked: 1 })
  wait(24 * 30)
  expect(await look()).toMatchObject({ looked: 0 })
  expect(asked()).toHaveLength(3)
})

test('an edit that no feed tells of is a new revision, with what it takes back', async () => {
  const edited = pageOf(bridge).replace('We will open the bridge again', 'We may open the bridge again')
  site.routes['/bridge'] = page(edited, '"v2"')
  wait(6)
  const report = await look()
  expect(report).toMatchObject({ looked: 1, changed: [{ headline: 'Open the bridge', revision: 2 }] })
  expect(lookWords(report)).toBe('1 page looked at again: 1 article edited, 0 withdrawn.')
  expect(await site.store.corrections.ofArticle((await article()).id)).toMatchObject([{ kind: 'changed' }])
  expect(await article()).toMatchObject({ revision: 2, publisher: 'The Harbor Ledger' })
})

test.each([404, 410])('a page that answers %i twice, an hour apart, is withdrawn', async status => {
  site.routes['/bridge'] = response => response.writeHead(status).end()
  const { id } = await article()
  wait(6)
  expect(await look()).toMatchObject({ looked: 1, withdrawn: [] })
  wait(1)
  expect(await look()).toMatchObject({ looked: 1, withdrawn: [id] })
  expect(await site.store.corrections.ofArticle(id)).toMatchObject([{ kind: 'withdrawn', fromRevision: 1 }])
  wait(24)
  expect(await look()).toMatchObject({ looked: 0 })
})

test('a page that was away for a moment is not withdrawn', async () => {
  site.routes['/bridge'] = response => response.writeHead(404).end()
  wait(6)
  await look()
  site.routes['/bridge'] = page(pageOf(bridge))
  for (const hours of [1, 41, 48]) {
    wait(hours)
    await look()
  }
  expect(await site.store.corrections.ofArticle((await article()).id)).toEqual([])
})

test.each([403, 503])('a page that answers %i keeps its article as it is', async status => {
  site.routes['/bridge'] = response => response.writeHead(status).end()
  const before = await article()
  for (const hours of [6, 42, 48]) {
    wait(hours)
    await look()
  }
  expect(await article()).toEqual(before)
  expect(await site.store.corrections.ofArticle(before.id)).toEqual([])
})

test('what a post shows is looked at every twelve hours for a week', async () => {
  const { id, revision } = await article()
  await site.store.posts.add({
    subject: { kind: 'digest', id: '1' },
    place: { platform: 'discord', spaceId: 'g', channelId: 'c' },
    dueAt: site.now,
    postedAt: site.now,
    key: 'k',
    messageIds: ['1'],
    content: {
      title: 'Morning',
      notices: [],
      stories: [],
      quotes: [{ articleId: id, revision, spans: [] }],
      ahead: [],
      corrections: [],
      upTo: site.now,
    },
  })
  let looks = 0
  for (let hours = 0; hours < 24 * 10; hours += 6) {
    wait(6)
    looks += (await look()).looked
  }
  // At 6 hours, then every 12, and at two days; the first look after the week is the last.
  expect(looks).toBe(16)
})
