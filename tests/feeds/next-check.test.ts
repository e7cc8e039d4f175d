import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextCheck, nextTry } from '../../src/feeds/next-check.ts'
import { NOW } from './test-server.ts'

const minutesTo = (instant: Temporal.Instant) => instant.since(NOW).total('minutes')
const every = (minutes: number, count = 10) =>
  Array.from({ length: count }, (_, index) => NOW.subtract({ minutes: minutes * index }))

describe('a feed is looked at again', () => {
  const cases: readonly (readonly [
    what: string,
    rhythm: Partial<Parameters<typeof nextCheck>[0]>,
    minutes: number,
  ])[] = [
    ['after half of its rhythm', { published: every(60) }, 30],
    ['not sooner than in five minutes', { published: every(1) }, 5],
    ['in a day at the latest', { published: every(60 * 24 * 30) }, 1440],
    [
      'later where it is silent',
      { published: [NOW.subtract({ hours: 50 }), NOW.subtract({ hours: 51 })] },
      300,
    ],
    ['in an hour where it dates nothing', { published: [] }, 60],
    ['not sooner than it says itself', { published: every(10), ttlMinutes: 90 }, 90],
    ['not sooner than its server says', { published: every(10), freshForMs: 3_600_000 }, 60],
    ['in a day at the latest, whatever it says', { published: every(10), ttlMinutes: 99_999 }, 1440],
    ['by what lies behind, not by dates ahead', { published: [...every(60), NOW.add({ hours: 900 })] }, 30],
    ['by its last ten articles', { published: [...every(20), ...every(60 * 24 * 365, 90).slice(1)] }, 10],
  ]
  for (const [what, rhythm, minutes] of cases)
    test(what, () => expect(minutesTo(nextCheck({ now: NOW, published: [], ...rhythm })), what).toBe(minutes))

  test('between five minutes and a day, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e10, max: 1e12 })),
        fc.option(fc.integer(), { nil: undefined }),
        fc.option(fc.integer({ min: 0 }), { nil: undefined }),
        (ago, ttlMinutes, freshForMs) => {
          const published = ago.map(milliseconds => NOW.subtract({ milliseconds }))
          const minutes = minutesTo(nextCheck({ now: NOW, published, ttlMinutes, freshForMs }))
          expect(minutes).toBeGreaterThanOrEqual(5)
          expect(minutes).toBeLessThanOrEqual(1440)
        },
      ),
    )
  })
})

describe('a feed that failed is tried again', () => {
  const cases: readonly (readonly [failures: number, retryAfterMs: number | undefined, minutes: number])[] = [
    [0, undefined, 5],
    [1, undefined, 10],
    [5, undefined, 160],
    [9, undefined, 1440],
    [1000, undefined, 1440],
    [0, 3_600_000, 60],
    [9, 60_000, 1440],
    [0, 1e12, 7 * 1440],
  ]
  for (const [failures, retryAfterMs, minutes] of cases)
    test(`after ${failures} failures, asked for ${retryAfterMs} ms: in ${minutes} minutes`, () =>
      expect(minutesTo(nextTry(NOW, { failures, retryAfterMs }))).toBe(minutes))
})
