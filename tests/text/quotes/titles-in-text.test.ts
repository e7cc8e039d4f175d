import { expect, test } from 'vitest'
import { attribute } from '../../../src/text/quotes/attribute.ts'

const cases: readonly (readonly [text: string, titles: Readonly<Record<string, readonly string[]>>])[] = [
  ['Jill Trask, a former treasurer of Dover, left.', { 'Jill Trask': ['former treasurer'] }],
  ['The treasurer, Jill Trask, left.', { 'Jill Trask': ['treasurer'] }],
  [
    'The lawyer Jill Trask is well known. Trask’s tenure as attorney general ended.',
    { 'Jill Trask': ['The lawyer', 'former attorney general'] },
  ],
  ['Jill Trask, who served as mayor, left.', { 'Jill Trask': ['former mayor'] }],
  ['In Milbrook, the mayor said that Jill Trask left.', { 'Jill Trask': [] }],
  ['Jill Trask met supporters, voters and aides.', { 'Jill Trask': [] }],
]
for (const [text, titles] of cases)
  test(text, () => {
    const found = attribute({ text }).people.map(person => [person.name, person.titles])
    expect(Object.fromEntries(found)).toMatchObject(titles)
  })
