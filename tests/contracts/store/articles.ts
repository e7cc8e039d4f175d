import { expect, test } from 'vitest'
import { terms } from '../../../src/text/terms.ts'
import { adaQuill, articleRecord, type OpenStore, plainRecord, withStore } from './records.ts'

const day = (date: string) => ({
  publishedAt: Temporal.Instant.from(`${date}T12:00:00Z`),
  publishedOn: Temporal.PlainDate.from(date),
})

const idsOf = (articles: readonly { readonly id: string }[]) => articles.map(({ id }) => id)

export function articlesContract(open: OpenStore): void {
  test('articles are found by words of their headlines alone', () =>
    withStore(open, async store => {
      const bridge = articleRecord({
        id: 'bridge',
        headline: 'Marsh opens the bridge',
        text: 'The ferry sank.',
      })
      const ferry = articleRecord({
        id: 'ferry',
        headline: 'Iriarte buys a ferry',
        text: 'The bridge is old.',
      })
      for (const record of [bridge, ferry]) await store.articles.save(record)
      const found = async (words: string) =>
        (await store.articles.headed(terms(words), { limit: 5 })).map(({ id }) => id)
      expect(await found('bridge')).toEqual(['bridge'])
      expect(await found('ferry iriarte buys')).toEqual(['ferry'])
      expect(await found('sank')).toEqual([])
    }))

  test('several revisions are read at once, in the order asked, those that there are not left open', () =>
    withStore(open, async store => {
      await store.articles.save(plainRecord('one', 'The bridge opened.'))
      await store.articles.save(plainRecord('one', 'The bridge opened late.'))
      await store.articles.save(plainRecord('two', 'The ferry sank.'))
      const refs = [
        { articleId: 'two', revision: 1 },
        { articleId: 'one', revision: 1 },
        { articleId: 'one', revision: 3 },
        { articleId: 'one', revision: 2 },
        { articleId: 'two', revision: 1 },
      ]
      const found = await store.articles.findEach(refs)
      expect(found.map(article => article?.text)).toEqual([
        'The ferry sank.',
        'The bridge opened.',
        undefined,
        'The bridge opened late.',
        'The ferry sank.',
      ])
      expect(await store.articles.findEach([])).toEqual([])
    }))

  test('whom articles name is known by article, the most named first', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.articles.save(articleRecord({ id: 'other' }))
      expect(await store.articles.named(['bridge', 'missing'])).toEqual(
        new Map([['bridge', ['ada-quill', 'jose-nunez']]]),
      )
      expect(await store.articles.named([])).toEqual(new Map())
    }))

  test('an article comes back as it was saved', () =>
    withStore(open, async store => {
      const bare = articleRecord()
      const full = articleRecord({
        id: 'full',
        byline: 'Casey Example',
        dateline: 'EXAMPLE CITY, Ala.',
        modifiedAt: Temporal.Instant.from('2024-03-05T16:00:00.123456789Z'),
      })
      expect(await store.articles.save(bare)).toEqual({ outcome: 'new', revision: 1 })
      expect(await store.articles.save(full)).toEqual({ outcome: 'new', revision: 1 })
      expect(await store.articles.find('bridge')).toEqual({ ...bare.article, revision: 1 })
      expect(await store.articles.find('full')).toEqual({ ...full.article, revision: 1 })
    }))

  test('nothing is found where nothing is', () =>
    withStore(open, async store => {
      expect(await store.articles.find('bridge')).toBeUndefined()
      expect(await store.articles.findByUrl('https://example.com/news/bridge')).toBeUndefined()
      expect(await store.articles.latest({ limit: 5 })).toEqual([])
      expect(await store.articles.search(['bridg'], { limit: 5 })).toEqual([])
      expect(await store.articles.mentioning('ada-quill', { limit: 5 })).toEqual([])
      expect(await store.articles.publishers()).toEqual([])
      expect(await store.articles.count()).toBe(0)
    }))

  test('the same words again change nothing, whatever else is told of them', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const told = articleRecord({
        publisher: 'Another Name',
        modifiedAt: Temporal.Instant.from('2024-03-06T00:00Z'),
      })
      const people = [{ ...adaQuill, name: 'Somebody Else' }]
      const again = await store.articles.save({ ...told, quotes: [], people })
      expect(again).toEqual({ outcome: 'unchanged', revision: 1 })
      expect(await store.articles.find('bridge')).toEqual({ ...articleRecord().article, revision: 1 })
      expect(await store.people.find('ada-quill')).toEqual(adaQuill)
      expect(await store.quotes.count({})).toBe(2)
    }))

  const changes = [
    { headline: 'Mayor promises a bridge by June' },
    { byline: 'Casey Example' },
    { dateline: 'EXAMPLE CITY' },
    { text: 'Mayor Ada Quill said that the new bridge “will open” in June.' },
  ]
  const alike = [
    ['another day', { publishedOn: Temporal.PlainDate.from('2024-03-06') }],
    [
      'its paragraphs in another order',
      { text: articleRecord().article.text.split('\n').reverse().join('\n') },
    ],
    ['a count of comments', { text: `${articleRecord().article.text}\n1,204 comments` }],
  ] as const
  for (const [what, change] of alike) {
    test(`${what} makes no new revision`, () =>
      withStore(open, async store => {
        await store.articles.save(articleRecord())
        expect(await store.articles.save(articleRecord(change))).toEqual({
          outcome: 'unchanged',
          revision: 1,
        })
      }))
  }
  for (const change of changes) {
    test(`a new ${Object.keys(change)[0]} makes a new revision`, () =>
      withStore(open, async store => {
        await store.articles.save(articleRecord())
        expect(await store.articles.save(articleRecord(change))).toEqual({ outcome: 'changed', revision: 2 })
        expect(await store.articles.save(articleRecord(change))).toEqual({
          outcome: 'unchanged',
          revision: 2,
        })
        expect(await store.articles.save(articleRecord())).toEqual({ outcome: 'changed', revision: 3 })
      }))
  }

  test('lists and searches see the newest revision only; those before stay readable', () =>
    withStore(open, async store => {
      const first = plainRecord('vote', 'The zoning vote was postponed.', { headline: 'Zoning postponed' })
      const second = plainRecord('vote', 'The harbor vote was held.', { headline: 'Harbor vote held' })
      await store.articles.save({
        ...first,
        people: [adaQuill],
        mentions: [{ personId: 'ada-quill', count: 1 }],
      })
      await store.articles.save(second)
      expect(await store.articles.find('vote', 1)).toEqual({ ...first.article, revision: 1 })
      expect(await store.articles.find('vote', 2)).toEqual({ ...second.article, revision: 2 })
      expect(await store.articles.find('vote', 3)).toBeUndefined()

      const newest = [{ ...second.article, revision: 2 }]
      expect(await store.articles.find('vote')).toEqual(newest[0])
      expect(await store.articles.findByUrl(second.article.canonicalUrl)).toEqual(newest[0])
      expect(await store.articles.latest({ limit: 5 })).toEqual(newest)
      expect(await store.articles.search(terms('harbor'), { limit: 5 })).toEqual(newest)
      expect(await store.articles.search(terms('zoning postponed'), { limit: 5 })).toEqual([])
      expect(await store.articles.headed(terms('zoning postponed'), { limit: 5 })).toEqual([])
      expect(await store.articles.mentioning('ada-quill', { limit: 5 })).toEqual([])
      expect(await store.articles.count()).toBe(1)
    }))

  test('an article is saved whole or not at all', () =>
    withStore(open, async store => {
      await store.articles.save(plainRecord('vote', 'The harbor vote was held.'))
      const changed = plainRecord('vote', 'The harbor vote was annulled.')
      const stranger = { ...changed, mentions: [{ personId: 'nobody', count: 1 }] }
      await expect(store.articles.save(stranger)).rejects.toThrow()
      await expect(store.articles.save({ ...articleRecord(), people: [adaQuill] })).rejects.toThrow()
      expect(await store.articles.find('vote')).toMatchObject({
        revision: 1,
        text: 'The harbor vote was held.',
      })
      expect(await store.articles.search(terms('harbor annulled bridge'), { limit: 5 })).toHaveLength(1)
      expect(await store.people.count()).toBe(0)
      expect(await store.quotes.count({})).toBe(0)
      expect(await store.articles.save(changed)).toEqual({ outcome: 'changed', revision: 2 })
    }))

  test('the latest come first by publication, not by when they were saved', () =>
    withStore(open, async store => {
      for (const date of ['2024-02-02', '2024-02-10', '2023-12-31', '0999-01-01', '2024-02-03'])
        await store.articles.save(plainRecord(date, `News of ${date}.`, day(date)))
      const latest = await store.articles.latest({ limit: 4 })
      expect(idsOf(latest)).toEqual(['2024-02-10', '2024-02-03', '2024-02-02', '2023-12-31'])
      expect(await store.articles.latest({ limit: 0 })).toEqual([])
    }))

  test('the latest can be read on behind one of them, each once', () =>
    withStore(open, async store => {
      const days = ['2024-02-02', '2024-02-10', '2023-12-31']
      for (const date of days)
        for (const letter of ['a', 'b'])
          await store.articles.save(plainRecord(`${date}${letter}`, `News ${letter} of ${date}.`, day(date)))
      const all = idsOf(await store.articles.latest({ limit: 10 }))
      const read: string[] = []
      for (;;) {
        const after = read.at(-1)
        const next = await store.articles.latest({ limit: 2, ...(after === undefined ? {} : { after }) })
        if (next.length === 0) break
        read.push(...idsOf(next))
      }
      expect(read).toEqual(all)
      expect(await store.articles.latest({ limit: 2, after: 'unknown' })).toEqual([])
    }))

  test('instants are ordered to the nanosecond, with or without a fraction', () =>
    withStore(open, async store => {
      for (const time of ['10:00:00.5', '10:00:00', '10:00:00.000000001', '09:59:59.999']) {
        const publishedAt = Temporal.Instant.from(`2024-02-02T${time}Z`)
        await store.articles.save(plainRecord(time, 'News.', { publishedAt }))
      }
      const latest = idsOf(await store.articles.latest({ limit: 4 }))
      expect(latest).toEqual(['10:00:00.5', '10:00:00.000000001', '10:00:00', '09:59:59.999'])
    }))

  test('an address is found exactly; of two articles behind one, the one published later', () =>
    withStore(open, async store => {
      const canonicalUrl = 'https://example.com/live'
      await store.articles.save(
        plainRecord('evening', 'Polls closed.', { ...day('2024-11-06'), canonicalUrl }),
      )
      await store.articles.save(
        plainRecord('morning', 'Polls opened.', { ...day('2024-11-05'), canonicalUrl }),
      )
      expect(await store.articles.findByUrl(canonicalUrl)).toMatchObject({ id: 'evening' })
      expect(await store.articles.findByUrl('https://example.com/liv')).toBeUndefined()
      expect(await store.articles.findByUrl('https://example.com/live?x=%')).toBeUndefined()
    }))

  test('publishers come with how many articles they have and their newest day', () =>
    withStore(open, async store => {
      const of = (publisher: string, date: string) =>
        store.articles.save(plainRecord(`${publisher}-${date}`, 'News.', { publisher, ...day(date) }))
      await of('Example Times', '2024-01-01')
      await of('Example Herald', '2024-01-09')
      await of('Example Herald', '2024-01-08')
      await of('Example Courier', '2024-01-02')
      expect(await store.articles.publishers()).toEqual([
        { publisher: 'Example Herald', articleCount: 2, newest: Temporal.PlainDate.from('2024-01-09') },
        { publisher: 'Example Courier', articleCount: 1, newest: Temporal.PlainDate.from('2024-01-02') },
        { publisher: 'Example Times', articleCount: 1, newest: Temporal.PlainDate.from('2024-01-01') },
      ])
    }))

  test('a search looks into headlines and texts', () =>
    withStore(open, async store => {
      await store.articles.save(plainRecord('text', 'The ferry was late again.', { headline: 'Delays' }))
      await store.articles.save(plainRecord('both', 'The ferry was early.', { headline: 'Ferry surprises' }))
      await store.articles.save(plainRecord('headline', 'It was on time.', { headline: 'The ferry' }))
      await store.articles.save(plainRecord('neither', 'Buses ran.', { headline: 'Buses' }))
      const found = idsOf(await store.articles.search(terms('ferry'), { limit: 5 }))
      expect(found[0]).toBe('both')
      expect(found.toSorted()).toEqual(['both', 'headline', 'text'])
      expect(await store.articles.search(terms('ferry'), { limit: 2 })).toHaveLength(2)
      expect(await store.articles.search(terms('ferry'), { limit: 0 })).toEqual([])
    }))

  test('those who are named in articles are found there, newest first', () =>
    withStore(open, async store => {
      await store.articles.save({ ...articleRecord(), mentions: [{ personId: 'jose-nunez', count: 1 }] })
      await store.articles.save(articleRecord({ id: 'older', ...day('2024-01-01') }))
      await store.articles.save(articleRecord({ id: 'newer', ...day('2024-05-01') }))
      expect(idsOf(await store.articles.mentioning('ada-quill', { limit: 5 }))).toEqual(['newer', 'older'])
      expect(idsOf(await store.articles.mentioning('jose-nunez', { limit: 2 }))).toEqual(['newer', 'bridge'])
    }))

  const oddTexts = [
    '',
    '\0',
    'A\0B',
    '😀 🏳️‍🌈',
    "Robert'); drop table articles;--",
    'אבג ‮txt',
    'half \ud83d pair',
    'x'.repeat(1_000_000),
  ]
  for (const text of oddTexts) {
    test(`any text is kept as it is: ${JSON.stringify(text.slice(0, 40))}`, () =>
      withStore(open, async store => {
        const record = plainRecord('odd', text, { headline: text.slice(0, 100) })
        expect((await store.articles.save(record)).outcome).toBe('new')
        expect((await store.articles.find('odd'))?.text).toBe(text.toWellFormed())
        expect((await store.articles.save(record)).outcome).toBe('unchanged')
      }))
  }
}
