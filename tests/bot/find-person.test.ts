import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { completeLine } from '../../src/bot/complete.ts'
import { findPerson } from '../../src/bot/find-person.ts'
import { suggestPeople } from '../../src/bot/suggest.ts'
import type { Person, Role } from '../../src/model/person.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { sampleCommands } from './sample-commands.ts'

const TODAY = Temporal.PlainDate.from('2019-11-13')

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [],
  ...more,
})
const held = (office: string, start: string, end?: string): Role => ({
  office,
  start: Temporal.PlainDate.from(start),
  ...(end === undefined ? {} : { end: Temporal.PlainDate.from(end) }),
})

const people: readonly Person[] = [
  person('Helen Marsh', { otherNames: ['Helen R. Marsh'], roles: [held('Mayor', '2015-01-05')] }),
  person('Owen Marsh', { roles: [held('coroner', '2010-01-01')] }),
  person('Ida Marsh'),
  person('Tomás Iriarte', {
    roles: [held('Mayor', '2007-01-03', '2015-01-05'), { office: 'harbor master', former: true }],
  }),
  person('Priya Venkat', { roles: [held('Vice Mayor', '2017-01-03')] }),
  person('Lou Castellan', { roles: [held('governor', '2025-01-01')] }), // not yet
  person('Ann Delacroix-Webb'),
  person('Bo Delacroix'),
  person('Ada Okonjo-Vask'),
  person('Jo O’Ferris'),
  person('Rex Quillfeather', { roles: [held('sheriff', '2012-01-01')] }),
  person('Rexa Quillfeather'),
  person('Zora Umber'),
  person('Wes Umber'),
]

// Who is in the news: quotations and mentions in the one article.
const QUOTED = {
  'helen-marsh': 2,
  'tomás-iriarte': 1,
  'bo-delacroix': 1,
  'ann-delacroix-webb': 1,
  'zora-umber': 5,
  'wes-umber': 1,
}
const MENTIONED = { 'helen-marsh': 3, 'owen-marsh': 1, 'tomás-iriarte': 1, 'ann-delacroix-webb': 1 }

let store: Store
beforeAll(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  await store.people.save(people)
  await store.articles.save({
    article: {
      id: 'a1',
      canonicalUrl: 'https://post.example.com/a',
      publisher: 'The Kestrel Post',
      headline: 'Two campaigns open',
      publishedAt: Temporal.Instant.from('2019-11-08T12:00:00Z'),
      publishedOn: Temporal.PlainDate.from('2019-11-08'),
      language: 'en',
      text: '“Yes.”',
    },
    people: [],
    passages: [],
    quotes: Object.entries(QUOTED).flatMap(([speakerId, count]) =>
      Array.from({ length: count }, () => ({
        kind: 'direct' as const,
        content: [{ start: 1, end: 5 }],
        speakerId,
        medium: 'said' as const,
        confidence: 0.9,
      })),
    ),
    mentions: Object.entries(MENTIONED).map(([personId, count]) => ({ personId, count })),
  })
})
afterAll(() => store.close())

test('a whole name of somebody in the news is found without comparing all names that are alike', async () => {
  const search = vi.spyOn(store.people, 'search')
  for (const typed of ['Helen Marsh', 'helen r. marsh', 'MAYOR HELEN MARSH', 'tomas iriarte', 'wes umber'])
    expect(await findPerson(store, typed, TODAY), typed).toMatchObject({ kind: 'one' })
  expect(search).not.toHaveBeenCalled()
  await findPerson(store, 'ida marsh', TODAY)
  expect(search).toHaveBeenCalledOnce()
  search.mockRestore()
})

describe('one person is meant', () => {
  const cases: readonly (readonly [typed: string, name: string])[] = [
    ['Helen Marsh', 'Helen Marsh'],
    ['helen r. marsh', 'Helen Marsh'],
    ['helen q marsh', 'Helen Marsh'],
    ['MAYOR HELEN MARSH', 'Helen Marsh'],
    ['hellen marsch', 'Helen Marsh'],
    ['owen marsh', 'Owen Marsh'], // the full name of somebody not quoted
    ['marsh', 'Helen Marsh'], // of three, the one who is quoted
    ['marhs', 'Helen Marsh'],
    ['tomas iriarte', 'Tomás Iriarte'],
    ['IRIATE', 'Tomás Iriarte'],
    ['iriarte’s', 'Tomás Iriarte'],
    ['rex quillfeather', 'Rex Quillfeather'],
    ['umber', 'Zora Umber'], // both are quoted, she five times as often
    ['wes umber', 'Wes Umber'],
    ['vask', 'Ada Okonjo-Vask'], // a part of a joined name
    ['OKONJO', 'Ada Okonjo-Vask'],
    ['okonjo vask', 'Ada Okonjo-Vask'],
    ['ada vask', 'Ada Okonjo-Vask'],
    ['ada okonjo', 'Ada Okonjo-Vask'],
    ['okonjo-vaks', 'Ada Okonjo-Vask'],
    ['okonko', 'Ada Okonjo-Vask'],
    ['ferris', 'Jo O’Ferris'],
    ['the mayor', 'Helen Marsh'],
    ['the former mayor', 'Tomás Iriarte'],
    ['the former harbor master', 'Tomás Iriarte'],
    ['the vice mayor', 'Priya Venkat'],
    ['The Sheriff', 'Rex Quillfeather'],
  ]
  for (const [typed, name] of cases) {
    test(`"${typed}" is ${name}`, async () => {
      expect(await findPerson(store, typed, TODAY), typed).toMatchObject({ kind: 'one', person: { name } })
    })
  }
})

test('an office is that of whoever held it on the day', async () => {
  const on = (day: string) => findPerson(store, 'the mayor', Temporal.PlainDate.from(day))
  expect(await on('2010-06-01')).toMatchObject({ person: { name: 'Tomás Iriarte' } })
  expect(await on('2015-01-04')).toMatchObject({ person: { name: 'Tomás Iriarte' } })
  expect(await on('2015-01-05')).toMatchObject({ person: { name: 'Helen Marsh' } })
})

describe('several could be meant', () => {
  const cases: readonly (readonly [typed: string, names: string[]])[] = [
    ['quillfeather', ['Rex Quillfeather', 'Rexa Quillfeather']], // nobody of them is in the news
    ['delacroix', ['Bo Delacroix']], // the name itself comes before a part of one
  ]
  for (const [typed, names] of cases) {
    test(`"${typed}"`, async () => {
      const found = await findPerson(store, typed, TODAY)
      const given = found.kind === 'several' ? found.people : found.kind === 'one' ? [found.person] : []
      expect(given.map(({ name }) => name).sort()).toEqual(names)
    })
  }
})

describe('nobody is meant', () => {
  for (const typed of [
    '',
    '?',
    'x',
    '🗳️',
    'the governor',
    'zebedee',
    "'; drop table people; --",
    '%',
    '*',
    '"',
  ]) {
    test(JSON.stringify(typed), async () => {
      expect((await findPerson(store, typed, TODAY)).kind, typed).toBe('none')
    })
  }

  test('whoever comes near is named, by a part of a name too', async () => {
    expect(await findPerson(store, 'vaskes', TODAY)).toMatchObject({ near: [{ name: 'Ada Okonjo-Vask' }] })
    const found = await findPerson(store, 'owyn', TODAY)
    expect(found.kind).toBe('none')
    expect(found.kind === 'none' && found.near.map(({ name }) => name)).toEqual(['Owen Marsh'])
  })
})

describe('completion', () => {
  const complete = (line: string) => completeLine(line, sampleCommands, store)

  test('commands by their beginning, in any case', async () => {
    expect(await complete('/')).toEqual(['/ask', '/poll', '/race add', '/race list', '/status'])
    expect(await complete('/RA')).toEqual(['/race add', '/race list'])
    expect(await complete('/zz')).toEqual([])
    expect(await complete('who')).toEqual([])
  })

  test('people after a command that takes one, the most quoted first', async () => {
    expect(await complete('/poll ')).toEqual([
      '/poll Zora Umber',
      '/poll Helen Marsh',
      '/poll Ann Delacroix-Webb',
      '/poll Tomás Iriarte',
      '/poll Bo Delacroix', // as often quoted as these two, never mentioned besides
      '/poll Wes Umber',
    ])
    expect((await complete('/poll mar')).slice(0, 2)).toEqual(['/poll Helen Marsh', '/poll Owen Marsh'])
    expect(await complete('/POLL iriar')).toEqual(['/poll Tomás Iriarte'])
  })

  test('nothing where no name is expected', async () => {
    expect(await complete('/poll marsh about:wat')).toEqual([])
    expect(await complete('/status mar')).toEqual([])
    expect(await complete('/race add mar')).toEqual([])
  })

  test('a part of a joined name is completed, and suggested where it is misspelt', async () => {
    for (const typed of ['vask', 'va', 'okonjo-v'])
      expect(await complete(`/poll ${typed}`), typed).toContain('/poll Ada Okonjo-Vask')
    for (const typed of ['vask', 'ada va', 'okonko'])
      expect((await suggestPeople(typed, store)).map(({ person }) => person.name)).toContain(
        'Ada Okonjo-Vask',
      )
  })

  test('whoever is in the news comes before the rest', async () => {
    const names = (await suggestPeople('marsh', store)).map(tally => tally.person.name)
    expect(names).toEqual(['Helen Marsh', 'Owen Marsh', 'Ida Marsh'])
  })

  test('a misspelling is completed too, behind names that begin so', async () => {
    const suggested = async (typed: string) =>
      (await suggestPeople(typed, store)).map(tally => tally.person.name)
    expect(await suggested('marhs')).toEqual(['Helen Marsh', 'Owen Marsh', 'Ida Marsh'])
    expect(await suggested('rexa')).toEqual(['Rexa Quillfeather'])
    expect(await suggested('ir')).toEqual(['Tomás Iriarte'])
    expect(await suggested('web del')).toEqual(['Ann Delacroix-Webb'])
    expect(await suggested('zzz')).toEqual([])
  })

  test('no more than 25, whoever is quoted among hundreds first', async () => {
    const many = Array.from({ length: 300 }, (_, index) => person(`Hal Sample${index}`))
    const crowded = await openSqliteStore({ file: ':memory:' })
    await crowded.people.save([...many, ...people])
    expect(await suggestPeople('h', crowded)).toHaveLength(25)
    expect(await suggestPeople('', crowded)).toEqual([])
    await crowded.close()
  })
})
