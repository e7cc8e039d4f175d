import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAddress } from '../../src/feeds/guard.ts'
import { readOpml, writeOpml } from '../../src/feeds/opml.ts'

test('folders are read through, each feed once, in order', () => {
  const text = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="Politics"><outline text="Ledger &amp; Post" xmlUrl="https://ledger.example.com/rss?a=1&amp;b=2" type="rss"/>
      <outline text="Deep"><outline title="Gull" xmlUrl=" https://gull.example.com/rdf "/></outline></outline>
    <outline text="Again" xmlUrl="https://gull.example.com/rdf"/><outline text="A page" htmlUrl="https://example.com/"/>
  </body></opml>`
  expect(readOpml(text)).toEqual([
    { url: 'https://ledger.example.com/rss?a=1&b=2', name: 'Ledger & Post' },
    { url: 'https://gull.example.com/rdf', name: 'Gull' },
  ])
})

test('what is no list of feeds is refused with what one looks like', () => {
  for (const text of ['', 'words', '<rss version="2.0"/>', '{}'])
    expect(() => readOpml(text), text).toThrow(expect.objectContaining({ code: 'no-opml' }))
  const empty = '<opml version="2.0"><body><outline text="Nothing"/></body></opml>'
  expect(() => readOpml(empty)).toThrow(expect.objectContaining({ code: 'empty-opml' }))
})

test('what is written is read again', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'é', '&', '<', '"', "'", '😀', 'x'), minLength: 1 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.webUrl(), { minLength: 1, maxLength: 5 }), name, (urls, called) => {
      const feeds = urls.map(url => ({ url, name: called }))
      expect(readOpml(writeOpml('Feeds', feeds))).toEqual(feeds)
    }),
  )
})

test('the feeds that come with Hustings are a dozen public addresses, each with its name', () => {
  const feeds = readOpml(readFileSync(join(import.meta.dirname, '../../seeds/feeds.opml'), 'utf8'))
  expect(feeds).toHaveLength(12)
  for (const { url, name } of feeds) {
    expect(checkAddress(url, { allowPrivate: [] }).href).toBe(url)
    expect(url).toMatch(/^https:/)
    expect(name, url).toMatch(/\w{3}/)
  }
  expect(new Set(feeds.map(({ url }) => new URL(url).hostname)).size).toBe(12)
})
