import { expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import { adaQuill, articleRecord, joseNunez, type OpenStore, plainRecord, withStore } from './records.ts'

const person = (id: string, name: string, changes: Partial<Person> = {}): Person => ({
  id,
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [],
  ...changes,
})

const idsOf = (found: readonly { readonly person: Person }[]) => found.map(({ person }) => person.id)

export function peopleContract(open: OpenStore): void {
  test('people come back as they were saved', () =>
    withStore(open, async store => {
      await store.people.save([adaQuill, joseNunez])
      expect(await store.people.find('ada-quill')).toEqual(adaQuill)
      expect(await store.people.find('jose-nunez')).toEqual(joseNunez)
      expect(await store.people.find('nobody')).toBeUndefined()
      expect(await store.people.count()).toBe(2)
    }))

  test('saving again brings up to date: former names and offices find nobody', () =>
    withStore(open, async store => {
      await store.people.save([adaQuill])
      const married = person('ada-quill', 'Ada Thorne', { roles: [{ office: 'governor' }] })
      await store.people.save([person('ada-quill', 'Ada Between'), married])
      await store.people.save([married])
      expect(await store.people.find('ada-quill')).toEqual(married)
      expect(await store.people.named('Ada Quill')).toEqual([])
      expect(await store.people.search('Quill', { limit: 5 })).toEqual([])
      expect(await store.people.withOffice('mayor')).toEqual([])
      expect(await store.people.named('Ada Thorne')).toEqual([married])
      expect(idsOf(await store.people.search('Thorne', { limit: 5 }))).toEqual(['ada-quill'])
      expect(idsOf(await store.people.withOffice('governor'))).toEqual(['ada-quill'])
      expect(await store.people.count()).toBe(1)
    }))

  test('nobody to save is no mistake', () =>
    withStore(open, async store => {
      await store.people.save([])
      expect(await store.people.count()).toBe(0)
    }))

  const names = [
    { name: 'ADA QUILL', ids: ['ada-quill'] },
    { name: 'ada m. quill', ids: ['ada-quill'] },
    { name: '  Mayor   Quill ', ids: ['ada-quill'] },
    { name: 'quill', ids: ['ada-quill', 'sam-quill'] },
    { name: 'JOSÉ NÚÑEZ', ids: ['jose-nunez'] },
    { name: 'José Núñez', ids: ['jose-nunez'] },
    { name: 'Pat O’Example', ids: ['pat-o-example'] },
    { name: "pat o'example", ids: ['pat-o-example'] },
    { name: 'Ada Qui', ids: [] },
    { name: 'Ada%', ids: [] },
    { name: '', ids: [] },
  ]
  for (const { name, ids } of names) {
    test(`goes by ${JSON.stringify(name)}: ${ids.join(', ') || 'nobody'}`, () =>
      withStore(open, async store => {
        await store.people.save([
          adaQuill,
          joseNunez,
          person('sam-quill', 'Sam Quill'),
          person('pat-o-example', "Pat O'Example"),
        ])
        expect((await store.people.named(name)).map(({ id }) => id)).toEqual(ids)
      }))
  }

  const typed = [
    { name: 'quill', first: 'ada-quill' },
    { name: 'Ada Qill', first: 'ada-quill' },
    { name: 'ADA QUIL', first: 'ada-quill' },
    { name: 'nunez', first: 'jose-nunez' },
    { name: 'hose núnez', first: 'jose-nunez' },
    { name: 'thornebury', first: 'max-thornbury' },
    { name: 'senator thornbury', first: 'max-thornbury' },
    { name: 'xi', first: 'xi-li' },
    { name: 'o’example', first: 'pat-o-example' },
  ]
  for (const { name, first } of typed) {
    test(`${JSON.stringify(name)} is first of all ${first}`, () =>
      withStore(open, async store => {
        await store.people.save([
          ...[adaQuill, joseNunez, person('xi-li', 'Xi Li'), person('max-thornbury', 'Max Thornbury')],
          ...[person('pat-o-example', 'Pat O’Example'), person('ann-thorne', 'Ann Thorne')],
        ])
        expect(idsOf(await store.people.search(name, { limit: 3 }))[0]).toBe(first)
      }))
  }

  const oddNames = [
    '',
    ' ',
    '*',
    '" OR "',
    "'; drop table people; --",
    '\0',
    '😀',
    '.',
    '‮',
    'zzyzx',
    'z'.repeat(10_000),
  ]
  for (const name of oddNames) {
    test(`${JSON.stringify(name.slice(0, 30))} is like nobody, and can be a name all the same`, () =>
      withStore(open, async store => {
        await store.people.save([adaQuill])
        expect(await store.people.search(name, { limit: 3 })).toEqual([])
        expect(await store.people.named(name)).toEqual([])
        expect(await store.people.withOffice(name)).toEqual([])
        await store.people.save([person('odd', name), { ...joseNunez, otherNames: [name] }])
        expect(await store.people.find('odd')).toEqual(person('odd', name.toWellFormed()))
      }))
  }

  test('of many alike no more than asked for are given, each once', () =>
    withStore(open, async store => {
      const alike = Array.from({ length: 40 }, (_, index) =>
        person(`ann-${index}`, `Ann Example${index}`, {
          otherNames: ['Ann Example', 'A. Example', 'Annie Example'],
        }),
      )
      await store.people.save(alike)
      const found = idsOf(await store.people.search('ann example', { limit: 10 }))
      expect(new Set(found).size).toBe(10)
      expect(await store.people.search('ann example', { limit: 0 })).toEqual([])
      expect(await store.people.named('Ann Example')).toHaveLength(40)
    }))

  const begun = [
    { typed: 'a', ids: ['ada-quill', 'abel-example', 'ann-thorne'] },
    { typed: 'QU', ids: ['ada-quill', 'sam-quill'] },
    { typed: 'sam quill', ids: ['sam-quill'] },
    { typed: 'quill s', ids: ['sam-quill'] },
    { typed: 'nun', ids: ['jose-nunez'] },
    { typed: 'NÚÑ', ids: ['jose-nunez'] },
    { typed: 'mayor qui', ids: ['ada-quill', 'sam-quill'] }, // titles are not compared
    { typed: 'uill', ids: [] },
    { typed: 'ada thorne', ids: [] },
    { typed: '', ids: [] },
    { typed: '% _', ids: [] },
    { typed: 'a '.repeat(3_000), ids: ['ada-quill', 'abel-example', 'ann-thorne'] },
    { typed: Array.from({ length: 3_000 }, (_, index) => `a${index}`).join(' '), ids: [] },
  ]
  for (const { typed, ids } of begun) {
    test(`${JSON.stringify(typed.slice(0, 40))} begins names of ${ids.join(', ') || 'nobody'}`, () =>
      withStore(open, async store => {
        await store.articles.save(articleRecord())
        await store.people.save([
          ...[person('sam-quill', 'Sam Quill'), person('ann-thorne', 'Ann Thorne')],
          person('abel-example', 'Abel Example'),
        ])
        expect(idsOf(await store.people.startingWith(typed, { limit: 5 }))).toEqual(ids)
        const one = await store.people.startingWith(typed, { limit: 1 })
        expect(idsOf(one)).toEqual(ids.slice(0, 1))
      }))
  }

  test('of thousands that a letter begins, the most quoted come first; former names begin nothing', () =>
    withStore(open, async store => {
      const many = Array.from({ length: 3000 }, (_, index) => person(`p${index}`, `Ann Sample${index}`))
      await store.people.save([...many, person('zed', 'Zed Between')])
      await store.people.save([person('zed', 'Zed Sample')])
      await store.articles.save(articleRecord())
      expect(idsOf(await store.people.startingWith('a', { limit: 2 }))).toEqual(['ada-quill', 'p0'])
      expect(idsOf(await store.people.startingWith('ann sample2999', { limit: 2 }))).toEqual(['p2999'])
      expect(idsOf(await store.people.startingWith('sam z', { limit: 2 }))).toEqual(['zed'])
      expect(await store.people.startingWith('between', { limit: 2 })).toEqual([])
    }))

  test('words that stand in names are told from others, whole and as names are compared', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.people.save([person('ann-okonjo-vask', 'Ann Okonjo-Vask')])
      const asked = [
        'quill',
        'qui',
        'Quill',
        'okonjo-vask',
        'vask',
        'bridge',
        '%',
        ...Array(2000).fill('nun'),
      ]
      expect(await store.people.knownWords(asked)).toEqual(new Set(['quill', 'okonjo-vask', 'vask']))
      expect(await store.people.knownWords([])).toEqual(new Set())
    }))

  const offices = [
    { office: 'senate', ids: ['ada-quill'] },
    { office: 'U.S. Senate', ids: ['ada-quill'] },
    { office: 'MAYOR', ids: ['ada-quill', 'max-thornbury'] },
    { office: 'the mayor of Sampleton', ids: ['max-thornbury'] },
    { office: 'mayor senate', ids: [] },
    { office: 'may', ids: [] },
    { office: 'AG', ids: ['sam-quill'] },
    { office: 'the', ids: [] },
  ]
  for (const { office, ids } of offices) {
    test(`${office}: ${ids.join(', ') || 'nobody'}`, () =>
      withStore(open, async store => {
        await store.people.save([
          person('max-thornbury', 'Max Thornbury', {
            roles: [{ office: 'Mayor of Sampleton' }, { office: 'mayor of Sampleton' }],
          }),
          person('sam-quill', 'Sam Quill', { roles: [{ office: 'attorney general' }] }),
        ])
        await store.articles.save(articleRecord())
        expect(idsOf(await store.people.withOffice(office))).toEqual(ids)
      }))
  }

  test('days count the articles that name somebody, and the quotations in them, of newest revisions', () =>
    withStore(open, async store => {
      const on = (date: string, id: string) =>
        articleRecord({ id, publishedOn: Temporal.PlainDate.from(date) })
      await store.articles.save(on('2024-03-05', 'bridge'))
      await store.articles.save(on('2024-03-05', 'second'))
      await store.articles.save({ ...on('2024-03-07', 'third'), quotes: [] })
      await store.articles.save({
        ...on('2024-03-07', 'third'),
        quotes: [],
        article: { ...on('2024-03-07', 'third').article, headline: 'Changed' },
      })

      const ada = (day: string, articles: number, quotations: number) => ({
        personId: 'ada-quill',
        day: Temporal.PlainDate.from(day),
        articles,
        quotations,
      })
      expect(await store.people.countsByDay(['ada-quill'], {})).toEqual([
        ada('2024-03-05', 2, 2),
        ada('2024-03-07', 1, 0),
      ])
      const since = Temporal.PlainDate.from('2024-03-06')
      expect(await store.people.countsByDay(['ada-quill'], { since })).toEqual([ada('2024-03-07', 1, 0)])
      const until = Temporal.PlainDate.from('2024-03-05')
      expect(await store.people.countsByDay(['ada-quill'], { until })).toEqual([ada('2024-03-05', 2, 2)])
      expect(await store.people.countsByDay(['nobody'], {})).toEqual([])
      expect(await store.people.countsByDay([], {})).toEqual([])
    }))

  test('tallies count quotes and mentions of newest revisions', () =>
    withStore(open, async store => {
      const record = articleRecord()
      await store.articles.save(record)
      await store.articles.save(articleRecord({ id: 'second' }))
      await store.articles.save(articleRecord({ id: 'second', headline: 'Changed' }))
      const spoken = record.quotes.map(quote => ({ ...quote, speakerId: 'jose-nunez' }))
      await store.articles.save({
        ...articleRecord({ id: 'third' }),
        quotes: [...spoken, ...spoken],
        mentions: [],
      })

      const ada = { person: adaQuill, quoteCount: 2, mentionCount: 4 }
      const jose = { person: joseNunez, quoteCount: 4, mentionCount: 2 }
      expect(await store.people.mostQuoted({ limit: 5 })).toEqual([jose, ada])
      expect(await store.people.tally('jose-nunez')).toEqual(jose)
      expect(await store.people.tally('nobody')).toBeUndefined()
      expect(await store.people.mostQuoted({ limit: 1 })).toEqual([jose])
      expect(await store.people.mostQuoted({ limit: 0 })).toEqual([])
      expect(await store.people.mostQuoted({ limit: 5, after: 'jose-nunez' })).toEqual([ada])
      expect(await store.people.mostQuoted({ limit: 5, after: 'ada-quill' })).toEqual([])
      expect(await store.people.mostQuoted({ limit: 5, after: 'nobody' })).toEqual([])
      expect(await store.people.search('ada quill', { limit: 1 })).toEqual([ada])
      expect(await store.people.withOffice('mayor')).toEqual([ada])
    }))

  test('read on behind each in turn, everybody comes once, also where counts are alike', () =>
    withStore(open, async store => {
      const [quote] = articleRecord().quotes
      const people = Array.from({ length: 7 }, (_, index) => person(`p-${index}`, `Sample ${index}`))
      // Two each, three times; and one with three.
      const speakers = [0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 6, 6].map(index => `p-${index}`)
      await store.articles.save({
        ...articleRecord(),
        people: [...articleRecord().people, ...people],
        quotes: speakers.map(speakerId => ({ ...quote!, speakerId })),
      })
      const all = idsOf(await store.people.mostQuoted({ limit: 50 }))
      expect(all).toEqual(['p-6', 'p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5'])
      const read: string[] = []
      for (let after: string | undefined; ; ) {
        const [next] = idsOf(await store.people.mostQuoted({ limit: 1, after }))
        if (next === undefined) break
        read.push(next)
        after = next
      }
      expect(read).toEqual(all)
    }))

  test('bodies come back as such, and are told apart from people among the most quoted', () =>
    withStore(open, async store => {
      const council = person('council', 'Example City Council', {
        familyName: 'Example City Council',
        isBody: true,
      })
      const record = articleRecord()
      const [quote] = record.quotes
      const spoken = [quote!, quote!, quote!].map(each => ({ ...each, speakerId: 'council' }))
      await store.articles.save({
        ...record,
        people: [...record.people, council],
        quotes: [...record.quotes, ...spoken],
      })
      expect(await store.people.find('council')).toEqual(council)
      expect(idsOf(await store.people.mostQuoted({ limit: 5 }))).toEqual(['council', 'ada-quill'])
      expect(idsOf(await store.people.mostQuoted({ limit: 5, who: 'people' }))).toEqual(['ada-quill'])
      expect(idsOf(await store.people.mostQuoted({ limit: 5, who: 'bodies' }))).toEqual(['council'])
      const { isBody: _, ...noBody } = council
      await store.people.save([noBody])
      expect(await store.people.find('council')).toEqual(noBody)
    }))

  test('what somebody is said to have said, without marks, is no quotation of theirs', () =>
    withStore(open, async store => {
      const record = articleRecord()
      const [quote] = record.quotes
      const kinds = ['indirect', 'mixed', 'indirect'] as const
      await store.articles.save({ ...record, quotes: kinds.map(kind => ({ ...quote!, kind })) })
      expect(await store.people.mostQuoted({ limit: 5 })).toEqual([
        { person: adaQuill, quoteCount: 1, mentionCount: 2 },
      ])
      await store.articles.save({
        ...articleRecord({ headline: 'Changed' }),
        quotes: [{ ...quote!, kind: 'indirect' }],
      })
      expect(await store.people.mostQuoted({ limit: 5 })).toEqual([])
      expect(await store.people.search('ada quill', { limit: 1 })).toEqual([
        { person: adaQuill, quoteCount: 0, mentionCount: 2 },
      ])
    }))

  test('officials are those of whom an office is known', () =>
    withStore(open, async store => {
      expect(await store.people.officials()).toEqual([])
      const senator = person('bo-sample', 'Bo Sample', { roles: [{ office: 'senator', former: true }] })
      const called = person('di-sample', 'Di Sample', { roles: [{ office: 'mayor', fromArticles: true }] })
      await store.people.save([senator, person('cy-sample', 'Cy Sample'), called, adaQuill])
      expect(await store.people.officials()).toEqual([adaQuill, senator])
      expect(await store.people.find('di-sample')).toEqual(called)
    }))

  test('those nobody quotes are not among the most quoted', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      expect(idsOf(await store.people.mostQuoted({ limit: 5 }))).toEqual(['ada-quill'])
    }))

  test('a directory of thousands goes in at once, and again', () =>
    withStore(open, async store => {
      const many = Array.from({ length: 3000 }, (_, index) => person(`p${index}`, `Robin Sample${index}`))
      await store.people.save(many)
      await store.people.save(many)
      expect(await store.people.count()).toBe(3000)
      expect((await store.people.named('robin sample2999')).map(({ id }) => id)).toEqual(['p2999'])
      expect(idsOf(await store.people.search('sample2999', { limit: 1 }))).toEqual(['p2999'])
    }))

  test('who is named in some articles, and how often in each', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      await store.articles.save(articleRecord({ id: 'other' }))
      await store.articles.save(plainRecord('empty', 'Nobody is named here.'))
      const found = await store.people.mentionedIn(['bridge', 'empty', 'unknown'])
      expect(found).toEqual([
        { articleId: 'bridge', person: adaQuill, count: 2 },
        { articleId: 'bridge', person: joseNunez, count: 1 },
      ])
      expect(await store.people.mentionedIn([])).toEqual([])
      // A version that no longer names them counts no more.
      await store.articles.save(plainRecord('bridge', 'The bridge is open.'))
      expect(await store.people.mentionedIn(['bridge'])).toEqual([])
    }))
}
