import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { browse, type RunningPage, rawRequest, SITE, startPage, tokenIn } from '../start-page.ts'

let page: RunningPage
afterEach(() => page.close())

describe('What browsers are told', () => {
  test('nothing but our own runs, loads or is sent to, and nobody frames it', async () => {
    page = await startPage()
    for (const path of ['/', '/no-such-page', '/assets/x/page.js']) {
      const { headers } = await fetch(page.address + path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toMatch(/style-src 'sha256-[\w+/]{43}=';/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|data:|http/)
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  test('no page has script of its own, or any style but the one that the policy names, or loads anything from elsewhere', async () => {
    page = await startPage()
    const html = await browse(page.address).open()
    expect(html).not.toMatch(/style="|\son\w+="|<script(?![^>]*src="\/)/i)
    const [[, style] = [], ...others] = html.matchAll(/<style>(.*?)<\/style>/gs)
    expect(others).toEqual([])
    const { headers } = await fetch(page.address)
    const hash = createHash('sha256').update(style!).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}';`)
    const loaded = [...html.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map(([, address]) => address)
    expect(loaded.length).toBeGreaterThan(1)
    for (const address of loaded) expect(address).toMatch(/^\//)
  })

  test('the cookie is of the same site, out of reach of scripts, and of https alone where that is used', async () => {
    page = await startPage()
    const plain = (await fetch(page.address)).headers.get('set-cookie')
    expect(plain).toMatch(/^hustings=[\w-]{32};.*HttpOnly; SameSite=Lax$/)
    await page.close()
    page = await startPage({ site: { ...SITE, publicUrl: 'https://news.example.com' } })
    const secure = (await fetch(page.address)).headers.get('set-cookie')
    expect(secure).toMatch(/^__Host-hustings=[\w-]{32};.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })
})

test('a name that is not ours is refused, on every page and for every change', async () => {
  page = await startPage()
  const headers = { host: 'rebound.example.com' }
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/suggest?line=%2F'],
    ['POST', '/say'],
    ['GET', '/assets/x/page.js'],
  ] as const) {
    const answer = await rawRequest(page.port, path, { method, headers })
    expect(answer.status, path).toBe(421)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.body).not.toContain('Hustings')
  }
  expect((await rawRequest(page.port, '/', { headers: { host: `localhost:${page.port}` } })).status).toBe(200)
})

describe('Changes', () => {
  const line = 'line=%2Fabout'

  test('need the token of the session that makes them', async () => {
    page = await startPage()
    const browser = browse(page.address)
    const own = tokenIn(await browser.open())
    const other = tokenIn(await browse(page.address).open())
    const post = (body: string) => browser.send('/say', { method: 'POST', body: new URLSearchParams(body) })
    for (const token of ['', 'x', other]) {
      const refused = await post(`${line}&token=${token}`)
      expect(refused.status).toBe(403)
      expect(await refused.text()).toContain('load the page again')
    }
    expect((await post(`${line}&token=${own}`)).status).toBe(303)
    expect((await post(`token=${other}`)).status).toBe(403)
  })

  test('are refused where the browser says that another site sent them, whatever they hold', async () => {
    page = await startPage()
    const browser = browse(page.address)
    const token = tokenIn(await browser.open())
    for (const site of ['cross-site', 'same-site']) {
      const answer = await browser.send('/say', {
        method: 'POST',
        body: new URLSearchParams(`${line}&token=${token}`),
        headers: { 'sec-fetch-site': site },
      })
      expect(answer.status).toBe(403)
    }
  })

  test('cannot be made by following a link', async () => {
    page = await startPage()
    const browser = browse(page.address)
    const token = tokenIn(await browser.open())
    for (const path of ['/say', '/clear'])
      expect((await browser.send(`${path}?${line}&token=${token}`)).status).toBe(404)
  })
})

describe('Bounds', () => {
  test('a body or an address that is too large is refused', async () => {
    page = await startPage()
    const large = await rawRequest(page.port, '/say', {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      body: `line=${'x'.repeat(70_000)}`,
    })
    expect(large.status).toBe(413)
    const long = await rawRequest(page.port, `/?line=${'x'.repeat(5_000)}`, {
      headers: { host: 'localhost' },
    })
    expect(long.status).toBe(414)
  })

  test('a stranger who asks without end is told when to come again; a reader is not kept from reading by that', async () => {
    page = await startPage({ site: { ...SITE, publicUrl: 'http://news.example.com' } })
    const headers = { host: 'news.example.com', 'x-forwarded-for': '203.0.113.9' }
    const answers = []
    for (let count = 0; count < 21; count += 1)
      answers.push(await rawRequest(page.port, '/say', { method: 'POST', headers }))
    expect(answers.slice(0, 20).map(({ status }) => status)).not.toContain(429)
    expect(answers[20]).toMatchObject({ status: 429, headers: { 'retry-after': '3' } })
    const browser = { ...headers, accept: 'text/html,*/*' }
    const shown = await rawRequest(page.port, '/say', { method: 'POST', headers: browser })
    expect(shown.body).toContain('<p>That was a lot at once. Try again in 3 s.</p>')
    expect((await rawRequest(page.port, '/', { headers })).status).toBe(200)
    const other = { ...headers, 'x-forwarded-for': '203.0.113.9, 198.51.100.4' }
    expect((await rawRequest(page.port, '/say', { method: 'POST', headers: other })).status).toBe(403)
  })

  test('what is no HTTP is answered as such, and the server goes on', async () => {
    page = await startPage()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(page.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost\r\n\r\n'))
      let text = ''
      socket.on('data', chunk => {
        text += chunk.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect((await fetch(page.address)).status).toBe(200)
  })
})

describe('Who may do what', () => {
  test('whoever is at this machine administrates its space', async () => {
    page = await startPage()
    const browser = browse(page.address)
    await browser.open()
    expect(await browser.post('/say', { line: '/follow helen marsh' })).toContain('Helen Marsh')
    expect(await page.room.store.follows.list('local')).toHaveLength(1)
  })

  test.each([
    ['with a public address', { publicUrl: 'http://news.example.com' }, { host: 'news.example.com' }],
    ['with a public address, by another', { publicUrl: 'http://news.example.com' }, { host: '127.0.0.1' }],
    ['through a proxy', {}, { host: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' }],
  ])('a stranger, %s, changes nothing', async (_, site, headers) => {
    page = await startPage({ site: { ...SITE, ...site } })
    const opened = await rawRequest(page.port, '/', { headers })
    const cookie = String(opened.headers['set-cookie']).split(';')[0]!
    const answer = await rawRequest(page.port, '/say', {
      method: 'POST',
      headers: {
        ...headers,
        cookie,
        'x-requested-with': 'page',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `token=${tokenIn(opened.body)}&line=${encodeURIComponent('/follow helen marsh')}`,
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('is for those who administrate this space')
    expect(await page.room.store.spaces.list()).toEqual([])
  })
})
