import { expect, test } from 'vitest'
import { type StoryArticle, storyStream } from '../../../src/text/similarity/story-stream.ts'
import { type DayArticle, inventedDay, randomFrom, shuffled } from './invented-day.ts'

const DAY = inventedDay(60, 9)

type Groups = ReadonlyMap<string, string>

function storiesOf(articles: readonly StoryArticle[], batch: number): Groups {
  const stream = storyStream()
  const storyOf = new Map<string, string>()
  for (let at = 0; at < articles.length; at += batch)
    for (const [id, story] of stream.add(articles.slice(at, at + batch))) storyOf.set(id, story)
  return storyOf
}

/** Share of the pairs that stand together in both ways of grouping, of those that do in either (F1). */
function pairF1(one: Groups, other: Groups): number {
  const pairs = (groups: readonly string[]) =>
    [...Map.groupBy(groups, group => group).values()].reduce(
      (sum, { length }) => sum + (length * (length - 1)) / 2,
      0,
    )
  const ids = [...one.keys()]
  const both = pairs(ids.map(id => `${one.get(id)}\n${other.get(id)}`))
  return (2 * both) / (pairs(ids.map(id => one.get(id)!)) + pairs(ids.map(id => other.get(id)!)))
}

// Five times all stories of a day: seconds, on a machine that does much else.
test('the order in which the articles of a day come in changes the stories by at most 2 % pair F1', {
  timeout: 120_000,
}, () => {
  const truth = new Map(DAY.map(({ id, event }: DayArticle) => [id, event]))
  const orders: readonly (readonly DayArticle[])[] = [
    DAY.toReversed(),
    DAY.toSorted((a, b) => a.day - b.day),
    ...[1, 2].map(seed => shuffled(DAY, randomFrom(seed))),
  ]
  const stories = [storiesOf(DAY, DAY.length), ...orders.map(order => storiesOf(order, 1))]
  const right = stories.map(groups => pairF1(groups, truth))
  expect(Math.min(...right)).toBeGreaterThan(0.9)
  expect(Math.max(...right) - Math.min(...right)).toBeLessThanOrEqual(0.02)
  for (const [at, groups] of stories.entries())
    for (const [other, others] of stories.slice(0, at).entries())
      expect(pairF1(groups, others), `orders ${at} and ${other}`).toBeGreaterThanOrEqual(0.98)
})
