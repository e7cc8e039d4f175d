import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractPage } from '../../../src/feeds/pages/extract-page.ts'
import { decodeText } from '../../../src/ingest/decode-text.ts'
import { readPublished } from '../../../src/ingest/published.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

interface Expected {
  readonly url: string
  readonly canonicalUrl?: string
  readonly headline?: string
  readonly byline?: string
  readonly publisher?: string
  readonly publishedAt?: string
  readonly modifiedAt?: string
  readonly paragraphs?: readonly string[]
  readonly obstacle?: string
}

describe('a page with', () => {
  for (const name of readdirSync(FIXTURES))
    test(name.replaceAll('-', ' '), () => {
      const expected = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected
      const page = decodeText(readFileSync(join(FIXTURES, name, 'input.html')))
      const { article, obstacle } = extractPage(page, { url: expected.url })
      expect(obstacle?.code).toBe(expected.obstacle)
      for (const field of ['headline', 'byline', 'publisher'] as const)
        if (expected[field] !== undefined) expect(article[field], field).toBe(expected[field])
      const instant = (written = '') => readPublished(written)?.publishedAt.toString()
      if (expected.publishedAt) expect(instant(article.published)).toBe(expected.publishedAt)
      if (expected.modifiedAt) expect(instant(article.modified)).toBe(expected.modifiedAt)
      if (expected.canonicalUrl) expect(article.url).toBe(expected.canonicalUrl)
      if (expected.paragraphs) expect(article.text.split('\n')).toEqual(expected.paragraphs)
    })
})

test('what is no article says what would work', () => {
  const { obstacle, article } = extractPage('<html><body></body></html>')
  expect(article.text).toBe('')
  expect(obstacle?.message).toMatch(/There is no article text on the page\..*browser/)
})

test('a piece of a page, as feeds give it, is taken whole', () => {
  const { article } = extractPage(
    '<p>One <b>two</b>.</p><p>Three,<br>four</p><p><a href="/x">Read more</a></p>',
  )
  expect(article.text).toBe('One two.\nThree,\nfour')
})

test('a page nested 100,000 and 500,000 deep is read in proportion to its length', () => {
  for (const tag of ['<div>', '<b>', '<p><i>', '<ul><li>', '<table><tr><td>', '<blockquote>', '<svg>']) {
    for (const times of [100_000, 500_000]) {
      const start = performance.now()
      const { article } = extractPage(`<html><body>${tag.repeat(times)}The levy passed by 11 votes.`)
      if (tag !== '<svg>') expect(article.text, tag).toBe('The levy passed by 11 votes.')
      expect(performance.now() - start, `${tag} ${times}`).toBeLessThan(20_000)
    }
  }
}, 120_000)

test('throws on nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<!--',
      '<script type="application/ld+json">',
      '{"@type":"Article","@graph":[',
      '</script>',
      '<a href="x">',
      '<h1>',
      '<time datetime="">',
      '&#0;',
      '&#xFFFFFFF;',
      '<meta property="og:title" content="',
      '">',
      'Ann Roe said so. ',
    ),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      expect(typeof extractPage(pieces.join(''), { url: 'https://ledger.example.com/a' }).article.text).toBe(
        'string',
      )
    }),
  )
})
