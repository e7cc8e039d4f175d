import { expect, test } from 'vitest'
import type { WatchedPage } from '../../../src/model/feed.ts'
import { type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-06T10:00:00Z')
const until = now.add({ hours: 1 })
const page = (articleId: string, lookAt: Temporal.Instant): WatchedPage => ({
  articleId,
  url: `https://herald.example.com/${articleId}?a=%27`,
  etag: '"v1"',
  lastModified: 'Tue, 05 Mar 2024 09:00:00 GMT',
  readAt: now.subtract({ hours: 6 }),
  lookAt,
})

export function pagesContract(open: OpenStore): void {
  test('that are due are taken by one process, the longest waiting first', () =>
    withStore(open, async store => {
      const [bridge, ferry] = [page('bridge', now), page('ferry', now.subtract({ minutes: 5 }))]
      for (const each of [bridge, ferry, page('tunnel', until)]) await store.pages.save(each)
      expect(await store.pages.claim({ now, until, limit: 1 })).toEqual([ferry])
      expect(await store.pages.claim({ now, until, limit: 9 })).toEqual([bridge])
      expect(await store.pages.claim({ now, until, limit: 9 })).toEqual([])
      const later = await store.pages.claim({ now: until, until: until.add({ hours: 1 }), limit: 9 })
      expect(later.map(({ articleId }) => articleId)).toEqual(['bridge', 'ferry', 'tunnel'])
    }))

  test('of an article is one, as it was kept last, until it is forgotten', () =>
    withStore(open, async store => {
      await store.pages.save(page('bridge', until))
      const { etag: _, lastModified: __, ...bare } = page('bridge', now)
      const gone = { ...bare, url: 'https://herald.example.com/moved', missingSince: now }
      await store.pages.save(gone)
      expect(await store.pages.claim({ now, until, limit: 9 })).toEqual([gone])
      await store.pages.forget('bridge')
      expect(await store.pages.claim({ now: until, until, limit: 9 })).toEqual([])
    }))
}
