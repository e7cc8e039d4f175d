import { expect, test } from 'vitest'
import { nextLook } from '../../src/ingest/next-look.ts'

const readAt = Temporal.Instant.from('2024-03-05T12:00:00Z')
const after = (hours: number) => readAt.add({ hours })
const cases: readonly (readonly [
  what: string,
  now: number,
  shown: number | undefined,
  next: number | undefined,
])[] = [
  ['just read', 0, undefined, 6],
  ['looked at once', 6, undefined, 48],
  ['looked at twice', 48, undefined, undefined],
  ['looked at late', 50, undefined, undefined],
  ['shown, just read', 0, 0, 6],
  ['shown, looked at once', 6, 1, 18],
  ['shown, near to a usual look', 42, 1, 48],
  ['shown, looked at often', 100, 1, 112],
  ['shown longer than a week ago', 200, 1, undefined],
]
for (const [what, now, shown, next] of cases)
  test(what, () => {
    const shownAt = shown === undefined ? undefined : after(shown)
    const look = nextLook({ publishedAt: readAt.subtract({ hours: 3 }), readAt, now: after(now), shownAt })
    expect(look?.since(readAt).total('hours')).toBe(next)
  })

test('what was old when it was read is let rest', () => {
  expect(nextLook({ publishedAt: readAt.subtract({ hours: 200 }), readAt, now: readAt })).toBeUndefined()
})
