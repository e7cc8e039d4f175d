import { describe, expect, test } from 'vitest'
import {
  type RankedInput,
  rankStories,
  STORY_FEATURES,
  type StoryInterests,
} from '../../../src/text/stories/rank-stories.ts'
import { NOON, storyOf } from './sample-stories.ts'

const input = (
  id: string,
  count: number,
  rest: Partial<RankedInput> & { readonly hoursAgo?: number } = {},
): RankedInput => ({
  story: storyOf(
    Array.from({ length: count }, () => ({ headline: id })),
    { id, end: NOON.subtract({ hours: rest.hoursAgo ?? 0 }) },
  ),
  personIds: new Set(),
  ...rest,
})

const order = (inputs: readonly RankedInput[], interests: Partial<StoryInterests> = {}) =>
  rankStories(inputs, { now: NOON, ...interests }).map(({ input: { story } }) => story.id)

describe('above stands', () => {
  test('what more publishers have', () => {
    expect(order([input('levy', 1), input('bridge', 5)])).toEqual(['bridge', 'levy'])
  })

  test('what is newer', () => {
    expect(order([input('levy', 2, { hoursAgo: 30 }), input('bridge', 2)])).toEqual(['bridge', 'levy'])
  })

  test('what names people followed', () => {
    const followed = input('levy', 1, { personIds: new Set(['ada-quill']) })
    expect(order([input('bridge', 3), followed], { personIds: ['ada-quill'] })).toEqual(['levy', 'bridge'])
  })

  test('what is about the race of the channel: its people or its words', () => {
    const race = { personIds: ['ada-quill'], terms: ['mayor of Milbrook'] }
    const words = input('levy', 1, { words: 'Three run for mayor of Milbrook.' })
    expect(order([input('bridge', 4), words], { race })).toEqual(['levy', 'bridge'])
    const half = input('levy', 1, { words: 'The mayor cut a ribbon.' })
    expect(order([input('bridge', 4), half], { race })).toEqual(['bridge', 'levy'])
  })

  test('what is on a topic, by headline or words', () => {
    const topics = ['harbor levies']
    expect(order([input('bridge', 3), input('Harbor levy passes', 1)], { topics })[0]).toBe(
      'Harbor levy passes',
    )
  })

  test('of equals the one with the newest article', () => {
    expect(order([input('old', 1, { hoursAgo: 2000 }), input('older', 1, { hoursAgo: 2001 })])).toEqual([
      'old',
      'older',
    ])
  })
})

test('every place is explained: all features, each 0 to 1, and the score is their weighed sum', () => {
  const [best] = rankStories([input('levy', 7, { personIds: new Set(['x']) })], {
    now: NOON,
    personIds: ['x', 'y'],
    topics: ['levy'],
    race: { personIds: ['x'], terms: [] },
  })
  expect(best?.features.map(({ feature }) => feature)).toEqual([...STORY_FEATURES])
  for (const { feature, value } of best!.features) {
    expect(value, feature).toBeGreaterThan(0)
    expect(value, feature).toBeLessThanOrEqual(1)
  }
  expect(best?.score).toBeCloseTo(best!.features.reduce((sum, { value, weight }) => sum + value * weight, 0))
})

test('an article dated ahead is as fresh as can be, no fresher', () => {
  const [ranked] = rankStories([input('levy', 1, { hoursAgo: -48 })], { now: NOON })
  expect(ranked?.features.find(({ feature }) => feature === 'freshness')?.value).toBe(1)
})
