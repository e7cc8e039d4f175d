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

  test('an id gives its quote, with the revision it was cut from', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const [first] = await store.quotes.find({})
      await store.articles.save(articleRecord({ headline: 'Changed' }))
      expect(await store.quotes.findById(first!.quote.id)).toEqual(first)
      for (const id of [
        '',
        'bridge',
        'bridge.1',
        'bridge.1.7',
        'bridge.3.0',
        'bridge.x.0',
        "' or 1=1 --.1.0",
      ])
        expect(await store.quotes.findById(id), id).toBeUndefined()
    }))

  test('quotes can be read on behind one of them, each once, whatever is published at the same time', () =>
    withStore(open, async store => {
      for (const [id, date] of Object.entries({
        a: '2024-02-01',
        b: '2024-02-02',
        c: '2024-02-02',
        d: '2024-03-01',
      }))
        await store.articles.save(record(id, date))
      const all = (await store.quotes.find({})).map(({ quote }) => quote.id)
      for (const limit of [1, 3]) {
        const read: string[] = []
        for (;;) {
          const after = read.at(-1)
          const next = await store.quotes.find({ limit, ...(after === undefined ? {} : { after }) })
          if (next.length === 0) break
          read.push(...next.map(({ quote }) => quote.id))
        }
        expect(read).toEqual(all)
      }
      const own = await store.quotes.find({ speakerId: 'ada-quill', after: all[3]! })
      expect(own.map(({ article }) => article.id)).toEqual(['b', 'a'])
      expect(await store.quotes.find({ after: 'unknown.1.0' })).toEqual([])
    }))

  test('how many quotes each month has', () =>
    withStore(open, async store => {
      for (const [id, date] of Object.entries({ a: '2023-12-31', b: '2024-02-02', c: '2024-02-29' }))
        await store.articles.save(record(id, date))
      await store.articles.save({
        ...record('c', '2024-02-29'),
        article: { ...record('c', '2024-02-29').article, headline: 'New' },
      })
      expect(await store.quotes.perMonth('ada-quill')).toEqual([
        { month: '2023-12', count: 1 },
        { month: '2024-02', count: 2 },
      ])
      expect(await store.quotes.perMonth('jose-nunez')).toEqual([])
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
