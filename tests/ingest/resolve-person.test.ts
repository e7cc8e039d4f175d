import { describe, expect, test } from 'vitest'
import { type NamedPerson, resolvePerson } from '../../src/ingest/resolve-person.ts'
import type { Person, Role } from '../../src/model/person.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [],
  ...more,
})

const senator = { office: 'U.S. Senator', start: day('2011-01-03'), end: day('2023-01-03') }
const representative = { office: 'U.S. Representative', start: day('2013-01-03'), end: day('2015-01-03') }

const directory: readonly Person[] = [
  person('ann-roe', 'Ann Roe', {
    otherNames: ['Annabel Roe', 'Ann B. Roe'],
    roles: [senator],
    gender: 'female',
  }),
  person('bo-poe', 'Bo Poe', { roles: [senator] }),
  person('bo-poe-oh', 'Bo Poe', { roles: [representative] }),
  person('cy-doe', 'Cy Doe', { roles: [{ office: 'U.S. Senator', former: true }] }),
  person('cy-doe-ia', 'Cy Doe', { roles: [{ office: 'U.S. Senator', former: true }] }),
  person('dee-loe', 'Dee Loe', { roles: [representative] }),
  person('dee-loe-2', 'Dee Loe', { roles: [representative] }),
  person('dee-loe-3', 'Dee Loe'),
  person('vance', 'Vance'),
  person('example-city-council', 'Example City Council', {
    familyName: 'Example City Council',
    isBody: true,
  }),
  person('kit-coe', 'Kit Coe', { roles: [{ ...senator, former: true }], gender: 'female' }),
  person('kit-coe-oh', 'Kit Coe', { roles: [representative], gender: 'male' }),
  person('gil-foe', 'Gil Foe', { roles: [{ office: 'President', former: true }] }),
  person('gil-w-foe', 'Gil W. Foe', {
    otherNames: ['Gil Foe'],
    roles: [{ office: 'President', former: true }],
  }),
  person('gil-foe-3', 'Mayor Foe', { otherNames: ['Gil W. Foe', 'Gil Foe'] }),
]

const named = (name: string, more: Partial<NamedPerson> = {}): NamedPerson => ({
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  titles: [],
  ...more,
})

async function resolve(each: NamedPerson, on = '2019-11-08'): Promise<Person> {
  const { people } = await openSqliteStore({ file: ':memory:' })
  await people.save(directory)
  return resolvePerson(each, { people, on: day(on) })
}

const cases: readonly (readonly [why: string, each: NamedPerson, id: string, on?: string])[] = [
  ['one bears the name', named('Ann Roe'), 'ann-roe'],
  ['one bears it among others', named('ANNABEL ROE'), 'ann-roe'],
  ['initials and Jr. are left out', named('Ann C. Roe, Jr.'), 'ann-roe'],
  [
    'one bears another name in the article',
    named('Bella Roe', { otherNames: ['Roe', 'Annabel Roe'] }),
    'ann-roe',
  ],
  ['one bears the name, whatever gender it suggests', named('Ann Roe', { gender: 'male' }), 'ann-roe'],
  ['one of two has the gender', named('Kit Coe', { gender: 'male' }), 'kit-coe-oh'],
  ['one of two is in office', named('Bo Poe'), 'bo-poe'],
  ['the title tells', named('Bo Poe', { titles: ['former Rep.'] }), 'bo-poe-oh'],
  ['the title tells', named('Bo Poe', { titles: ['Rep.'] }), 'bo-poe-oh'],
  ['the title tells', named('Bo Poe', { titles: ['Congressman'] }), 'bo-poe-oh'],
  ['both are in office', named('Bo Poe'), 'bo-poe-2', '2014-05-01'],
  ['nothing tells', named('Cy Doe'), 'cy-doe-2'],
  ['nothing tells but one is known from articles', named('Dee Loe'), 'dee-loe-3'],
  ['the directory calls him so', named('Gil W. Foe'), 'gil-w-foe'],
  ['the directory calls him so, not his son', named('Gil Foe'), 'gil-foe'],
  ['a family name alone is no official', named('Roe'), 'roe'],
  ['a family name alone was known as such', named('Vance'), 'vance'],
  ['nobody is called so', named('Zoë O’Núñez'), 'zoe-onunez'],
  ['nobody is called so', named('李明'), '李明'],
]

describe('whom an article means:', () => {
  for (const [why, each, id, on] of cases)
    test(`${each.titles} ${each.name}: ${why}`, async () => {
      expect((await resolve(each, on)).id, each.name).toBe(id)
    })
})

test('a new person has what the article gives', async () => {
  const each = named('Eve B. Moe Jr.', {
    familyName: 'Moe',
    otherNames: ['Moe', 'Evie Moe', 'Eve B. Moe Jr.'],
    gender: 'female',
    titles: ['mayor'],
  })
  expect(await resolve(each)).toEqual({
    id: 'eve-b-moe-jr',
    name: 'Eve B. Moe Jr.',
    familyName: 'Moe',
    otherNames: ['Eve Moe', 'Evie Moe'],
    roles: [{ office: 'mayor', start: day('2019-11-08'), fromArticles: true }],
    gender: 'female',
  })
})

test('those known from articles learn names and gender, officials do not', async () => {
  const loe = await resolve(named('Dee Loe', { otherNames: ['Loe', 'Deedee Loe'], gender: 'female' }))
  expect(loe).toMatchObject({
    id: 'dee-loe-3',
    name: 'Dee Loe',
    otherNames: ['Deedee Loe'],
    gender: 'female',
  })
  const roe = await resolve(named('Ann Roe', { otherNames: ['Annie Roe'] }))
  expect(roe).toEqual(directory[0])
})

test('a body is one as long as no article takes it for a person', async () => {
  const council = named('Example City Council', { familyName: 'Example City Council', isBody: true })
  expect(await resolve(council)).toMatchObject({ id: 'example-city-council', isBody: true })
  expect(await resolve({ ...council, name: 'Example City Board' })).toMatchObject({ isBody: true })
  const taken = await resolve(named('Example City Council', { gender: 'female' }))
  expect(taken).toMatchObject({ id: 'example-city-council', familyName: 'Council', gender: 'female' })
  expect(taken).not.toHaveProperty('isBody')
  expect(await resolve({ ...council, name: 'Dee Loe' })).toEqual(
    directory.find(({ id }) => id === 'dee-loe-3'),
  )
})

describe('titles in articles become offices that nobody listed', () => {
  const called = (office: string, more: Partial<Role> = {}): Role => ({ office, fromArticles: true, ...more })
  const cases: readonly { readonly each: NamedPerson; readonly gained: readonly Role[] }[] = [
    {
      each: named('Eve Moe', { titles: ['Mayor', 'mayor'] }),
      gained: [called('mayor', { start: day('2019-11-08') })],
    },
    {
      each: named('Eve Moe', { titles: ['Mayor', 'Former Mayor'] }),
      gained: [called('mayor', { former: true })],
    },
    {
      each: named('Eve Moe', { titles: ['Former Mayor', 'Mayor'] }),
      gained: [called('mayor', { former: true })],
    },
    { each: named('Eve Moe', { titles: ['Ms.', 'candidate'] }), gained: [] },
    {
      each: named('Ann Roe', { titles: ['Former Attorney General', 'Sen.', 'former Sen.'] }),
      gained: [called('attorney general', { former: true })], // senator she is in the directory
    },
  ]
  for (const { each, gained } of cases) {
    test(`${each.titles} ${each.name}`, async () => {
      const { roles } = await resolve(each)
      expect(roles.filter(({ fromArticles }) => fromArticles)).toEqual(gained)
    })
  }
})
