import { expect, test } from 'vitest'
import { type StoryArticle, storyStream } from '../../../src/text/similarity/story-stream.ts'

function storiesOf(articles: readonly StoryArticle[], batch: number): Map<string, string> {
  const stream = storyStream()
  const storyOf = new Map<string, string>()
  for (let at = 0; at < articles.length; at += batch)
    for (const [id, story] of stream.add(articles.slice(at, at + batch))) storyOf.set(id, story)
  return storyOf
}

/** A word of letters alone for each number: digits would part it. */
const word = (number: number) => `q${[...String(number)].map(digit => 'bcdfghjklm'[Number(digit)]).join('')}k`

test('articles of words that nobody else uses stay alone, two thousand of them', () => {
  const articles = Array.from({ length: 2_000 }, (_, at) => ({
    id: `a${at}`,
    headline: `${word(at * 20)} ${word(at * 20 + 1)}`,
    text: Array.from({ length: 18 }, (_, next) => word(at * 20 + next)).join(' '),
    publisher: '',
    day: 20_000,
  }))
  const storyOf = storiesOf(articles, 200)
  expect(new Set(storyOf.values()).size).toBe(2_000)
})

test('what is at hand stays bounded, however long the stream', () => {
  const forgotten: string[] = []
  const stream = storyStream({ forgotten: ({ id }) => forgotten.push(id) })
  for (let day = 0; day < 30; day++) {
    stream.add(
      Array.from({ length: 100 }, (_, at) => ({
        id: `d${day}-${at}`,
        headline: word(1_000 * day + at),
        text: `${word(100_000 + 1_000 * day + at)} ${word(200_000 + 1_000 * day + at)}`,
        publisher: '',
        day: 20_000 + day,
      })),
    )
  }
  // All but two thousand of three thousand, the oldest first.
  expect(forgotten.length).toBeGreaterThanOrEqual(3_000 - 2_000 - 100)
  expect(forgotten[0]).toBe('d0-0')
  expect(stream.storyOf('d29-0')).toBeDefined()
  expect(stream.storyOf('d0-0')).toBeUndefined()
})

test('what a call decides is at hand until the next, however old it is', () => {
  const stream = storyStream()
  const article = (id: string, day: number, from: number): StoryArticle => ({
    id,
    headline: `${word(from)} ${word(from + 1)} ${word(from + 2)}`,
    text: Array.from({ length: 17 }, (_, next) => word(from + next)).join(' '),
    publisher: `${id}.example.com`,
    day,
  })
  const others = Array.from({ length: 2_000 }, (_, at) => article(`other${at}`, 20_000, 100 + 20 * at))
  const told = [article('first', 20_000, 0), ...others, article('again', 20_002, 0)]
  const decided = stream.add([...told, article('later', 20_010, 50)])
  expect(decided.get('again')).toBe(decided.get('first'))
  for (const [id, storyId] of decided) expect(stream.storyOf(id), id).toBe(storyId)
  stream.add([article('last', 20_010, 75)])
  expect(stream.storyOf('first')).toBeUndefined()
})
