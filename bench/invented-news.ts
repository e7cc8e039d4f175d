import type { Person } from '../src/model/person.ts'
import type { ArticleRecord } from '../src/stores/store.ts'
import { capital, wordOf } from '../tests/invented-words.ts'

/** Invented words, people and articles in any number, the same at every run, with words as unevenly common as in news. */
export function inventedNews(seed: number) {
  let state = seed
  // Park and Miller's minimal standard generator.
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const pick = (size: number) => Math.floor(random() * size)

  /** Zipf's law from the twentieth word on: the index leaves stop words out. The commonest stands in every fourth passage. */
  const word = () => wordOf(Math.floor(20 * (VOCABULARY / 20) ** random()) - 20)
  const wordsOf = (count: number) => Array.from({ length: count }, word)

  const person = (index: number): Person => {
    const familyName = capital(wordOf(pick(20_000)))
    return {
      id: `person-${index}`,
      name: `${capital(wordOf(pick(3_000)))} ${familyName}`,
      familyName,
      otherNames: [],
      roles: [],
    }
  }

  const record = (index: number, passageCount: number): ArticleRecord => {
    const paragraphs = Array.from({ length: passageCount }, () => `${wordsOf(45).join(' ')}.`)
    let end = -1
    return {
      article: {
        id: `article-${index}`,
        canonicalUrl: `https://example.com/${index}`,
        publisher: 'Example Herald',
        headline: wordsOf(8).join(' '),
        publishedAt: Temporal.Instant.fromEpochMilliseconds(1.6e12 + index * 60_000),
        publishedOn: Temporal.PlainDate.from('2020-09-13'),
        language: 'en',
        text: paragraphs.join('\n'),
      },
      passages: paragraphs.map(paragraph => {
        const start = end + 1
        end = start + paragraph.length
        return { start, end }
      }),
      quotes: [],
      people: [],
      mentions: [],
    }
  }

  return { wordsOf, person, record }
}

const VOCABULARY = 50_000
