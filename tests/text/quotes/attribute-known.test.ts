import { expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { attribute } from '../../../src/text/quotes/attribute.ts'

const president = (name: string, start: string, end: string): Person => ({
  id: name,
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [{ office: 'President', start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) }],
  gender: 'male',
})
const directory = directoryOf([
  president('Walter Rusk', '2017-01-20', '2021-01-20'),
  president('Glenn Harker', '2021-01-20', '2025-01-20'),
])

const RALLY = 'President Rusk and Glenn Harker met in Milbrook.'
const cases = [
  { text: `${RALLY} “We will win,” the president said.`, day: '2019-11-08', speaker: 'Walter Rusk' },
  { text: '“We will win,” President Harker said.', day: '2022-03-01', speaker: 'Glenn Harker' },
  { text: 'Rusk came late. “We will win,” Mr. Rusk said.', day: '2019-11-08', speaker: 'Walter Rusk' },
  // She who follows is another.
  {
    text: 'Ann Soto saw Rusk. She clapped. “We will win,” Rusk said.',
    day: '2019-11-08',
    speaker: 'Walter Rusk',
  },
  { text: '“We will win,” the club president said.', day: '2019-11-08', speaker: undefined },
  { text: '“We will win,” the president said.', day: undefined, speaker: undefined },
]
for (const { text, day, speaker } of cases) {
  test(`${day ?? 'no day'}: ${text}`, () => {
    const { attributions } = attribute({
      text,
      directory,
      ...(day && { publishedOn: Temporal.PlainDate.from(day) }),
    })
    expect(
      attributions.map(found => found.speaker),
      text,
    ).toEqual([speaker])
  })
}
