import { expect, test } from 'vitest'
import type { Digest, DigestSettings } from '../../../src/model/digest.ts'
import { type OpenStore, withStore } from './records.ts'

export const settings: DigestSettings = {
  limit: 5,
  layout: 'standard',
  minOutlets: 1,
  personIds: [],
  topics: [],
  publishers: [],
  feedIds: [],
  whenEmpty: 'line',
  missed: 'late',
  lateHours: 6,
}

const at = (text: string) => Temporal.Instant.from(text)

export const morning: Omit<Digest, 'id'> = {
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'u-1' },
  pattern: '0 8 * * *',
  timeZone: 'UTC',
  state: 'active',
  settings,
  createdAt: at('2024-03-05T15:30:00.25Z'),
  nextDueAt: at('2024-03-06T08:00:00Z'),
}

export function digestsContract(open: OpenStore): void {
  test('digests come back as they were set up, the oldest first, for their space only', () =>
    withStore(open, async store => {
      const whole: Omit<Digest, 'id'> = {
        ...morning,
        place: { ...morning.place, threadId: 't-1' },
        state: 'paused',
        pauseReason: "The channel is 'gone' 😀",
        settings: {
          ...settings,
          layout: 'long',
          personIds: ['ada-quill'],
          topics: ['the bridge'],
          raceId: 'mayor-2024',
          publishers: ['Example Herald'],
          feedIds: ['feed-1'],
          quiet: { from: Temporal.PlainTime.from('22:00'), to: Temporal.PlainTime.from('07:30') },
          approvalChannelId: 'desk',
          dates: 'de',
        },
      }
      const first = await store.digests.add(whole)
      const second = await store.digests.add(morning)
      await store.digests.add({ ...morning, place: { ...morning.place, spaceId: 'guild-2' } })
      await store.digests.add({ ...morning, state: 'removed' })
      expect(first).toEqual({ ...whole, id: first.id })
      expect(await store.digests.list('guild-1')).toEqual([first, second])
      expect(await store.digests.find(second.id)).toEqual({ ...morning, id: second.id })
      expect(await store.digests.find('4711')).toBeUndefined()
      expect(await store.digests.find("1' or 1=1")).toBeUndefined()
    }))

  test('what is changed is changed, and nothing else', () =>
    withStore(open, async store => {
      const { id } = await store.digests.add({ ...morning, pauseReason: 'Why' })
      await store.digests.change(id, { pattern: '0 9 * * *', pauseReason: undefined })
      const { pauseReason, ...expected } = { ...morning, id, pattern: '0 9 * * *', pauseReason: '' }
      expect(pauseReason).toBe('')
      expect(await store.digests.find(id)).toEqual(expected)
      await store.digests.change(id, { settings: { ...settings, limit: 9 }, nextDueAt: undefined })
      const changed = await store.digests.find(id)
      expect(changed?.settings.limit).toBe(9)
      expect(changed).not.toHaveProperty('nextDueAt')
    }))

  test('those due are found in the order in which they are', () =>
    withStore(open, async store => {
      const late = await store.digests.add({ ...morning, nextDueAt: at('2024-03-06T09:00:00Z') })
      const early = await store.digests.add(morning)
      await store.digests.add({ ...morning, nextDueAt: at('2024-03-06T09:00:01Z') })
      const now = at('2024-03-06T09:00:00Z')
      expect(await store.digests.due(now, { limit: 9 })).toEqual([early, late])
      expect(await store.digests.due(now, { limit: 1 })).toEqual([early])
    }))

  test('an occurrence is planned once, by whoever comes first', () =>
    withStore(open, async store => {
      const digest = await store.digests.add(morning)
      const next = at('2024-03-07T08:00:00Z')
      const planned = {
        deliveries: [
          { dueAt: at('2024-03-05T08:00:00Z'), skipped: 'Too late.', at: at('2024-03-06T08:00:01Z') },
          { dueAt: at('2024-03-06T08:00:00Z'), tryAt: at('2024-03-06T08:00:00Z') },
        ],
        nextDueAt: next,
      }
      expect(await store.digests.plan(digest, planned)).toBe(true)
      expect(await store.digests.plan(digest, planned)).toBe(false)
      expect((await store.digests.find(digest.id))?.nextDueAt).toEqual(next)
      const history = await store.deliveries.history({ kind: 'digest', id: digest.id }, { limit: 9 })
      expect(history).toMatchObject([
        { state: 'due', tryAt: at('2024-03-06T08:00:00Z'), attempts: 0, place: { channelId: 'news' } },
        { state: 'skipped', reason: 'Too late.', settledAt: at('2024-03-06T08:00:01Z') },
      ])
    }))

  test('a clock that went back plans nothing twice', () =>
    withStore(open, async store => {
      const digest = await store.digests.add(morning)
      const planned = {
        deliveries: [{ dueAt: morning.nextDueAt!, tryAt: morning.nextDueAt! }],
        nextDueAt: at('2024-03-07T08:00:00Z'),
      }
      await store.digests.plan(digest, planned)
      await store.digests.change(digest.id, { nextDueAt: morning.nextDueAt })
      expect(await store.digests.plan(digest, planned)).toBe(true)
      expect(await store.deliveries.history({ kind: 'digest', id: digest.id }, { limit: 9 })).toHaveLength(1)
    }))

  test('up to when was planned is kept, by whatever clock', () =>
    withStore(open, async store => {
      expect(await store.digests.plannedUpTo()).toBeUndefined()
      for (const time of ['2024-03-06T08:00:00Z', '2024-03-05T08:00:00.25Z']) {
        await store.digests.notePlannedUpTo(at(time))
        expect(await store.digests.plannedUpTo()).toEqual(at(time))
      }
      expect(await store.follows.readUpTo()).toBe(0)
    }))

  test('active ones that are due later are found in parts', () =>
    withStore(open, async store => {
      const first = await store.digests.add({ ...morning, nextDueAt: at('2024-03-09T08:00:00Z') })
      await store.digests.add({ ...morning, state: 'paused', nextDueAt: at('2024-03-09T08:00:00Z') })
      await store.digests.add(morning)
      const last = await store.digests.add({ ...morning, nextDueAt: at('2024-03-07T08:00:00Z') })
      const now = morning.nextDueAt!
      expect(await store.digests.dueAfter(now, { limit: 9 })).toEqual([first, last])
      expect(await store.digests.dueAfter(now, { limit: 1 })).toEqual([first])
      expect(await store.digests.dueAfter(now, { limit: 1, behind: first.id })).toEqual([last])
      expect(await store.digests.dueAfter(now, { limit: 1, behind: last.id })).toEqual([])
    }))

  test('a digest is paused once, and is not due any more', () =>
    withStore(open, async store => {
      const { id } = await store.digests.add(morning)
      expect(await store.digests.pause(id, 'Gone.')).toBe(true)
      expect(await store.digests.pause(id, 'Gone again.')).toBe(false)
      expect(await store.digests.find(id)).toMatchObject({ state: 'paused', pauseReason: 'Gone.' })
      expect(await store.digests.due(at('2030-01-01T00:00:00Z'), { limit: 9 })).toEqual([])
    }))
}
