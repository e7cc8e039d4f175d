import { expect, test } from 'vitest'
import { adaQuill, articleRecord, type OpenStore, withStore } from './records.ts'

const record = (id: string, date: string, publisher = 'Example Herald') =>
  articleRecord({
    id,
    publisher,
    publishedAt: Temporal.Instant.from(`${date}T12:00:00Z`),
    publishedOn: Temporal.PlainDate.from(date),
  })

export function quotesContract(open: OpenStore): void {
  test('quotes come back as they were saved, with their article, in reading order', () =>
    withStore(open, async store => {
      const { article, quotes } = articleRecord()
      await store.articles.save(articleRecord())
      const found = await store.quotes.find({})
      expect(found.map(({ article }) => article)).toEqual([
        { ...article, revision: 1 },
        { ...article, revision: 1 },
      ])
      expect(found.map(({ quote: { id: _, ...quote } }) => quote)).toEqual(
        quotes.map(quote => ({ ...quote, articleId: 'bridge', revision: 1 })),
      )
      const cut = found[0]!.quote.content.map(({ start, end }) => found[0]!.article.text.slice(start, end))
      expect(cut).toEqual(['will open,', 'in May.'])
    }))

  test('every quote of every revision has an id of its own that stays', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.articles.save(record('older', '2024-01-01'))
      const ids = (await store.quotes.find({})).map(({ quote }) => quote.id)
      expect(new Set(ids).size).toBe(4)
      expect((await store.quotes.find({})).map(({ quote }) => quote.id)).toEqual(ids)
      await store.articles.save(articleRecord({ headline: 'Changed' }))
      const changed = (await store.quotes.find({})).map(({ quote }) => quote.id)
      expect(changed.filter(id => ids.includes(id))).toHaveLength(2)
    }))

  test('only quotes of the newest revision are found', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const text = 'Mayor Ada Quill said: “Nothing.”'
      const changed = articleRecord({ text })
      await store.articles.save({
        ...changed,
        quotes: [{ ...changed.quotes[0]!, content: [{ start: 23, end: 31 }] }],
      })
      const found = await store.quotes.find({ speakerId: 'ada-quill' })
      expect(found.map(({ quote }) => [quote.revision, quote.content])).toEqual([
        [2, [{ start: 23, end: 31 }]],
      ])
      expect(await store.quotes.count({})).toBe(1)
    }))

  const filters = [
    { filter: {}, ids: ['c', 'c', 'b', 'b', 'a', 'a'] },
    { filter: { speakerId: 'ada-quill' }, ids: ['c', 'b', 'a'] },
    { filter: { speakerId: 'jose-nunez' }, ids: [] },
    { filter: { speakerId: "' or 1=1 --" }, ids: [] },
    { filter: { medium: 'statement' }, ids: ['c', 'b', 'a'] },
    { filter: { medium: 'tweet' }, ids: [] },
    { filter: { kinds: ['mixed'] }, ids: ['c', 'b', 'a'] },
    { filter: { kinds: ['direct', 'mixed'] }, ids: ['c', 'c', 'b', 'b', 'a', 'a'] },
    { filter: { kinds: ['indirect'] }, ids: [] },
    { filter: { kinds: [] }, ids: [] },
    { filter: { articleIds: ['a', 'c', 'unknown'], kinds: ['direct'] }, ids: ['c', 'a'] },
    { filter: { articleIds: [] }, ids: [] },
    { filter: { publisher: 'Example Times' }, ids: ['b', 'b'] },
    { filter: { publisher: 'example times' }, ids: [] },
    { filter: { since: Temporal.PlainDate.from('2024-02-02') }, ids: ['c', 'c', 'b', 'b'] },
    { filter: { until: Temporal.PlainDate.from('2024-02-02') }, ids: ['b', 'b', 'a', 'a'] },
    {
      filter: {
        since: Temporal.PlainDate.from('2024-02-02'),
        until: Temporal.PlainDate.from('2024-02-02'),
        medium: 'said',
      },
      ids: ['b'],
    },
    {
      filter: { since: Temporal.PlainDate.from('2024-02-03'), until: Temporal.PlainDate.from('2024-02-02') },
      ids: [],
    },
  ] as const
  for (const { filter, ids } of filters) {
    test(`newest first: ${JSON.stringify(filter)}`, () =>
      withStore(open, async store => {
        await store.articles.save(record('b', '2024-02-02', 'Example Times'))
        await store.articles.save(record('c', '2024-03-03'))
        await store.articles.save(record('a', '2024-01-01'))
        expect((await store.quotes.find(filter)).map(({ article }) => article.id)).toEqual(ids)
        expect(await store.quotes.count(filter)).toBe(ids.length)
      }))
  }

  test('pages do not overlap and leave nothing out', () =>
    withStore(open, async store => {
      for (const id of ['a', 'b', 'c']) await store.articles.save(record(id, '2024-02-02'))
      const all = (await store.quotes.find({})).map(({ quote }) => quote.id)
      const pages: string[] = []
      for (let offset = 0; offset < 6; offset += 2)
        pages.push(...(await store.quotes.find({ limit: 2, offset })).map(({ quote }) => quote.id))
      expect(pages).toEqual(all)
      expect(await store.quotes.find({ offset: 4 })).toHaveLength(2)
      expect(await store.quotes.find({ offset: 6 })).toEqual([])
      expect(await store.quotes.find({ limit: 0 })).toEqual([])
    }))

  test('an article may have more quotes than fit one statement', () =>
    withStore(open, async store => {
      const [quote] = articleRecord().quotes
      const quotes = Array.from({ length: 5000 }, (_, start) => ({
        ...quote!,
        content: [{ start, end: start + 1 }],
      }))
      await store.articles.save({ ...articleRecord(), quotes })
      const found = await store.quotes.find({ speakerId: adaQuill.id })
      expect(found.map(each => each.quote.content[0]?.start)).toEqual(quotes.map((_, index) => index))
    }))
}
