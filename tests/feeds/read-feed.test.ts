import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../src/feeds/charset.ts'
import { looksLikeFeed, readFeed } from '../../src/feeds/read-feed.ts'
import { UserError } from '../../src/model/errors.ts'

// A folder for each quirk: what a server sends (`input.xml` or `input.json`), and what is read of it (`expected.json`).
const FIXTURES = join(import.meta.dirname, 'fixtures')
const URL_READ = 'https://feeds.example.com/all/feed.xml'

const inputOf = (name: string) => {
  const [file] = readdirSync(join(FIXTURES, name)).filter(each => each.startsWith('input.'))
  return readFileSync(join(FIXTURES, name, file!))
}

describe('a feed is read whatever is odd about it:', () => {
  for (const name of readdirSync(FIXTURES).sort())
    test(name, async () => {
      const text = decodeBody(inputOf(name))
      expect(looksLikeFeed(text), name).toBe(true)
      const read = JSON.parse(JSON.stringify(await readFeed(text, URL_READ)))
      expect(read, name).toEqual(JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')))
    })
})

describe('what is no feed is refused with a sentence:', () => {
  const cases: readonly (readonly [text: string, says: RegExp])[] = [
    ['', /is no feed: it is empty/],
    ['   \n', /it is empty/],
    [
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
      /it is a page/,
    ],
    ['<html><body><rss>', /it is a page/],
    ['Just words.', /neither RSS, Atom, RDF, JSON Feed nor a news sitemap/],
    ['{"items": 1}', /neither RSS/],
    ['{', /neither RSS/],
    ['<rss', /neither RSS/],
    ['<rss version="2.0"></rss>', /begins like RSS, and cannot be read/],
    ['<urlset><url><loc>https://heron.example.com/</loc></url></urlset>', /neither RSS/],
    ['<opml version="2.0"/>', /neither RSS/],
  ]
  for (const [text, says] of cases)
    test(text || 'nothing', async () => {
      await expect(readFeed(text, URL_READ)).rejects.toMatchObject({
        name: 'UserError',
        code: 'no-feed',
        message: expect.stringMatching(says),
      })
    })
})

describe('a feed made to break its reader is read or refused, soon:', () => {
  const channel = (inner: string) => `<rss version="2.0"><channel><title>Trap</title>${inner}</channel></rss>`
  const many = (text: string, count: number) => text.repeat(count)
  const entities = Array.from(
    { length: 30 },
    (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`,
  )
  const cases: readonly (readonly [what: string, text: string])[] = [
    [
      'entities that double thirty times',
      `<!DOCTYPE r [<!ENTITY e0 "bomb">${entities.join('')}]>${channel('<item><title>&e30;</title></item>')}`,
    ],
    [
      'one entity of a megabyte, named 10,000 times',
      `<!DOCTYPE r [<!ENTITY a "${many('a', 1_000_000)}">]>${channel(`<item><title>${many('&a;', 10_000)}</title></item>`)}`,
    ],
    ['elements nested 100,000 deep', channel(many('<a>', 100_000))],
    [
      'HTML nested 100,000 deep in an item',
      channel(
        `<item><title>${many('<div>', 100_000)}x</title><description>${many('<div>', 100_000)}</description></item>`,
      ),
    ],
    ['100,000 items that never end', channel(many('<item><title>x', 100_000))],
    [
      '100,000 items',
      channel(many('<item><title>x</title><link>https://trap.example.com/</link></item>', 100_000)),
    ],
    [
      'an element with 100,000 attributes',
      channel(`<item ${many('a="b" ', 100_000)}><title>x</title></item>`),
    ],
    ['a comment that never ends', `<!-- ${many('-', 1_000_000)}${channel('')}`],
    ['CDATA that never ends', channel(`<item><title><![CDATA[${many(']', 1_000_000)}`)],
    ['a title of five megabytes', channel(`<item><title>${many('long ', 1_000_000)}</title></item>`)],
    ['a sitemap of addresses that never end', `<urlset><publication_date>${many('<url ', 200_000)}`],
    ['JSON nested 100,000 deep', `{"version":"https://jsonfeed.org/version/1","items":${many('[', 100_000)}`],
    [
      'a prototype',
      '{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","title":"y","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}',
    ],
  ]
  for (const [what, text] of cases)
    test(what, async () => {
      const outcome = await readFeed(text, URL_READ).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome, what).toMatchObject({ code: 'no-feed' })
      else expect(JSON.stringify(outcome).length, what).toBeLessThan(12_000_000)
      expect({}).not.toHaveProperty('polluted')
    })
})

describe('of a feed with more items than anybody reads, the newest are taken and the others counted:', () => {
  const day = (index: number) => Temporal.PlainDate.from('2000-01-01').add({ days: index }).toString()
  // Oldest first, as hardly any feed is.
  const all = Array.from({ length: 3_000 }, (_, index) => index)
  const cases: Readonly<Record<string, string>> = {
    RSS: `<rss version="2.0"><channel><title>T</title>${all.map(n => `<item><title>Vote ${n}</title><pubDate>${day(n)}T09:00:00Z</pubDate></item>`).join('')}</channel></rss>`,
    Atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${all.map(n => `<entry><title>Vote ${n}</title><updated>${day(n)}T09:00:00Z</updated></entry>`).join('')}</feed>`,
    RDF: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>${all.map(n => `<item><title>Vote ${n}</title><dc:date>${day(n)}</dc:date></item>`).join('')}</rdf:RDF>`,
    'JSON Feed': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: all.map(n => ({ id: String(n), title: `Vote ${n}`, date_published: `${day(n)}T09:00:00Z` })),
    }),
    'news sitemap': `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${all.map(n => `<url><loc>https://heron.example.com/a/${n}</loc><news:news><news:publication_date>${day(n)}</news:publication_date><news:title>Vote ${n}</news:title></news:news></url>`).join('')}</urlset>`,
  }
  for (const [format, text] of Object.entries(cases))
    test(format, async () => {
      const feed = await readFeed(text, URL_READ)
      expect(feed).toMatchObject({ format, left: 2_500 })
      expect(feed.items.map(({ headline }) => headline)).toEqual(all.slice(2_500).map(n => `Vote ${n}`))
    })

  test('without dates, the first are', async () => {
    const items = all.map(n => `<item><title>Vote ${n}</title></item>`).join('')
    const feed = await readFeed(`<rss version="2.0"><channel>${items}</channel></rss>`, URL_READ)
    expect(feed.left).toBe(2_500)
    expect(feed.items.at(0)?.headline).toBe('Vote 0')
    expect(feed.items.at(-1)?.headline).toBe('Vote 499')
  })
})

describe('whatever comes, a feed is read or refused in words:', () => {
  const sound = readdirSync(FIXTURES).map(name => decodeBody(inputOf(name)))
  const isReported = async (text: string) => {
    const outcome = await readFeed(text, URL_READ).catch((error: unknown) => error)
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError)
    else
      for (const { url } of (outcome as Awaited<ReturnType<typeof readFeed>>).items)
        if (url !== undefined) expect(url).toMatch(/^https?:/)
  }

  test('sound feeds with a piece cut out, doubled or replaced', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 200 }),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('<', '>', '&', ']]>', '<![CDATA[', '</item>', '"', '<!--'),
        ),
        (text, where, length, put) => {
          const at = Math.floor(where * text.length)
          return isReported(text.slice(0, at) + put + text.slice(at + length))
        },
      ),
      { numRuns: 300 },
    ))

  test('anything at all', () =>
    fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), isReported), {
      numRuns: 300,
    }))

  test('any bytes are some text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string()), (bytes, type) => {
        expect(typeof decodeBody(bytes, type ?? undefined)).toBe('string')
      }),
    )
  })
})
