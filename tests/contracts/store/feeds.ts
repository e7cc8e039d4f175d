import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const herald = { spaceId: 'guild-1', url: 'https://example.com/rss?a=1&b=%27', name: "The 'Herald' 😀" }
const courier = { spaceId: 'guild-1', url: 'https://courier.example.com/rss', name: 'Courier' }
const at = Temporal.Instant.from('2024-03-05T15:30:00.5Z')

export function feedsContract(open: OpenStore): void {
  test('feeds come back as they were added, oldest first, due at once', () =>
    withStore(open, async store => {
      const first = await store.feeds.add(herald, { at })
      await store.feeds.add(courier, { at: at.subtract({ hours: 1 }) })
      expect(first).toEqual({
        isNew: true,
        feed: { ...herald, id: first.feed.id, addedAt: at, nextCheckAt: at, failures: 0 },
      })
      expect((await store.feeds.list('guild-1')).map(({ name }) => name)).toEqual(['Courier', herald.name])
    }))

  test('an address is added once to a space', () =>
    withStore(open, async store => {
      const { feed } = await store.feeds.add(herald, { at })
      const again = await store.feeds.add({ ...herald, name: 'Other' }, { at: at.add({ hours: 1 }) })
      expect(again).toEqual({ feed, isNew: false })
      expect(await store.feeds.tally()).toEqual({ count: 1, failing: 0, paused: 0 })
    }))

  test('a space sees and removes its own feeds only', () =>
    withStore(open, async store => {
      const { feed } = await store.feeds.add(herald, { at })
      await store.feeds.add({ ...herald, spaceId: 'guild-2' }, { at })
      expect(await store.feeds.remove(feed.id, 'guild-2')).toBeUndefined()
      expect(await store.feeds.list("' or '1'='1")).toEqual([])
      expect(await store.feeds.remove(feed.id, 'guild-1')).toEqual(feed)
      expect(await store.feeds.remove(feed.id, 'guild-1')).toBeUndefined()
      expect(await store.feeds.list('guild-1')).toEqual([])
      expect(await store.feeds.list('guild-2')).toHaveLength(1)
      expect((await store.feeds.tally()).count).toBe(1)
    }))

  test('asked to be read now, they are due, those of other spaces not', () =>
    withStore(open, async store => {
      const { feed } = await store.feeds.add(herald, { at })
      await store.feeds.add(courier, { at })
      await store.feeds.add({ ...courier, spaceId: 'guild-2', url: 'https://x.example.com/' }, { at })
      const later = at.add({ minutes: 5 })
      expect(await store.feeds.refresh('guild-1', { at: later, id: feed.id })).toBe(1)
      expect(await store.feeds.refresh('guild-1', { at: later })).toBe(2)
      expect((await store.feeds.list('guild-1')).map(each => each.nextCheckAt)).toEqual([later, later])
      expect((await store.feeds.list('guild-2')).map(each => each.nextCheckAt)).toEqual([at])
    }))

  test('a space with feeds sees what they brought and what no feed did, one without sees all', () =>
    withStore(open, async store => {
      const ids = ['vote', 'tally', 'flood', 'unknown']
      const seen = async (spaceId: string) => [...(await store.feeds.seenBy(spaceId, ids))]
      await store.feeds.add(herald, { at })
      await store.feeds.add({ ...courier, spaceId: 'guild-2' }, { at })
      for (const articleId of ['vote', 'tally']) {
        const due = { now: at, until: at.add({ minutes: 1 }), claim: articleId, limit: 1 }
        const [{ key } = { key: 0 }] = await store.polls.claim(due)
        await store.polls.note(key, { itemKey: articleId, mark: 'm', articleId, at })
      }
      const [one, other] = [await seen('guild-1'), await seen('guild-2')]
      expect(one).toHaveLength(3)
      expect(new Set([...one, ...other])).toEqual(new Set(ids))
      expect(one.filter(id => other.includes(id))).toEqual(['flood', 'unknown'])
      expect(await seen('guild-3')).toEqual(ids)
      expect(await store.feeds.seenBy('guild-1', [])).toEqual(new Set())
      expect([...(await store.feeds.ownedBy('guild-1', ids))]).toEqual(one)
      expect([...(await store.feeds.ownedBy('guild-3', ids))]).toEqual(['flood', 'unknown'])
    }))
}
