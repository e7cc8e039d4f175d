import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { Fetcher } from '../../src/feeds/fetch.ts'
import { give, NOW, type Route, redirect, serve, type TestServer, testFetcher } from './test-server.ts'

let server: TestServer
let fetcher: Fetcher
afterEach(async () => {
  await fetcher.close()
  await server.close()
})

async function open(
  routes: Readonly<Record<string, Route>>,
  options: Parameters<typeof testFetcher>[0] = {},
) {
  server = await serve(routes)
  fetcher = testFetcher(options)
}

const get = (path: string, asked = {}) => fetcher.fetch(server.origin + path, asked)

test('it says who it is and where whoever runs it is found', async () => {
  await open({ '/': give('hello') })
  expect(await get('/')).toMatchObject({ outcome: 'read', text: 'hello', url: `${server.origin}/` })
  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual([
    'Hustings/1.0 (+https://bot.example.com)',
    'Hustings/1.0 (+https://bot.example.com)',
  ])
})

describe('conditional requests', () => {
  const routes: Record<string, Route> = {
    '/feed': (response, request) => {
      const headers = {
        etag: '"v1"',
        'last-modified': 'Mon, 04 Mar 2024 00:00:00 GMT',
        'cache-control': 'max-age=600',
      }
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, headers).end()
      else response.writeHead(200, headers).end('news')
    },
    '/304': response => response.writeHead(304).end(),
  }

  test('give validators to keep, and nothing where nothing changed', async () => {
    await open(routes)
    const first = await get('/feed')
    expect(first).toMatchObject({
      outcome: 'read',
      etag: '"v1"',
      lastModified: 'Mon, 04 Mar 2024 00:00:00 GMT',
      freshForMs: 600_000,
    })
    const again = await get('/feed', { etag: '"v1"', lastModified: 'Mon, 04 Mar 2024 00:00:00 GMT' })
    expect(again).toEqual({ outcome: 'unchanged', url: `${server.origin}/feed`, freshForMs: 600_000 })
    expect(server.requests.at(-1)!.headers['if-modified-since']).toBe('Mon, 04 Mar 2024 00:00:00 GMT')
  })

  test('that were never made are not answered by 304', async () => {
    await open(routes)
    await expect(get('/304')).rejects.toMatchObject({
      failure: 'refused',
      message: expect.stringContaining('304'),
    })
  })
})

describe('what is packed is unpacked', () => {
  const text = 'All politics is local. '.repeat(1000)
  const packed: readonly (readonly [encoding: string, body: Uint8Array])[] = [
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ]
  for (const [encoding, body] of packed)
    test(encoding, async () => {
      await open({ '/': give(body, { 'content-encoding': encoding }) })
      expect(await get('/')).toMatchObject({ text })
    })

  test('a packed file', async () => {
    await open({ '/news.xml.gz': give(gzipSync(text), { 'content-type': 'application/gzip' }) })
    expect(await get('/news.xml.gz')).toMatchObject({ text })
  })
})

describe('redirects', () => {
  test('are followed five times, and no further', async () => {
    const chain = Array.from({ length: 7 }, (_, index) => [`/${index}`, redirect(`/${index + 1}`)] as const)
    await open({ ...Object.fromEntries(chain), '/7': give('here') })
    expect(await get('/2')).toMatchObject({ text: 'here', url: `${server.origin}/7` })
    await expect(get('/1')).rejects.toMatchObject({ failure: 'redirects' })
  })

  test('that are permanent from the first on are remembered', async () => {
    await open({
      '/old': redirect('/moved', 301),
      '/moved': redirect('/new', 308),
      '/new': redirect('/today'),
      '/today': give('news'),
    })
    expect(await get('/old')).toMatchObject({
      movedTo: `${server.origin}/new`,
      url: `${server.origin}/today`,
    })
    expect(await get('/new')).not.toHaveProperty('movedTo')
  })

  test('a permanent one behind a temporary one moves nothing', async () => {
    await open({ '/a': redirect('/b', 302), '/b': redirect('/c', 301), '/c': give('news') })
    expect(await get('/a')).not.toHaveProperty('movedTo')
  })

  test('without a place to go are no answer', async () => {
    await open({ '/a': response => response.writeHead(302).end() })
    await expect(get('/a')).rejects.toMatchObject({ failure: 'refused' })
  })
})

describe('robots.txt', () => {
  test('is read once, and honoured', async () => {
    await open({
      '/robots.txt': give('User-agent: *\nDisallow: /private\n\nUser-agent: hustings\nDisallow: /no-bots'),
      '/news': give('news'),
      '/private': give('news'),
      '/no-bots': give('news'),
      '/to-no-bots': redirect('/no-bots'),
    })
    await get('/news')
    await get('/private') // What is said to us by name goes before what is said to all.
    await expect(get('/no-bots/today')).rejects.toMatchObject({
      failure: 'robots',
      message: expect.stringContaining('asks programs not to read /no-bots/today'),
    })
    await expect(get('/to-no-bots')).rejects.toMatchObject({ failure: 'robots' })
    expect(server.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
    expect(server.paths()).toEqual(['/news', '/private', '/to-no-bots'])
  })

  test('is read again the next day', async () => {
    let now = NOW
    await open({ '/news': give('news') }, { now: () => now })
    await get('/news')
    now = now.add({ hours: 25 })
    await get('/news')
    expect(server.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(2)
  })

  test('that cannot be given for the moment keeps us out for the moment', async () => {
    let isWell = false
    await open({
      '/robots.txt': response => response.writeHead(isWell ? 404 : 500).end(),
      '/news': give('news'),
    })
    await expect(get('/news')).rejects.toMatchObject({ failure: 'failing' })
    expect(server.paths()).toEqual([])
    isWell = true
    expect(await get('/news')).toMatchObject({ text: 'news' })
  })
})

test('a host is asked one thing at a time', async () => {
  let [now, most] = [0, 0]
  const slowly: Route = response => {
    most = Math.max(most, ++now)
    setImmediate(() => {
      now--
      response.end('news')
    })
  }
  await open({ '/a': slowly, '/b': slowly, '/c': slowly })
  await Promise.all(['/a', '/b', '/c'].map(path => get(path)))
  expect(most).toBe(1)
})

describe('refused by status, with a sentence', () => {
  const cases: readonly (readonly [status: number, failure: string, says: RegExp])[] = [
    [401, 'refused', /subscribers/],
    [403, 'refused', /does not let programs read/],
    [404, 'missing', /no such page/],
    [410, 'gone', /gone for good/],
    [418, 'refused', /status 418/],
    [429, 'busy', /less often/],
    [500, 'failing', /fault of its own \(500\)/],
    [503, 'busy', /busy or closed/],
  ]
  for (const [status, failure, says] of cases)
    test(String(status), async () => {
      await open({ '/': response => response.writeHead(status, { 'retry-after': '60' }).end('sorry') })
      await expect(get('/')).rejects.toMatchObject({
        name: 'UserError',
        code: `fetch-${failure}`,
        failure,
        message: expect.stringMatching(says),
        ...(failure === 'busy' && { retryAfterMs: 60_000 }),
      })
    })
})

test('closing breaks off what is under way', async () => {
  await open({ '/': () => fetcher.close() })
  await expect(get('/')).rejects.toMatchObject({ failure: 'stopped' })
})
