import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { roundWords } from '../../../src/ingest/feeds/poll-round.ts'
import { give, NOW } from '../../feeds/test-server.ts'
import { type NewsSite, openSite, pageOf, rssOf } from './news-site.ts'

const bridge = { path: '/bridge', headline: 'Open the bridge' }
const ferry = { path: '/ferry', headline: 'Buy a ferry' }
const tunnel = { path: '/tunnel', headline: 'Dig a tunnel' }

let site: NewsSite
beforeEach(async () => {
  site = await openSite()
  site.publish([ferry, bridge])
  await site.subscribe()
})
afterEach(async () => {
  expect(site.bugs).toEqual([])
  await site.close()
})

/** Lets time pass until the feed is due. */
async function untilDue() {
  site.now = (await site.store.polls.nextDueAt()) ?? site.now
}

const feed = async () => (await site.store.feeds.list('local'))[0]!

test('new articles come in once, oldest first, from their pages', async () => {
  const [report] = await site.poll()
  expect(report).toMatchObject({
    name: 'The Harbor Ledger',
    new: [{ headline: 'Open the bridge' }, { headline: 'Buy a ferry' }],
    failed: [],
  })
  const article = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
  expect(article).toMatchObject({
    publisher: 'The Harbor Ledger',
    publishedOn: Temporal.PlainDate.from('2024-03-05'),
  })
  expect(article?.text).toContain('“We will open the bridge again,” Marsh told the council')
  expect(await feed()).toMatchObject({ lastSuccessAt: NOW, lastNewAt: NOW, failures: 0 })

  expect(await site.poll(), 'not due').toEqual([])
  await untilDue()
  site.publish([tunnel, ferry, bridge])
  const [second] = await site.poll()
  expect(second?.new.map(({ headline }) => headline)).toEqual(['Dig a tunnel'])
  expect(site.server.paths()).toEqual(['/rss', '/bridge', '/ferry', '/rss', '/tunnel'])
})

test('one address is read once for many spaces', async () => {
  await site.subscribe('guild-2')
  expect(await site.poll()).toHaveLength(1)
  expect(site.server.paths().filter(path => path === '/rss')).toHaveLength(1)
})

test('several processes at once read everything once', async () => {
  const rounds = await Promise.all([site.poll(), site.poll(), site.poll()])
  expect(rounds.flat()).toHaveLength(1)
  expect(site.server.paths()).toEqual(['/rss', '/bridge', '/ferry'])
})

test('the first reading is quiet, later ones are not', async () => {
  await site.poll()
  expect(await site.store.follows.unread({ limit: 9 })).toEqual([])
  await untilDue()
  site.publish([tunnel, ferry, bridge])
  await site.poll()
  expect((await site.store.follows.unread({ limit: 9 })).map(({ article }) => article.headline)).toEqual([
    'Dig a tunnel',
  ])
})

test('what stood in the feed at its first reading is quiet too where it is read later', async () => {
  site.routes['/bridge'] = response => response.writeHead(503).end()
  await site.poll()
  expect(await site.headlines()).toEqual(['Buy a ferry'])
  await untilDue()
  site.publish([tunnel, ferry, bridge])
  await site.poll()
  expect(await site.headlines()).toEqual(expect.arrayContaining(['Open the bridge', 'Dig a tunnel']))
  expect((await site.store.follows.unread({ limit: 9 })).map(({ article }) => article.headline)).toEqual([
    'Dig a tunnel',
  ])
})

test('a first reading that was stopped, or ran out of time, is quiet to its end', async () => {
  const stop = new AbortController()
  const bridgePage = site.routes['/bridge']!
  site.routes['/ferry'] = () => stop.abort()
  await site.poll({ signal: stop.signal })
  site.publish([ferry, bridge])
  // Minutes pass at each page: after the first, time is up.
  site.routes['/bridge'] = (...exchange) => {
    site.now = site.now.add({ minutes: 11 })
    bridgePage(...exchange)
  }
  const [first] = await site.poll()
  expect(first?.new.length).toBeLessThan(2)
  await untilDue()
  await site.poll()
  expect((await site.headlines()).toSorted()).toEqual(['Buy a ferry', 'Open the bridge'])
  expect(await site.store.follows.unread({ limit: 9 })).toEqual([])
})

test('a feed that lists thousands says how many are passed over', async () => {
  const many = Array.from({ length: 600 }, (_, index) => ({ path: `/${index}`, headline: `Plan ${index}` }))
  site.routes['/rss'] = give(rssOf(many))
  await site.poll()
  expect((await feed()).note).toBe('It lists 600 articles, of which the newest 500 are looked at.')
})

test('of a long feed that is new, the newest are read', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    path: `/${index}`,
    headline: `Plan number ${index}`,
  }))
  site.publish(many)
  const [report] = await site.poll()
  expect(report?.new).toHaveLength(30)
  await untilDue()
  expect((await site.poll())[0]?.new).toEqual([])
  expect(site.server.paths()).not.toContain('/35')
})

test('a changed article is read again and becomes its next revision', async () => {
  await site.poll()
  await untilDue()
  site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline: 'Open the bridge in May' }]))
  site.routes['/bridge'] = give(pageOf({ ...bridge, headline: 'Open the bridge in May' }))
  const [report] = await site.poll()
  expect(report).toMatchObject({ new: [], changed: [{ headline: 'Open the bridge in May', revision: 2 }] })
})

test.each([404, 410])('an article whose page answers %i later is withdrawn, once', async status => {
  await site.poll()
  const article = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
  site.routes['/bridge'] = response => response.writeHead(status).end()
  for (const headline of ['Open the bridge, perhaps', 'Open the bridge, or not']) {
    await untilDue()
    site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline }]))
    const [report] = await site.poll()
    expect(report).toMatchObject({
      changed: [],
      failed: [{ reason: expect.stringContaining(`(${status})`) }],
    })
  }
  expect(await site.store.corrections.ofArticle(article!.id)).toMatchObject([
    { kind: 'withdrawn', fromRevision: 1 },
  ])
  expect(await site.store.articles.find(article!.id), 'its words are kept').toEqual(article)
})

test('a GUID that is given to a new article whose page is not there withdraws no older one', async () => {
  await site.poll()
  const older = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
  await untilDue()
  site.routes['/tunnel'] = response => response.writeHead(404).end()
  site.routes['/rss'] = give(rssOf([ferry, tunnel]).replace('<guid>/tunnel', '<guid>/bridge'))
  const [report] = await site.poll()
  expect(report?.new, 'what the feed says of it is kept').toMatchObject([{ headline: 'Dig a tunnel' }])
  expect(await site.store.corrections.ofArticle(older!.id)).toEqual([])
  expect((await feed()).note).toContain('GUIDs do not tell its articles apart')
})

test.each([403, 503])('an article whose page answers %i later is not withdrawn', async status => {
  await site.poll()
  const article = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
  site.routes['/bridge'] = response => response.writeHead(status).end()
  await untilDue()
  site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline: 'Open the bridge, perhaps' }]))
  await site.poll()
  expect((await site.store.corrections.ofArticle(article!.id)).map(({ kind }) => kind)).not.toContain(
    'withdrawn',
  )
})

test('a page that never was there is not withdrawn: what the feed says stands', async () => {
  site.routes['/bridge'] = response => response.writeHead(404).end()
  await site.poll()
  await untilDue()
  site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline: 'Open the bridge, perhaps' }]))
  const [report] = await site.poll()
  expect(report?.changed).toMatchObject([{ headline: 'Open the bridge, perhaps' }])
  const article = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
  expect(await site.store.corrections.ofArticle(article!.id)).toEqual([])
})

test('a feed that gives its articles new GUIDs is read all the same, and it is said', async () => {
  await site.poll()
  await untilDue()
  site.routes['/rss'] = give(rssOf([ferry, bridge]).replaceAll('<guid>/', '<guid>/again/'))
  const [report] = await site.poll()
  expect(report).toMatchObject({ new: [], changed: [], unchanged: 2 })
  expect((await feed()).note).toContain('GUIDs do not tell its articles apart')

  // From now on it goes by addresses: what is known is not read again, and no GUID is kept any more.
  await untilDue()
  const before = site.server.paths().length
  site.routes['/rss'] = give(rssOf([ferry, bridge]).replaceAll('<guid>', '<guid>third-'))
  const [third] = await site.poll()
  expect(third).toMatchObject({ new: [], changed: [], unchanged: 0 })
  expect(site.server.paths().slice(before)).toEqual(['/rss'])
  expect((await feed()).note).toContain('GUIDs do not tell its articles apart')
})

describe('what the server says is honoured:', () => {
  test('nothing is sent where nothing changed', async () => {
    const text = rssOf([bridge])
    site.routes['/rss'] = (response, request) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"v1"' }).end(text)
    }
    await site.poll()
    await untilDue()
    const [report] = await site.poll()
    expect(report).toMatchObject({ new: [], unchanged: 0, failed: [] })
    expect(await feed()).toMatchObject({ lastSuccessAt: site.now, failures: 0 })
    await untilDue()
    await site.poll()
    expect(site.server.requests.at(-1)?.headers['if-none-match']).toBe('"v1"')
  })

  test('an hour of cache is an hour', async () => {
    site.routes['/rss'] = give(rssOf([bridge]), { 'cache-control': 'max-age=36000' })
    await site.poll()
    expect((await feed()).nextCheckAt).toEqual(NOW.add({ hours: 10 }))
  })

  test('429 with a date is waited for', async () => {
    site.routes['/rss'] = response =>
      response.writeHead(429, { 'retry-after': 'Tue, 05 Mar 2024 15:00:00 GMT' }).end()
    await site.poll()
    expect(await feed()).toMatchObject({
      nextCheckAt: NOW.add({ hours: 3 }),
      error: expect.stringContaining('less often'),
    })
  })

  test('a feed that moved is read at its new place, and the spaces are told', async () => {
    site.routes['/new'] = site.routes['/rss']!
    site.routes['/rss'] = response => response.writeHead(301, { location: '/new' }).end()
    await site.poll()
    expect(await feed()).toMatchObject({ url: `${site.server.origin}/new`, movedFrom: site.feedUrl })
    const [entry] = await site.store.audit.list('local', { subject: 'feed', limit: 1 })
    expect(entry).toMatchObject({
      by: 'Hustings',
      text: expect.stringMatching(/moved from .*\/rss to .*\/new/),
    })
  })
})

describe('failures', () => {
  test('an hour of 500 backs off, and ends with the first success', async () => {
    site.routes['/rss'] = response => response.writeHead(500).end()
    const waits: number[] = []
    for (let failure = 0; failure < 4; failure++) {
      const [report] = await site.poll()
      expect(report?.error).toContain('a fault of its own (500)')
      const at = site.now
      await untilDue()
      waits.push(site.now.since(at).total('minutes'))
    }
    expect(waits).toEqual([5, 10, 20, 40])
    expect(await feed()).toMatchObject({ failures: 4, failingSince: NOW })
    site.publish([bridge])
    expect((await site.poll())[0]?.new).toHaveLength(1)
    expect(await feed()).toMatchObject({ failures: 0 })
    expect(await feed()).not.toHaveProperty('error')
  })

  test('a feed that fails for a week is paused, and the spaces are told', async () => {
    site.routes['/rss'] = response => response.writeHead(404).end()
    for (let failure = 0; failure < 30 && (await feed()).pausedAt === undefined; failure++) {
      await site.poll()
      await untilDue()
    }
    expect(await feed()).toMatchObject({ pausedAt: expect.anything(), error: expect.stringContaining('404') })
    expect(site.now.since(NOW).total('hours')).toBeGreaterThan(7 * 24)
    const [entry] = await site.store.audit.list('local', { subject: 'feed', limit: 1 })
    expect(entry?.text).toMatch(/^Paused The Harbor Ledger .* \/feeds refresh tries again\.$/)
  })

  test('a feed that is gone for good is paused at once', async () => {
    site.routes['/rss'] = response => response.writeHead(410).end()
    await site.poll()
    expect(await feed()).toMatchObject({ pausedAt: NOW })
    expect(await site.store.polls.nextDueAt()).toBeUndefined()
  })

  test('a page that is no feed any more says so', async () => {
    site.routes['/rss'] = give('<!doctype html><p>Parked.')
    expect((await site.poll())[0]?.error).toContain('is no feed: it is a page')
  })

  test('a page that cannot be read for the moment is read the next time', async () => {
    site.routes['/bridge'] = response => response.writeHead(503).end()
    const [report] = await site.poll()
    expect(report).toMatchObject({
      new: [{ headline: 'Buy a ferry' }],
      failed: [{ url: `${site.server.origin}/bridge`, reason: expect.stringContaining('503') }],
    })
    site.publish([ferry, bridge])
    await untilDue()
    expect((await site.poll())[0]?.new.map(({ headline }) => headline)).toEqual(['Open the bridge'])
  })

  test('of an article behind a paywall the feed’s summary is kept, marked as such, until the page opens', async () => {
    site.routes['/bridge'] = give(
      '<html><body><h1>Open the bridge</h1><p>The mayor spoke.</p><p>Subscribe to continue reading.</p></body></html>',
    )
    await site.poll()
    const stored = () => site.store.articles.findByUrl(`${site.server.origin}/bridge`)
    expect(await stored()).toMatchObject({
      feedOnly: 'paywall',
      text: expect.stringMatching(/^A summary of/),
    })
    await untilDue()
    site.routes['/bridge'] = give(pageOf(bridge))
    site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline: 'Open the bridge!' }]))
    await site.poll()
    expect(await stored()).toMatchObject({ revision: 2, text: expect.stringContaining('We will open') })
    expect(await stored()).not.toHaveProperty('feedOnly')
    await untilDue()
    site.routes['/bridge'] = response => response.writeHead(403).end()
    site.routes['/rss'] = give(rssOf([ferry, { ...bridge, headline: 'Open the bridge?' }]))
    await site.poll()
    expect(await stored(), 'what was read stays').toMatchObject({ revision: 2 })
  })

  test('of a page that nobody may read, what the feed says is kept', async () => {
    site.routes['/bridge'] = response => response.writeHead(403).end()
    await site.poll()
    const article = await site.store.articles.findByUrl(`${site.server.origin}/bridge`)
    expect(article?.text).toMatch(/^A summary of some twenty words/)
  })

  test('one article that cannot be taken in keeps nobody from the others', async () => {
    site.publish([ferry, { ...bridge, published: '2031-01-01' }])
    const [report] = await site.poll()
    expect(report?.new).toMatchObject([{ headline: 'Buy a ferry' }])
    expect(report?.failed[0]?.reason).toContain('lies ahead')
    await untilDue()
    expect((await site.poll())[0]?.failed, 'not tried again').toEqual([])
  })
})

test('stopped in between, it goes on where it was', async () => {
  const stopping = new AbortController()
  site.routes['/ferry'] = () => stopping.abort()
  expect(await site.poll({ signal: stopping.signal })).toEqual([])
  expect(await site.headlines()).toEqual(['Open the bridge'])
  expect(await feed()).toMatchObject({ failures: 0 })
  site.publish([ferry, bridge])
  const [report] = await site.poll()
  expect(report?.new.map(({ headline }) => headline)).toEqual(['Buy a ferry'])
  expect(site.server.paths().filter(path => path === '/bridge')).toHaveLength(1)
  expect(await site.store.follows.unread({ limit: 9 }), 'still the first reading').toEqual([])
})

test('a fault of ours is reported, and the feed is read later', async () => {
  const broken = { ...site.store, together: () => Promise.reject(new Error('disk full')) }
  const [report] = await site.poll({ store: broken })
  expect(report?.error).toMatch(/wrong on our side, and it is logged under \w+/)
  expect(site.bugs.splice(0)).toHaveLength(1)
  await untilDue()
  expect((await site.poll())[0]?.new).toHaveLength(2)
})

test('a round is one line in the log', async () => {
  site.routes['/bridge'] = response => response.writeHead(503).end()
  expect(roundWords(await site.poll())).toBe(
    '1 feed read: 1 new article, 0 changed. 1 article could not be read.',
  )
  await untilDue()
  site.routes['/rss'] = response => response.writeHead(500).end()
  expect(roundWords(await site.poll())).toMatch(
    /^1 feed read: 0 new articles, 0 changed\. 1 failed: The Harbor Ledger \(127/,
  )
})
