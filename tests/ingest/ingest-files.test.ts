import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type IngestReport, ingestFiles } from '../../src/ingest/ingest-files.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'

const now = Temporal.Instant.from('2020-03-07T11:00:00Z')

const ARTICLE = `Marsh won't debate Hale
March 6, 2020Gov. Helen Marsh said Friday that she won’t debate Tom Hale.
"No, I won’t,” Marsh told reporters.
Source: https://ledger.example.com/marsh`

let folder: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hustings-ingest-'))
  store = await openSqliteStore({ file: ':memory:' })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** Writes a file into the test's folder. */
function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const ingest = (...paths: string[]) => ingestFiles(paths, { store, now })

const outcomes = (report: IngestReport) => ({
  new: report.new.map(each => each.headline),
  changed: report.changed.map(each => `${each.headline} ${each.revision}`),
  unchanged: report.unchanged.map(each => each.headline),
  failed: report.failed.map(({ code, line }) => (line === undefined ? code : `${code}, line ${line}`)),
})

const nothing = { new: [], changed: [], unchanged: [], failed: [] }

test('an article goes in once, and a changed text becomes its next revision', async () => {
  const path = put('marsh.txt', ARTICLE)
  expect(outcomes(await ingest(path))).toEqual({ ...nothing, new: ["Marsh won't debate Hale"] })
  expect(outcomes(await ingest(path))).toEqual({ ...nothing, unchanged: ["Marsh won't debate Hale"] })

  put('marsh.txt', ARTICLE.replace('reporters', 'the Ledger'))
  const report = await ingest(path)
  expect(outcomes(report)).toEqual({ ...nothing, changed: ["Marsh won't debate Hale 2"] })
  const article = await store.articles.find(report.changed[0]!.articleId)
  expect(article?.text).toBe(
    'Gov. Helen Marsh said Friday that she won’t debate Tom Hale.\n"No, I won’t,” Marsh told the Ledger.',
  )
})

test('what an article says is found in the store', async () => {
  await ingest(put('marsh.txt', ARTICLE))
  const found = await store.quotes.find({ speakerId: 'helen-marsh' })
  const words = found
    .filter(({ quote }) => quote.kind === 'direct')
    .flatMap(({ quote, article }) => quote.content.map(({ start, end }) => article.text.slice(start, end)))
  expect(words).toEqual(['No, I won’t,'])
  expect((await store.passages.search(['debat'], { limit: 5 })).length).toBeGreaterThan(0)
})

describe('the same article is read from', () => {
  const copies: readonly (readonly [what: string, content: string | Uint8Array])[] = [
    ['CRLF lines', ARTICLE.replaceAll('\n', '\r\n')],
    ['a last line that ends', `${ARTICLE}\n\n`],
    ['UTF-8 with a byte order mark', `\uFEFF${ARTICLE}`],
    ['UTF-16', Buffer.from(`\uFEFF${ARTICLE}`, 'utf16le')],
    ['indented lines', ARTICLE.replaceAll('\n', '\n\t')],
  ]
  for (const [what, content] of copies)
    test(what, async () => {
      await ingest(put('marsh.txt', ARTICLE))
      expect(outcomes(await ingest(put('copy.txt', content))), what).toEqual({
        ...nothing,
        unchanged: ["Marsh won't debate Hale"],
      })
    })
})

describe('refused with a reason, and the rest is read:', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const bad: readonly (readonly [name: string, content: string | Uint8Array, code: string, says: RegExp])[] =
    [
      ['empty.txt', '', 'empty', /empty/],
      ['headline.txt', 'Marsh wins', 'no-date', /November 8, 2019/],
      ['headline-and-date.txt', 'Marsh wins\nMarch 6, 2020', 'no-text', /no text/],
      ['no-date.txt', 'Marsh wins\nHelen Marsh won.', 'no-date', /Date: 2019-11-08/],
      ['ahead.txt', 'Marsh wins\nMay 6, 2020\nHelen Marsh won.', 'date-ahead', /2020-05-06/],
      ['no-headline.html', '<p>Helen Marsh won.</p>', 'no-headline', /first line/],
      ['picture.png', png, 'binary', /not text/],
      ['picture.txt', png, 'binary', /not text/],
      ['latin.txt', Buffer.from(ARTICLE.replace('Tom', 'José'), 'latin1'), 'wrong-encoding', /UTF-8/],
      ['front-matter.md', '---\ntitle: [\n---\nHelen Marsh won.', 'bad-article', /front matter/],
      ['feeds.opml', '<opml/>', 'no-feed-lists', /list of feeds/],
    ]
  for (const [name, content, code, says] of bad)
    test(name, async () => {
      put(name, content)
      put('zz-good.txt', ARTICLE)
      const report = await ingest(folder)
      expect(outcomes(report), name).toEqual({ ...nothing, new: ["Marsh won't debate Hale"], failed: [code] })
      expect(report.failed[0]?.path).toBe(join(folder, name))
      expect(report.failed[0]?.reason).toMatch(says)
    })

  test('50 MB', async () => {
    truncateSync(put('large.txt', ''), 50_000_000)
    const report = await ingest(folder)
    expect(report.failed).toEqual([
      expect.objectContaining({ code: 'too-large', reason: expect.stringMatching(/50 MB/) }),
    ])
  })

  test('a page of 5 MB', async () => {
    const report = await ingest(put('page.html', `<p>${'word '.repeat(1_000_000)}`))
    expect(report.failed).toEqual([
      expect.objectContaining({
        code: 'too-large',
        reason: expect.stringMatching(/HTML is read up to 5000000/),
      }),
    ])
  })

  const missing: readonly (readonly [path: string, code: string])[] = [
    ['/no/such/file.txt', 'no-such-file'],
    ['https://ledger.example.com/marsh', 'no-addresses'],
    ['feed://ledger.example.com/rss', 'no-addresses'],
    ['/dev/null', 'not-a-file'],
    ['', 'no-such-file'],
  ]
  for (const [path, code] of missing)
    test(`“${path}”`, async () => {
      const report = await ingest(path, put('good.txt', ARTICLE))
      expect(outcomes(report), path).toEqual({ ...nothing, new: ["Marsh won't debate Hale"], failed: [code] })
    })
})

describe('folders', () => {
  test('are read with all that is below them, hidden files left out', async () => {
    put('b/marsh.txt', ARTICLE)
    put('a.txt', ARTICLE.replace('/marsh', '/copy'))
    put('.hidden.txt', 'x')
    put('.git/config', 'x')
    const report = await ingest(folder)
    expect(report.new.map(({ path }) => path)).toEqual([join(folder, 'a.txt'), join(folder, 'b/marsh.txt')])
    expect(report.failed).toEqual([])
  })

  test('that hold themselves are noticed', async () => {
    put('a/marsh.txt', ARTICLE)
    symlinkSync(folder, join(folder, 'a', 'up'))
    const report = await ingest(folder)
    expect(outcomes(report)).toEqual({
      ...nothing,
      new: ["Marsh won't debate Hale"],
      failed: ['directory-loop'],
    })
    expect(report.failed[0]?.path).toBe(join(folder, 'a', 'up'))
  })

  test('that are reached twice are read once', async () => {
    put('a/marsh.txt', ARTICLE)
    symlinkSync(join(folder, 'a'), join(folder, 'b'))
    expect(outcomes(await ingest(folder))).toEqual({ ...nothing, new: ["Marsh won't debate Hale"] })
  })
})

test('a file of rows takes the good ones and names the line of each bad one', async () => {
  const row = (url: string, more = {}) =>
    JSON.stringify({
      url,
      headline: 'Marsh (R.*) wins',
      publishedAt: '2020-03-06',
      text: 'Won. [a-z]+ $&',
      ...more,
    })
  const path = put(
    'rows.jsonl',
    [
      row('https://ledger.example.com/1', { headline: 'One' }),
      row('https://ledger.example.com/2', { publishedAt: 'soon' }),
      '{"url": ',
      row('ledger.example.com/3'),
      row('https://ledger.example.com/4', { text: undefined }),
      row('https://ledger.example.com/5'),
      row('https://ledger.example.com/1?utm_source=mail', { headline: 'One' }),
    ].join('\n'),
  )
  const report = await ingest(path)
  expect(outcomes(report)).toEqual({
    new: ['One', 'Marsh (R.*) wins'],
    changed: [],
    unchanged: ['One'],
    failed: ['no-date, line 2', 'bad-article, line 3', 'bad-url, line 4', 'bad-article, line 5'],
  })
  expect(report.new[1]).toMatchObject({ path, line: 6, revision: 1 })
  expect(report.failed[3]?.reason).toMatch(/^text or html is missing\. A row is/)
})

test('a name full of regular expression is only a name', async () => {
  const text = ARTICLE.replaceAll('Helen Marsh', 'Helen (a+)+$ Marsh').replace('Tom Hale', 'T*m [H]ale\\')
  expect(outcomes(await ingest(put('odd.txt', text)))).toMatchObject({ failed: [] })
})

test('a file that cannot be opened is reported', async () => {
  const failing = { ...store, together: () => Promise.reject(new Error('disk full')) }
  const report = await ingestFiles([put('marsh.txt', ARTICLE)], { store: failing, now })
  expect(report.failed).toEqual([
    expect.objectContaining({ code: 'unexpected', reason: 'It could not be read: disk full.' }),
  ])
})

test('many articles are read in threads, and come in and are reported in their order', async () => {
  const rows = Array.from({ length: 60 }, (_, number) => ({
    url: `https://ledger.example.com/${number}`,
    headline: `Vote ${number} of the council`,
    ...(number !== 55 && { publishedAt: '2020-03-06' }),
    text: `The council voted on Friday.\n"This is vote ${number}," Gov. Helen Marsh said.`,
  }))
  const path = put('rows.jsonl', rows.map(row => JSON.stringify(row)).join('\n'))
  const report = await ingest(path)
  expect(report.new.map(({ line }) => line)).toEqual(
    rows.flatMap((_, number) => (number === 55 ? [] : [number + 1])),
  )
  expect(report.failed).toMatchObject([{ line: 56 }])
  expect(await store.quotes.count({ kinds: ['direct'] })).toBe(59)
  expect((await store.people.named('Helen Marsh')).map(({ id }) => id)).toEqual(['helen-marsh'])
})

test('one that cannot be saved keeps no other from being saved', async () => {
  let saves = 0
  const failing: Store = {
    ...store,
    together: work =>
      store.together(inner =>
        work({
          ...inner,
          articles: {
            ...inner.articles,
            save: record => {
              saves++
              if (record.article.headline === 'Vote 1') return Promise.reject(new Error('disk full'))
              return inner.articles.save(record)
            },
          },
        }),
      ),
  }
  const rows = [0, 1, 2].map(number => ({
    url: `https://ledger.example.com/${number}`,
    headline: `Vote ${number}`,
    publishedAt: '2020-03-06',
    text: 'The council voted.',
  }))
  const path = put('rows.jsonl', rows.map(row => JSON.stringify(row)).join('\n'))
  const report = await ingestFiles([path], { store: failing, now })
  expect(outcomes(report)).toEqual({ ...nothing, new: ['Vote 0', 'Vote 2'], failed: ['unexpected, line 2'] })
  expect(saves, 'together at first, then each alone').toBe(5)
})
