import { expect, test } from 'vitest'
import type { Feed } from '../../../src/model/feed.ts'
import { type OpenStore, withStore } from './records.ts'

const feed: Feed = {
  id: 'herald',
  spaceId: 'guild-1',
  url: 'https://example.com/rss?a=1&b=%27',
  name: "The 'Herald' 😀",
  addedAt: Temporal.Instant.from('2024-03-05T15:30:00Z'),
}

export function feedsContract(open: OpenStore): void {
  test('feeds come back as they were saved, oldest first', () =>
    withStore(open, async store => {
      const checked: Feed = {
        ...feed,
        id: 'courier',
        addedAt: Temporal.Instant.from('2024-03-04T00:00:00.5Z'),
        lastSuccessAt: Temporal.Instant.from('2024-03-06T00:00:00Z'),
        error: 'The server answered 503.',
      }
      await store.feeds.save(feed)
      await store.feeds.save(checked)
      expect(await store.feeds.list('guild-1')).toEqual([checked, feed])
    }))

  test('saving again replaces, and forgets what is no longer said', () =>
    withStore(open, async store => {
      await store.feeds.save({ ...feed, error: 'No answer.', lastSuccessAt: feed.addedAt })
      await store.feeds.save({ ...feed, name: 'Herald' })
      expect(await store.feeds.list('guild-1')).toEqual([{ ...feed, name: 'Herald' }])
    }))

  test('a space sees its own feeds only', () =>
    withStore(open, async store => {
      await store.feeds.save(feed)
      await store.feeds.save({ ...feed, id: 'other', spaceId: 'guild-2' })
      expect((await store.feeds.list('guild-2')).map(({ id }) => id)).toEqual(['other'])
      expect(await store.feeds.list('guild-3')).toEqual([])
      expect(await store.feeds.list("' or '1'='1")).toEqual([])
    }))
}
