import { describe, expect, test } from 'vitest'
import type { Person } from '../../../src/model/person.ts'
import { type Directory, directoryOf } from '../../../src/text/people/directory.ts'
import { findPeople } from '../../../src/text/people/find-people.ts'

/** Names are written as `[title|Name]`. @returns each person with the mentions that are hers or his */
function peopleIn(marked: string, directory?: Directory): string[] {
  let text = ''
  let from = 0
  const mentions = Array.from(marked.matchAll(/\[([^|]*)\|([^\]]*)\]/g), match => {
    const [all, title, name] = match as unknown as [string, string, string]
    text += marked.slice(from, match.index) + (title && `${title} `)
    from = match.index + all.length
    const start = text.length
    text += name
    return { start, end: text.length, title, words: name.split(' ') }
  })
  text += marked.slice(from)
  return findPeople(mentions, { text, directory }).map(({ name, gender, mentions: at }) =>
    [name, gender ?? '?', at].join(' '),
  )
}

const person = (name: string, office: string, gender: 'female' | 'male'): Person => ({
  id: name,
  name,
  familyName: name.split(' ').at(-1)!,
  otherNames: [],
  roles: [{ office, start: Temporal.PlainDate.from('2017-01-20') }],
  gender,
})
const directory = directoryOf([
  person('Walter Rusk', 'President', 'male'),
  person('Ann Soto', 'U.S. Senator', 'female'),
  person('Vera Lund', 'U.S. Senator', 'female'),
])

describe('a family name alone stands for whom the directory knows by it', () => {
  const cases = [
    { text: '[President|Rusk] spoke.', people: ['Walter Rusk male 0'] },
    { text: '[Mr.|Rusk] spoke. [|Rusk] left.', people: ['Walter Rusk male 0,1'] },
    { text: '[Sen.|Soto] voted.', people: ['Ann Soto female 0'] },
    // Not without a title, unless the article goes on with "she".
    { text: '[|Lund] voted.', people: ['Lund ? 0'] },
    { text: '[|Lund] voted. She left.', people: ['Vera Lund female 0'] },
    { text: '[|Lund] voted. He left.', people: ['Lund ? 0'] },
    { text: '[Mr.|Soto] voted.', people: ['Soto male 0'] },
    // A junior has his father's name.
    { text: '[|Rusk Jr.] left.', people: ['Walter Rusk Jr. male 0'] },
    { text: '[|Walter A. Rusk] met [|Rusk].', people: ['Walter Rusk male 0,1'] },
    {
      text: '[the|Rusk Administration] fell. [|Rusk] left.',
      people: ['Rusk Administration ? 0', 'Walter Rusk male 1'],
    },
  ]
  for (const { text, people } of cases) test(text, () => expect(peopleIn(text, directory)).toEqual(people))
})

describe('without a directory nobody is known by half a name', () => {
  const cases = [
    { text: '[Sen.|Soto] voted.', people: ['Soto ? 0'] },
    { text: '[Sen.|Soto] voted. [Ms.|Soto] left.', people: ['Soto ? 0,1'] },
    { text: '[|Walter A. Rusk] met [|Rusk].', people: ['Walter A. Rusk male 0,1'] },
  ]
  for (const { text, people } of cases) test(text, () => expect(peopleIn(text)).toEqual(people))
})

describe('longer and shorter forms of one name', () => {
  const cases = [
    {
      text: '[the|Norland Security Council] met; [the|Security Council] voted.',
      people: ['Norland Security Council ? 0,1'],
    },
    {
      text: '[the|Security Council] met; [the|Norland Security Council] voted.',
      people: ['Norland Security Council ? 0,1'],
    },
    { text: '[|Tolland Energy] cut jobs, [|Tolland] said.', people: ['Tolland Energy ? 0,1'] },
    // An initial tells no gender, the second name may.
    { text: '[|E. Helen Varden] spoke. [|Varden] left.', people: ['E. Helen Varden female 0,1'] },
    { text: '[|Zev Quorl] spoke. [Mrs.|Zev Quorl] left.', people: ['Zev Quorl female 0,1'] },
    {
      text: '[|Mark Doyle] and [|Luke Doyle] met. [|Luke Doyle] spoke. [|Doyle] left.',
      people: ['Mark Doyle male 0', 'Luke Doyle male 1,2,3'],
    },
    // Of father and son the name alone is the father's.
    {
      text: '[|Pat Rusk Sr.] and [|Pat Rusk Jr.] met. [|Rusk] spoke.',
      people: ['Pat Rusk Sr. male 0,2', 'Pat Rusk Jr. male 1'],
    },
  ]
  for (const { text, people } of cases) test(text, () => expect(peopleIn(text)).toEqual(people))
})
