import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00Z')
const later = (minutes: number) => now.add({ minutes })

export function claimsContract(open: OpenStore): void {
  test('a claim is one’s alone until it ends', () =>
    withStore(open, async store => {
      expect(await store.claims.take('event 1', { now, until: later(10) })).toBe(true)
      expect(await store.claims.take('event 1', { now: later(9), until: later(99) })).toBe(false)
      expect(await store.claims.take('event 2', { now: later(9), until: later(99) })).toBe(true)
      expect(await store.claims.take('event 1', { now: later(10), until: later(20) })).toBe(true)
    }))

  test('of many at once, one gets it', () =>
    withStore(open, async store => {
      const tries = Array.from({ length: 20 }, () => store.claims.take('it', { now, until: later(1) }))
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
    }))
}
