import type { ArticleRecord } from '../src/stores/store.ts'
import { passages } from '../src/text/passages.ts'
import { capital } from '../tests/invented-words.ts'
import { inventedNews } from './invented-news.ts'
import { randomFrom } from './random.ts'

const FIRST_DAY = Temporal.PlainDate.from('2024-03-05')
/** News of a day. */
const A_DAY = 100
const PEOPLE = 500
const SENTENCES = 36

/** Invented news as people ask about it: somebody says, denies and spends things in it, "she" and "last week" stand for what came before. */
export function askedNews(seed: number) {
  const news = inventedNews(seed)
  const random = randomFrom(seed)
  const people = Array.from({ length: PEOPLE }, (_, index) => news.person(index))
  const some = (count: number) => news.wordsOf(count).join(' ')
  const pick = () => Math.floor(random() * PEOPLE)

  const record = (number: number): ArticleRecord => {
    const first = pick()
    const spoken = [0, 1, 2].map(next => people[(first + next) % PEOPLE]!)
    const lines = Array.from({ length: SENTENCES }, (_, line) => {
      const { name, familyName } = spoken[line % 3]!
      switch (line % 5) {
        case 0:
          return `“The ${some(9)},” Mayor ${name} said on Tuesday.`
        case 1:
          return `She told the board last week that ${some(16)}, and ${some(4)}.`
        case 2:
          return `The council of ${capital(some(1))} heard that ${some(24)}.`
        case 3:
          return `${familyName} would spend $${1 + Math.floor(random() * 900)} million on ${some(12)} by ${2024 + (line % 9)}.`
        default:
          return `It is not known whether ${some(8)} because ${some(9)}.`
      }
    })
    const text = lines.join('\n')
    const day = FIRST_DAY.add({ days: Math.floor(number / A_DAY) })
    return {
      article: {
        id: `asked-${number}`,
        canonicalUrl: `https://example.com/asked/${number}`,
        publisher: number % 2 === 0 ? 'Example Herald' : 'Example Post',
        headline: `${spoken[0]!.familyName} ${some(7)}`,
        publishedAt: day.toZonedDateTime('UTC').toInstant(),
        publishedOn: day,
        language: 'en',
        text,
      },
      passages: passages(text),
      quotes: [],
      people: [],
      mentions: spoken.map(({ id }) => ({ personId: id, count: 7 })),
    }
  }

  /** Of the kinds that answers differ by. */
  const question = (number: number): string => {
    const { name, familyName } = people[pick()]!
    switch (number % 5) {
      case 0:
        return `How much would ${familyName} spend on ${some(3)}?`
      case 1:
        return `Who told the board that ${some(5)}?`
      case 2:
        return `Why is ${some(2)} not known in ${some(2)}?`
      case 3:
        return `When did Mayor ${name} speak of ${some(3)}?`
      default:
        return `Did the council hear that ${some(12)} last week?`
    }
  }

  return { people, record, question }
}
