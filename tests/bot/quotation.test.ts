import { describe, expect, test } from 'vitest'
import { quotation } from '../../src/bot/quotation.ts'
import { attributionLine, citationLine, quotedWords } from '../../src/bot/wording.ts'
import type { Article } from '../../src/model/article.ts'
import type { Quote } from '../../src/model/quote.ts'
import type { Span } from '../../src/model/span.ts'

const text =
  'The vote is near. “We will win,” Helen Marsh said Thursday. “We must.” Nobody else spoke.\nThe end came late.'

const article: Article = {
  id: 'a1',
  revision: 3,
  canonicalUrl: 'https://news.example.com/marsh',
  publisher: 'The Kestrel Post',
  headline: 'Marsh opens her campaign',
  publishedAt: Temporal.Instant.from('2019-11-08T15:00:00Z'),
  publishedOn: Temporal.PlainDate.from('2019-11-08'),
  language: 'en',
  text,
}

const quote: Quote = {
  id: 'a1.3.0',
  articleId: 'a1',
  revision: 3,
  kind: 'direct',
  content: [spanOf('We will win,'), spanOf('We must.')],
  cue: spanOf('said'),
  source: spanOf('Helen Marsh'),
  speaker: 'Helen Marsh',
  speakerId: 'helen-marsh',
  medium: 'said',
  saidOn: Temporal.PlainDate.from('2019-11-07'),
  confidence: 0.9,
}

test('a quotation shows the words in their sentences, and where they stand', () => {
  const block = quotation({ quote, article })
  expect(block).toMatchObject({
    kind: 'quotation',
    quoteKind: 'direct',
    speaker: 'Helen Marsh',
    medium: 'said',
    confidence: 0.9,
    citation: { url: 'https://news.example.com/marsh#:~:text=We%20will%20win%2C' },
  })
  expect(block.content.map(piece => piece.text)).toEqual(['We will win,', 'We must.'])
  expect(block.context.text).toBe('“We will win,” Helen Marsh said Thursday. “We must.”')
  for (const piece of [...block.content, block.context]) {
    expect(text.slice(piece.span.start, piece.span.end)).toBe(piece.text)
    expect(piece).toMatchObject({ articleId: 'a1', revision: 3 })
  }
})

test('what the article leaves open stays out', () => {
  const { speaker: _, saidOn: __, ...open } = quote
  const block = quotation({ quote: open, article })
  expect(block).not.toHaveProperty('speaker')
  expect(block).not.toHaveProperty('saidOn')
})

describe('in words', () => {
  const block = quotation({ quote, article })
  const { speaker: _, saidOn: __, ...open } = block
  const cases = [
    [block, 'Helen Marsh, Thursday, 7 November 2019'],
    [{ ...block, medium: 'tweet' }, 'Helen Marsh, in a tweet, Thursday, 7 November 2019'],
    [{ ...open, medium: 'ad' }, 'Speaker not certain, in an advertisement'],
    [open, 'Speaker not certain'],
  ] as const
  for (const [shown, line] of cases) test(line, () => expect(attributionLine(shown)).toBe(line))

  test('pieces that the article’s own words part are joined by dots', () => {
    expect(quotedWords(block)).toBe('“We will win,” … “We must.”')
  })

  test('what is reported in the article’s own words gets no marks', () => {
    expect(quotedWords({ ...block, quoteKind: 'indirect' })).toBe('We will win, … We must.')
  })

  test('a citation is publisher, day and headline', () => {
    expect(citationLine(block.citation)).toBe('The Kestrel Post, 8 November 2019: Marsh opens her campaign')
  })
})

function spanOf(words: string): Span {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
