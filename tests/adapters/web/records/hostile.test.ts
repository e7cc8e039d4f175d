import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STYLE } from '../../../../src/adapters/web/assets.ts'
import { openNewsroom } from '../../../bot/newsroom.ts'
import { browse, type RunningPage, rawRequest, startPage } from '../start-page.ts'

// Everything that a publisher controls, turned against the page.
const HOSTILE = {
  url: 'https://evil.example.com/a"onmouseover="alert(1)',
  publisher: '<img src=x onerror=alert(1)>',
  headline: '<script>alert(1)</script><svg onload=alert(1)> \u202egpj.exe',
  byline: "' onclick='alert(1)",
  publishedAt: '2019-11-08',
  text: [
    'Mallory "><script>alert(1)</script> spoke on Friday.',
    '“We will <svg/onload=alert(1)> win \u202eyadot <a href="javascript:alert(1)">here</a> now,” Helen Marsh said.',
    '</article></main><style>*{display:none}</style><iframe src="https://evil.example.com">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example.com"><base href="https://evil.example.com/">',
  ].join('\n'),
}

let folder: string
let page: RunningPage
let paths: string[]
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
  page = await startPage({ room })
  const quotes = await room.store.quotes.find({})
  const people = await room.store.people.mostQuoted({ limit: 5 })
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

describe('In every look', () => {
  test.each(['plain', 'discord', 'slack'])('%s', async look => {
    const browser = browse(page.address)
    await browser.open()
    for (const line of ['/latest', '/summary latest', '/quote helen marsh', '/quotes latest', '/people list'])
      expect(dangers(await browser.post('/say', { line, look })), line).toEqual([])
  })
})
