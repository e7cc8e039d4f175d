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

  test('where one story proves to be three, the largest part keeps it, and the others get names of their own', () => {
    const batch = inStory('x', [quilts, ...bridges, fire])
    const changed = storyStream().add(batch)
    expect([...changed.keys()]).toEqual(['quilts', 'fire'])
    expect(changed.get('quilts')).toMatch(/^quilts\/[0-9a-z]+$/)
    expect(changed.get('fire')).toMatch(/^fire\/[0-9a-z]+$/)
  })

  test('what splits off at another time, with other articles, has another name', () => {
    const alone = storyStream()
      .add(inStory('x', [...bridges, fire]))
      .get('fire')
    const again = { ...fire, id: 'fire2', headline: '900 flee as wildfire near Tolland spreads' }
    const together = storyStream()
      .add(inStory('x', [...bridges, fire, again]))
      .get('fire')
    expect(together).toMatch(/^fire\//)
    expect(together).not.toBe(alone)
  })
})

describe('what was decided elsewhere', () => {
  const stream = storyStream()
  stream.restore({ ...bridges[0]!, storyId: 'x' })
  stream.restore({ ...fire, storyId: 'y' })

  test('is taken over without a second thought', () => {
    expect(stream.storyOf('bridge0')).toBe('x')
    expect(stream.holds('y')).toBe(true)
    expect(stream.storyOf('bridge1')).toBeUndefined()
  })

  test('a decision that is unsaid leaves all as it was, and comes out the same again', () => {
    expect(stream.add([bridges[1]!])).toEqual(new Map([['bridge1', 'x']]))
    stream.undo()
    expect(stream.storyOf('bridge1')).toBeUndefined()
    expect(stream.add([bridges[1]!])).toEqual(new Map([['bridge1', 'x']]))
  })

  test('an article that moved is found in its new story, and draws its like there', () => {
    stream.restore({ ...bridges[0]!, storyId: 'z' })
    stream.restore({ ...bridges[1]!, storyId: 'z' })
    expect(stream.holds('x')).toBe(false)
    expect(stream.add([bridges[2]!])).toEqual(new Map([['bridge2', 'z']]))
  })

  test('an article with new words keeps its story where it is still about that', () => {
    expect(stream.add([{ ...bridges[2]!, headline: 'Harlow Bridge shut' }])).toEqual(new Map())
    expect(stream.storyOf('bridge2')).toBe('z')
  })
})

test('a copy is known by its words, whatever its headline', () => {
  const stream = storyStream()
  const copy = { ...bridges[0]!, id: 'copy', headline: 'Bridge shut' }
  const own = {
    ...bridges[0]!,
    id: 'own',
    text: 'Inspectors found a crack in the main span of the Harlow Bridge, Whitfield said Tuesday. Some 40,000 cars use it.',
  }
  stream.add([bridges[0]!, fire])
  stream.add([copy, own])
  expect(stream.copyOf('copy')).toBe('bridge0')
  expect(stream.copyOf('own')).toBeUndefined()
  expect(stream.copyOf('fire')).toBeUndefined()
  expect(stream.copyOf('never seen')).toBeUndefined()
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
  many.add([bridges[0]!, fire])
  many.add(filler(2000))
  expect(many.add([late]).get(late.id)).toBe(late.id)
  // What is forgotten is forgotten once.
  expect(many.add([quilts])).toEqual(new Map([['quilts', 'quilts']]))
})
