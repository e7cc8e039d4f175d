import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const entry = {
  spaceId: 'guild-1',
  subject: 'feed',
  at: Temporal.Instant.from('2024-03-05T15:30:00.25Z'),
  by: 'discord user 7',
  text: "Added the feed 'Herald' 😀",
} as const

export function auditContract(open: OpenStore): void {
  test('changes come back as they were written down, the last first', () =>
    withStore(open, async store => {
      const first = await store.audit.add(entry)
      const second = await store.audit.add({ ...entry, subject: 'digest', text: 'Paused a digest' })
      expect(first).toEqual({ ...entry, id: first.id })
      expect(await store.audit.list('guild-1', { limit: 10 })).toEqual([second, first])
      expect(await store.audit.list('guild-1', { limit: 1 })).toEqual([second])
    }))

  test('one kind of thing has a history of its own', () =>
    withStore(open, async store => {
      const feed = await store.audit.add(entry)
      await store.audit.add({ ...entry, subject: 'race' })
      expect(await store.audit.list('guild-1', { subject: 'feed', limit: 10 })).toEqual([feed])
    }))

  test('a space sees its own changes only', () =>
    withStore(open, async store => {
      await store.audit.add(entry)
      expect(await store.audit.list('guild-2', { limit: 10 })).toEqual([])
    }))
}
