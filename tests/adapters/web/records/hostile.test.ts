import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STYLE } from '../../../../src/adapters/web/assets.ts'
import { drawQuotation } from '../../../../src/bot/picture.ts'
import { openStudio, type Studio } from '../../../../src/pictures/studio.ts'
import { openNewsroom } from '../../../bot/newsroom.ts'
import { browse, type RunningPage, rawRequest, startPage } from '../start-page.ts'

// Everything that a publisher controls, turned against the page.
const HOSTILE = {
  url: 'https://evil.example.com/a"onmouseover="alert(1)',
  publisher: '<img src=x onerror=alert(1)>',
  headline: `<script>alert(1)</script><svg onload=alert(1)> \u202egpj.exe ${'W'.repeat(5_000)}`,
  byline: "' onclick='alert(1)",
  publishedAt: '2019-11-08',
  text: [
    'Mallory "><script>alert(1)</script> spoke on Friday.',
    '“We will <svg/onload=alert(1)> win \u202eyadot <a href="javascript:alert(1)">here</a> now,” Helen Marsh said.',
    `“${'x'.repeat(5_000)} \u200b\u200dzero\ufeffwidth e${'\u0301'.repeat(300)},” Helen Marsh said.`,
    '“שלום לכולם 😀,” Helen Marsh said.',
    '</article></main><style>*{display:none}</style><iframe src="https://evil.example.com">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example.com"><base href="https://evil.example.com/">',
  ].join('\n'),
}

let folder: string
let page: RunningPage
let paths: string[]
let quoteIds: string[]
let studio: Studio
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-hostile-'))
  const file = join(folder, 'hostile.jsonl')
  await writeFile(file, `${JSON.stringify(HOSTILE)}\n`)
  const room = await openNewsroom([file])
  const [article] = await room.store.articles.latest({ limit: 1 })
  // As a store may hold it from elsewhere: an address that is none.
  const found = await room.store.quotes.find({ articleIds: [article!.id] })
  const record = { quotes: [], passages: [], people: [], mentions: [] }
  await room.store.articles.save({
    ...record,
    article: { ...article!, id: 'script-address', canonicalUrl: 'javascript:alert(1)' },
  })
  await room.store.articles.save({
    ...record,
    article: { ...article!, text: `${article!.text}\n<b>More</b>.` },
  })
  await room.store.articles.save({
    ...record,
    article: { ...article!, id: 'quoted' },
    quotes: found.map(({ quote }) => quote),
  })
  studio = openStudio()
  page = await startPage({ room, draw: block => drawQuotation(studio, block) })
  const quotes = await room.store.quotes.find({})
  const people = await room.store.people.mostQuoted({ limit: 5 })
  quoteIds = quotes.map(({ quote }) => quote.id)
  paths = [
    '/articles',
    `/articles/${article!.id}`,
    `/articles/${article!.id}?revision=1`,
    `/articles/${article!.id}/changes/2`,
    '/articles/script-address',
    '/people',
    '/people?name=<script>alert(1)</script>',
    ...quotes.map(({ quote }) => `/quotes/${encodeURIComponent(quote.id)}`),
    `/quotes/${article!.id}.1.0`,
    ...people.map(({ person }) => `/people/${encodeURIComponent(person.id)}`),
    '/nothing/<script>alert(1)</script>',
  ]
})
afterAll(async () => {
  await page.close()
  await page.room.close()
  await studio.close()
  expect(page.bugs).toEqual([])
  await rm(folder, { recursive: true })
})

/** What would run, load or lead where we did not send anybody. */
function dangers(html: string): string[] {
  const { document } = parseHTML(html)
  // The one that our policy names. Any other is not taken.
  const own = [...document.querySelectorAll('head > style')].find(({ textContent }) => textContent === STYLE)
  own?.remove()
  return [...document.querySelectorAll('*')].flatMap(element => {
    const tag = element.tagName.toLowerCase()
    const names: string[] = element.getAttributeNames()
    const address =
      element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? ''
    const isOurs = /^(?:\/|#|https:\/\/evil\.example\.com\/)/.test(address) || address === ''
    return [
      ...(['iframe', 'style', 'base', 'object', 'embed'].includes(tag) ? [tag] : []),
      ...(tag === 'script' && !/^\/assets\//.test(address) ? ['script'] : []),
      ...(tag === 'meta' && names.includes('http-equiv') ? ['meta'] : []),
      ...names.filter(name => /^on|^style$/.test(name)),
      ...(isOurs ? [] : [address]),
      ...(tag !== 'a' && address.includes('evil') ? [`${tag} ${address}`] : []),
    ]
  })
}

test('no page lets a hostile article run, load or lead anywhere but to its own address', async () => {
  expect(paths.length).toBeGreaterThan(9)
  for (const path of paths) {
    const { status, body } = await rawRequest(page.port, encodeURI(path).replaceAll('%25', '%'), {
      headers: { host: 'localhost' },
    })
    expect([200, 404], path).toContain(status)
    expect(dangers(body), path).toEqual([])
    expect(body, path).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  }
})

test('its words are shown, letter by letter', async () => {
  const html = await browse(page.address).open(paths[1])
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('rel="noopener noreferrer nofollow"')
})

test('a list shows so much of a headline that others are seen', async () => {
  const html = await browse(page.address).open('/articles')
  expect(html).not.toContain('W'.repeat(400))
  expect(html).toContain('W…')
})

test('pictures of its words are outlines and nothing else', async () => {
  expect(quoteIds.length).toBeGreaterThan(2)
  for (const id of quoteIds) {
    const answer = await fetch(`${page.address}/quotes/${encodeURIComponent(id)}.svg`)
    expect(answer.status, id).toBe(200)
    const { document } = parseHTML(await answer.text())
    const tags = new Set([...document.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase()))
    expect(
      [...tags].filter(tag => !['svg', 'title', 'g', 'rect', 'path', 'defs', 'use'].includes(tag)),
    ).toEqual([])
    for (const use of document.querySelectorAll('use')) expect(use.getAttribute('href')).toMatch(/^#/)
  }
})

test('programs get it as data: JSON that says what was stored, and feeds in which it is text', async () => {
  for (const path of ['/api/v1/articles', '/api/v1/quotes', '/api/v1/people', '/people/helen-marsh.json']) {
    const answer = await fetch(page.address + path)
    expect(answer.headers.get('content-type'), path).toMatch(/json/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(JSON.stringify(await answer.json()), path).not.toMatch(/"javascript:/)
  }
  const feed = parseRssFeed(await (await fetch(`${page.address}/people/helen-marsh.rss`)).text())
  expect(JSON.stringify(feed)).toContain('svg/onload=alert(1)')
  for (const { link } of feed.items ?? []) expect(link).toMatch(/^http:\/\/127\.0\.0\.1/)
})

describe('In every look', () => {
  test.each(['plain', 'discord', 'slack'])('%s', async look => {
    const browser = browse(page.address)
    await browser.open()
    for (const line of ['/latest', '/summary latest', '/quote helen marsh', '/quotes latest', '/people list'])
      expect(dangers(await browser.post('/say', { line, look })), line).toEqual([])
  })
})
