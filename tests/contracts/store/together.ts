import { expect, test } from 'vitest'
import { articleRecord, type OpenStore, withStore } from './records.ts'

/** What every store must do with writes that belong together. */
export function togetherContract(open: OpenStore): void {
  test('what is written together is there at once, and seen in between by whoever writes it', () =>
    withStore(open, async store => {
      const seen = await store.together(async inner => {
        await inner.articles.save(articleRecord({ id: 'one' }))
        await inner.articles.save(articleRecord({ id: 'two' }))
        return inner.articles.search(['bridg'], { limit: 5 })
      })
      expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining(['one', 'two']))
      expect(await store.articles.count()).toBe(2)
    }))

  test('where it fails, nothing of it is written', () =>
    withStore(open, async store => {
      const failing = store.together(async inner => {
        await inner.articles.save(articleRecord({ id: 'one' }))
        throw new Error('The disk is full')
      })
      await expect(failing).rejects.toThrow('The disk is full')
      expect(await store.articles.count()).toBe(0)
      expect(await store.articles.search(['bridg'], { limit: 5 })).toEqual([])
    }))

  test('where it fails, terms count as before, though they were counted in between', () =>
    withStore(open, async store => {
      const failing = store.together(async inner => {
        await inner.articles.save(articleRecord({ id: 'one' }))
        expect(await inner.passages.known(['bridg'])).toEqual(new Set(['bridg']))
        throw new Error('The disk is full')
      })
      await expect(failing).rejects.toThrow('The disk is full')
      expect(await store.passages.known(['bridg'])).toEqual(new Set())
    }))

  test('whoever else asks meanwhile sees all of it or nothing', () =>
    withStore(open, async store => {
      const writing = store.together(async inner => {
        await inner.articles.save(articleRecord({ id: 'one' }))
        await new Promise(resolve => setImmediate(resolve))
        await inner.articles.save(articleRecord({ id: 'two' }))
      })
      const counts = await Promise.all([store.articles.count(), store.articles.count()])
      await writing
      expect(counts.every(count => count === 0 || count === 2)).toBe(true)
    }))
}
