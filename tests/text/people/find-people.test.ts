import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import { directoryOf, knownBy, presidentOn } from '../../../src/text/people/directory.ts'
import { findPeople } from '../../../src/text/people/find-people.ts'
import { genderOfGivenName, genderOfTitle } from '../../../src/text/people/gender.ts'
import { nameKind } from '../../../src/text/people/name-kind.ts'
import { sameGivenName } from '../../../src/text/people/short-forms.ts'

/** Mentions written as `title|Name`, in reading order. */
function peopleOf(...mentions: string[]): string[] {
  const text = mentions.join('; ')
  let start = 0
  const names = mentions.map(mention => {
    const [title, name] = mention.includes('|') ? mention.split('|') : ['', mention]
    const at = start + mention.length - name!.length
    start += mention.length + 2
    return { start: at, end: at + name!.length, title: title!, words: name!.split(' ') }
  })
  return findPeople(names, { text }).map(({ name, kind, mentions: at }) => `${name} (${kind}) ${at}`)
}

describe('findPeople joins the names of one person', () => {
  const cases: readonly { mentions: string[]; people: string[] }[] = [
    { mentions: ['Sen.|Carla Webb', 'Webb', 'Ms.|Webb'], people: ['Carla Webb (person) 0,1,2'] },
    { mentions: ['Webb', 'Sen.|Carla Webb'], people: ['Carla Webb (person) 0,1'] },
    { mentions: ['Michael Doyle', 'Mike Doyle', 'M. Doyle'], people: ['Michael Doyle (person) 0,1,2'] },
    {
      mentions: ['Glenn Hale', 'Diane Hale', 'Mrs.|Hale'],
      people: ['Glenn Hale (person) 0', 'Diane Hale (person) 1,2'],
    },
    { mentions: ['Carla Webb', 'Carla'], people: ['Carla Webb (person) 0,1'] },
    { mentions: ['Bill de Vries', 'De Vries'], people: ['Bill de Vries (person) 0,1'] },
    {
      mentions: ['Walter Dunn', 'Dunn Jr.'],
      people: ['Walter Dunn (person) 0', 'Walter Dunn Jr. (person) 1'],
    },
    { mentions: ['Harbor Safety Agency', 'HSA'], people: ['Harbor Safety Agency (body) 0,1'] },
    { mentions: ['the|Harbor Times', 'the|Times'], people: ['Harbor Times (body) 0,1'] },
  ]
  for (const { mentions, people } of cases)
    test(mentions.join('; '), () => expect(peopleOf(...mentions)).toEqual(people))
})

describe('nameKind', () => {
  const cases: readonly [name: string, title: string, kind: string][] = [
    ['Carla Webb', '', 'person'],
    ['Quorra Vint', 'Sen.', 'person'],
    ['Dover Planning Commission', '', 'body'],
    ['Harbor Times', 'the', 'body'],
    ['Ohio', '', 'place'],
    ['N.H.', '', 'place'],
    ['CXB', '', 'body'],
    ['Vint', '', 'unknown'],
  ]
  for (const [name, title, kind] of cases)
    test(`${title} ${name}`, () => expect(nameKind(name.split(' '), title)).toBe(kind))
})

describe('gender', () => {
  const titles = {
    'Mrs.': 'female',
    'his wife,': 'female',
    congressman: 'male',
    spokeswoman: 'female',
    'Sen.': undefined,
  }
  for (const [title, gender] of Object.entries(titles))
    test(title, () => expect(genderOfTitle(title)).toBe(gender))
  const names = { Helen: 'female', Luis: 'male', Morgan: 'either', Qwert: undefined }
  for (const [name, gender] of Object.entries(names))
    test(name, () => expect(genderOfGivenName(name)).toBe(gender))
})

describe('sameGivenName', () => {
  const cases: readonly [string, string, boolean][] = [
    ['Mike', 'Michael', true],
    ['J.', 'Jane', true],
    ['José', 'Jose', true],
    ['Glenn', 'Diane', false],
    ['Al', 'Alan', false],
  ]
  for (const [one, other, same] of cases)
    test(`${one}, ${other}`, () => expect(sameGivenName(one, other)).toBe(same))
})

const person = (name: string, office: string, rest: Partial<Person> = {}): Person => ({
  id: name,
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [
    { office, start: Temporal.PlainDate.from('2017-01-20'), end: Temporal.PlainDate.from('2021-01-20') },
  ],
  ...rest,
})
const directory = directoryOf([
  person('Walter Dunn', 'President', { gender: 'male' }),
  person('Ann Soto', 'U.S. Senator', { gender: 'female' }),
  person('Mark Doyle', 'U.S. Representative', { gender: 'male' }),
  person('Luke Doyle', 'U.S. Representative', { gender: 'male' }),
])

describe('knownBy', () => {
  const cases: readonly [title: string, family: string, name: string | undefined][] = [
    ['', 'Dunn', 'Walter Dunn'],
    ['Mrs.', 'Dunn', undefined],
    ['Sen.', 'Soto', 'Ann Soto'],
    // A senator is not known by the family name alone, nor one of two representatives of that name by the office.
    ['', 'Soto', undefined],
    ['Rep.', 'Doyle', undefined],
  ]
  for (const [title, family, name] of cases)
    test(`${title} ${family}`, () => expect(knownBy({ family, title }, directory)?.name).toBe(name))
})

test('presidentOn knows who held the office on a day', () => {
  expect(presidentOn(Temporal.PlainDate.from('2019-11-08'), directory)?.name).toBe('Walter Dunn')
  expect(presidentOn(Temporal.PlainDate.from('2021-01-20'), directory)).toBeUndefined()
})
