import type { ArticleRecord } from '../../src/stores/store.ts'
import { articleRecord } from '../contracts/store/records.ts'

/** How many quotes, passages and mentions the record of this number has: each count is another. */
export const countsOf = (number: number) => ({
  quotes: 1 + (number % 40),
  passages: 2 + (number % 30),
  mentions: number % 3,
})

/** A record whose size follows from its number, so that whoever finds its article knows what must be with it. */
export function numberedRecord(number: number): ArticleRecord {
  const { quotes, passages, mentions } = countsOf(number)
  const text = Array.from(
    { length: 40 },
    (_, line) => `Ballot ${line} of precinct ${number} was counted.`,
  ).join('\n')
  const span = { start: 0, end: 30 }
  const { people, mentions: named } = articleRecord()
  return {
    article: articleRecord({ id: `article-${number}`, headline: `Precinct ${number}`, text }).article,
    quotes: Array.from({ length: quotes }, () => ({
      kind: 'direct',
      content: [span],
      speakerId: 'ada-quill',
      medium: 'said',
      confidence: 1,
    })),
    passages: Array.from({ length: passages }, () => span),
    people,
    mentions: named.slice(0, mentions),
  }
}

/** The same article with other words and other counts. */
export function changedRecord(number: number): ArticleRecord {
  const { article } = numberedRecord(number)
  const { article: _, ...rest } = numberedRecord(number + 1)
  return { ...rest, article: { ...article, headline: `Precinct ${number} again` } }
}
