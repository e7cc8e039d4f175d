import { expect, test } from 'vitest'
import type { Store } from '../../../src/stores/store.ts'
import { articleRecord, type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00Z')

/** Something in every table that a space can own rows of, by the ways the port has for it. */
async function settle(store: Store, spaceId: string): Promise<void> {
  await store.feeds.add(
    { spaceId, url: 'https://herald.example.com/rss', name: `Herald of ${spaceId}` },
    { at: now },
  )
  await store.audit.add({ spaceId, subject: 'feed', at: now, by: 'discord user 7', text: 'Added Herald' })
  await store.actions.save([{ id: 'k', spaceId, command: 'quote', options: {}, expiresAt: now }])
  await store.spaces.claimWelcome(spaceId, now)
}

export function spacesContract(open: OpenStore): void {
  test('all that a space owns is exported, and nothing of another', () =>
    withStore(open, async store => {
      await settle(store, 'guild-1')
      await settle(store, 'guild-2')
      const tables = await store.spaces.export('guild-1')
      expect(Object.keys(tables)).toEqual(['actions', 'audit', 'feeds', 'spaces'])
      expect(tables.feeds).toMatchObject([
        { added_url: 'https://herald.example.com/rss', name: 'Herald of guild-1' },
      ])
      expect(JSON.stringify(tables)).not.toContain('guild-2')
      expect(JSON.parse(JSON.stringify(tables))).toEqual(tables)
      expect(await store.spaces.export('guild-3')).toEqual({})
      expect(await store.spaces.list()).toEqual(['guild-1', 'guild-2'])
    }))

  test('all that a space owns is erased, and nothing of another, nor of the news', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await settle(store, 'guild-1')
      await settle(store, 'guild-2')
      const kept = await store.spaces.export('guild-2')
      await store.spaces.erase('guild-1')
      expect(await store.spaces.export('guild-1')).toEqual({})
      expect(await store.feeds.list('guild-1')).toEqual([])
      expect(await store.spaces.export('guild-2')).toEqual(kept)
      expect(await store.articles.count()).toBe(1)
      await store.spaces.erase('guild-1')
    }))

  test('one of several who ask at once may say welcome, and nobody later', () =>
    withStore(open, async store => {
      const claims = await Promise.all([1, 2, 3].map(() => store.spaces.claimWelcome('guild-1', now)))
      expect(claims.filter(Boolean)).toHaveLength(1)
      expect(await store.spaces.claimWelcome('guild-1', now)).toBe(false)
      expect(await store.spaces.claimWelcome('guild-2', now)).toBe(true)
      await store.spaces.planErasure('guild-3', now)
      expect(await store.spaces.claimWelcome('guild-3', now)).toBe(true)
      await store.spaces.erase('guild-1')
      expect(await store.spaces.claimWelcome('guild-1', now)).toBe(true)
    }))

  test('an erasure falls due on its day, and not when it was called off', () =>
    withStore(open, async store => {
      const day = now.add({ hours: 24 })
      await store.spaces.planErasure('guild-1', day)
      await store.spaces.planErasure('guild-1', day.add({ hours: 24 }))
      await store.spaces.planErasure('guild-2', day)
      expect(await store.spaces.dueErasures(now)).toEqual([])
      await store.spaces.cancelErasure('guild-2')
      expect(await store.spaces.dueErasures(day)).toEqual(['guild-1'])
      await store.spaces.erase('guild-1')
      expect(await store.spaces.dueErasures(day)).toEqual([])
    }))
}
