import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cite, citedSentence, excerpt, passageUrl } from '../../src/bot/citation.ts'
import { publisherLine } from '../../src/bot/wording.ts'
import type { Article } from '../../src/model/article.ts'

const article: Article = {
  id: 'a1',
  revision: 2,
  canonicalUrl: 'https://news.example.com/marsh',
  publisher: 'The Kestrel Post',
  headline: 'Marsh opens her campaign',
  publishedAt: Temporal.Instant.from('2019-11-08T15:00:00Z'),
  publishedOn: Temporal.PlainDate.from('2019-11-08'),
  language: 'en',
  text: '“We will win,” Helen Marsh said.',
}

test('an excerpt is what stands in the article, with where that is', () => {
  expect(excerpt(article, { start: 1, end: 13 })).toEqual({
    articleId: 'a1',
    revision: 2,
    span: { start: 1, end: 13 },
    text: 'We will win,',
  })
})

test('a citation names publisher, day and headline, and opens the page at the words', () => {
  expect(cite(article, { start: 1, end: 13 })).toEqual({
    articleId: 'a1',
    headline: 'Marsh opens her campaign',
    publisher: 'The Kestrel Post',
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
    url: 'https://news.example.com/marsh#:~:text=We%20will%20win%2C',
  })
  expect(cite(article).url).toBe('https://news.example.com/marsh')
})

test('what is only a feed’s own words is cited as such, with what keeps us from the page', () => {
  expect(cite({ ...article, feedOnly: 'paywall' }).note).toBe(
    'from the feed’s own summary; the page is behind a paywall',
  )
  const long = { ...article, text: article.text.repeat(60), feedOnly: 'closed' as const }
  expect(cite(long).note).toBe('from the feed’s own text; the page is closed to programs')
  expect(publisherLine(cite({ ...article, feedOnly: 'login' }))).toBe(
    'The Kestrel Post, 8 November 2019 (from the feed’s own summary; the page is only for those who sign in)',
  )
})

test('an article from a file that names no address is cited without a link', () => {
  const local = { ...article, canonicalUrl: 'file:///marsh.md' }
  expect(cite(local, { start: 1, end: 13 })).not.toHaveProperty('url')
  expect(citedSentence(local, { start: 0, end: 32 })).not.toHaveProperty('url')
})

describe('links to words on a page', () => {
  const LONG =
    'The council voted nine to four on Tuesday night to close the old bridge over the Teal River for a year.'
  const cases: readonly (readonly [words: string, url: string])[] = [
    ['We will win', '#:~:text=We%20will%20win'],
    ['  We will win ', '#:~:text=We%20will%20win'],
    ['a so-called “deal”, & more', '#:~:text=a%20so%2Dcalled%20%E2%80%9Cdeal%E2%80%9D%2C%20%26%20more'],
    // Long words are named by their beginning and their end.
    [LONG, '#:~:text=The%20council%20voted%20nine%20to,Teal%20River%20for%20a%20year.'],
    // Few words, where beginning and end would overlap, are named whole.
    [`See ${'w'.repeat(90)} for all of it`, `#:~:text=See%20${'w'.repeat(90)}%20for%20all%20of%20it`],
    // Words of two paragraphs stand in two blocks of the page.
    ['We will win.\nWe must.', '#:~:text=We%20will%20win.,We%20must.'],
    ['Da\uD83D', '#:~:text=Da%EF%BF%BD'],
    ['', ''],
    [' \n ', ''],
  ]
  for (const [words, expected] of cases) {
    test(JSON.stringify(words), () => {
      expect(passageUrl('https://a.example.com/x', words), words).toBe(`https://a.example.com/x${expected}`)
    })
  }
})

test('an address that has a fragment keeps it', () => {
  expect(passageUrl('https://a.example.com/x#part', 'Yes')).toBe('https://a.example.com/x#part:~:text=Yes')
})

test('whatever the words, the link is an address of the same page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), words => {
      const url = passageUrl('https://a.example.com/x', words)
      expect(url).not.toMatch(/[\s"<>]/u)
      expect(new URL(url).origin + new URL(url).pathname).toBe('https://a.example.com/x')
    }),
  )
})
