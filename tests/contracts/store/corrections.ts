import { expect, test } from 'vitest'
import { articleRecord, type OpenStore, withStore } from './records.ts'

const instant = (time: string) => Temporal.Instant.from(`2024-03-06T${time}Z`)

/** The bridge article with another text, and what that does not keep of the first. */
const corrected = (seenAt: Temporal.Instant) => ({
  ...articleRecord({ text: 'The bridge will open in June.' }),
  passages: [],
  quotes: [],
  corrections: {
    seenAt,
    fromRevision: 1,
    found: [
      {
        kind: 'changed' as const,
        before: [
          { start: 57, end: 67 },
          { start: 84, end: 91 },
        ],
        after: [{ start: 0, end: 28 }],
        speakerId: 'ada-quill',
      },
      { kind: 'removed' as const, before: [{ start: 1, end: 4 }] },
    ],
  },
})

export function correctionsContract(open: OpenStore): void {
  test('come back with the revisions they lie between, as they were saved', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const record = corrected(instant('10:00:00'))
      expect(await store.articles.save(record)).toEqual({ outcome: 'changed', revision: 2 })
      const found = await store.corrections.ofArticle('bridge')
      expect(found).toEqual(
        record.corrections.found.map((each, index) => ({
          ...each,
          id: found[index]!.id,
          articleId: 'bridge',
          fromRevision: 1,
          toRevision: 2,
          seenAt: instant('10:00:00'),
        })),
      )
      expect(await store.corrections.ofArticle('other')).toEqual([])
    }))

  test('since an instant are those after it, across articles', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.articles.save(corrected(instant('10:00:00')))
      await store.articles.save(articleRecord({ id: 'tunnel' }))
      await store.corrections.withdraw('tunnel', instant('11:00:00'))
      expect((await store.corrections.since(instant('09:00:00'))).map(({ kind }) => kind)).toEqual([
        'changed',
        'removed',
        'withdrawn',
      ])
      expect((await store.corrections.since(instant('10:00:00'))).map(({ articleId }) => articleId)).toEqual([
        'tunnel',
      ])
      expect(await store.corrections.since(instant('11:00:00'))).toEqual([])
    }))

  test('nothing is corrected by an article that reads the same', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const { corrections } = corrected(instant('10:00:00'))
      expect(await store.articles.save({ ...articleRecord(), corrections })).toEqual({
        outcome: 'unchanged',
        revision: 1,
      })
      expect(await store.corrections.ofArticle('bridge')).toEqual([])
    }))

  test('an article is withdrawn once for each revision', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.corrections.withdraw('bridge', instant('10:00:00'))
      await store.corrections.withdraw('bridge', instant('11:00:00'))
      const [only, ...more] = await store.corrections.ofArticle('bridge')
      expect(more).toEqual([])
      expect(only).toEqual({
        id: only!.id,
        kind: 'withdrawn',
        articleId: 'bridge',
        fromRevision: 1,
        before: [],
        seenAt: instant('10:00:00'),
      })
      await expect(store.corrections.withdraw('nothing', instant('10:00:00'))).rejects.toThrow()
    }))
}
