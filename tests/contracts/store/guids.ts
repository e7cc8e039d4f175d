import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const seen = (hour: number) => Temporal.Instant.from(`2024-03-06T${hour}:00:00Z`)

export function guidsContract(open: OpenStore): void {
  test('lead to the article they stood for last, in their own feed only', () =>
    withStore(open, async store => {
      await store.guids.save({ feedId: 'herald', guid: '17', articleId: 'bridge', seenAt: seen(10) })
      await store.guids.save({ feedId: 'courier', guid: '17', articleId: 'tunnel', seenAt: seen(10) })
      expect(await store.guids.find('herald', '17')).toBe('bridge')
      expect(await store.guids.find('herald', '18')).toBeUndefined()
      await store.guids.save({ feedId: 'herald', guid: '17', articleId: 'fair', seenAt: seen(11) })
      expect(await store.guids.find('herald', '17')).toBe('fair')
      expect(await store.guids.find('courier', '17')).toBe('tunnel')
    }))

  test('of an article is the one given last', () =>
    withStore(open, async store => {
      await store.guids.save({ feedId: 'herald', guid: 'a', articleId: 'bridge', seenAt: seen(10) })
      await store.guids.save({ feedId: 'herald', guid: 'b', articleId: 'bridge', seenAt: seen(12) })
      expect(await store.guids.ofArticle('herald', 'bridge')).toBe('b')
      expect(await store.guids.ofArticle('courier', 'bridge')).toBeUndefined()
    }))
}
