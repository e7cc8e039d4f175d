import { describe, expect, test } from 'vitest'
import { type StoryArticle, storyStream } from '../../../src/text/similarity/story-stream.ts'

const article = (id: string, headline: string, text: string): StoryArticle => ({
  id,
  headline,
  text,
  publisher: `${id}.example.com`,
  day: 20_000,
})
const CLOSED =
  'The Harlow Bridge was closed on Tuesday after inspectors found a crack in its main span. Governor Dana Whitfield said repairs would take six weeks. About 40,000 cars cross the Harlow Bridge each day.'
const bridges = [
  article('bridge0', 'Harlow Bridge closed after crack found in main span', CLOSED),
  article('bridge1', 'Crack closes Harlow Bridge for six weeks, governor says', CLOSED),
  article('bridge2', 'Harlow Bridge closed over a crack in its main span', CLOSED),
]
const quilts = article(
  'quilts',
  'Museum shows quilts of the river towns',
  'The county museum opened an exhibition of quilts sewn in the river towns. Curator Joan Beale gathered sixty of them from attics and churches.',
)
const fire = article(
  'fire',
  'Wildfire near Tolland forces 900 from homes',
  'A wildfire near Tolland forced 900 people from their homes on Tuesday night. Fire chief Marta Oyelaran said the blaze had burned 3,000 acres of dry pine forest.',
)
const inStory = (storyId: string, articles: readonly StoryArticle[]) =>
  articles.map(each => ({ ...each, storyId }))

describe('the name of a story', () => {
  test('where two stories prove to be one, it keeps the name that most of its articles have', () => {
    const batch = [...inStory('x', bridges.slice(0, 2)), ...inStory('y', bridges.slice(2))]
    expect(storyStream().add(batch)).toEqual(new Map([['bridge2', 'x']]))
    expect(storyStream().add(batch.toReversed())).toEqual(new Map([['bridge2', 'x']]))
  })

  test('where one story proves to be three, the largest part keeps it, and the others are numbered', () => {
    const batch = inStory('x', [quilts, ...bridges, fire])
    expect(storyStream().add(batch)).toEqual(
      new Map([
        ['quilts', 'quilts/2'],
        ['fire', 'fire/2'],
      ]),
    )
  })

  test('a number that is taken is passed over', () => {
    const batch = [
      ...inStory('quilts/2', bridges.slice(0, 2)),
      ...inStory('x', [fire]),
      ...inStory('x', [quilts]),
    ]
    expect(storyStream().add(batch)).toEqual(new Map([['quilts', 'quilts/3']]))
  })
})

test('an article is forgotten when it is out of the window and two thousand newer ones have come', () => {
  const filler = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...article(`note${at}`, '', `word${at} of line${at}`),
      day: 20_009,
    }))
  const late = bridges[1]!
  const few = storyStream()
  few.add([bridges[0]!, ...filler(100)])
  expect(few.add([late]).get(late.id)).toBe('bridge0')

  const many = storyStream()
  many.add([bridges[0]!, fire, ...filler(2000)])
  expect(many.add([late]).get(late.id)).toBe(late.id)
  // What is forgotten is forgotten once.
  expect(many.add([quilts])).toEqual(new Map([['quilts', 'quilts']]))
})
