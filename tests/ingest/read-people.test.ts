import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPeople } from '../../src/ingest/read-people.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hustings-people-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const official = {
  name: 'Bernard Núñez Jr.',
  given: 'Bernard',
  middle: 'Ray Lee',
  family: 'Núñez',
  suffix: 'Jr.',
  nickname: 'Bernie',
  gender: 'M',
  birthday: '1950-01-01',
  wikidata: 'Q1000000002',
  wikipedia: 'Bernie Núñez (politician)',
  roles: [
    { office: 'U.S. Representative', state: 'OH', district: 0, party: 'Independent', start: '2001-01-03' },
  ],
}

function read(...rows: readonly object[]) {
  const file = join(folder, 'people.jsonl')
  writeFileSync(file, rows.map(row => `${JSON.stringify(row)}\n`).join('\n'))
  return readPeople(file)
}

test('an official goes by the usual name and every other', async () => {
  const [person] = await read(official)
  expect(person).toEqual({
    id: 'bernie-nunez',
    name: 'Bernie Núñez',
    familyName: 'Núñez',
    otherNames: expect.arrayContaining([
      'Bernard Núñez',
      'Bernard Núñez Jr.',
      'Bernard Ray Lee Núñez',
      'Bernard R.L. Núñez',
      'Bernard R. L. Nunez Jr.',
      'Bernie Nunez',
    ]),
    roles: [
      {
        office: 'U.S. Representative',
        state: 'OH',
        district: 'at large',
        party: 'Independent',
        start: Temporal.PlainDate.from('2001-01-03'),
      },
    ],
    gender: 'male',
    wikidataId: 'Q1000000002',
  })
  expect(new Set(person?.otherNames).size).toBe(person?.otherNames.length)
  expect(person?.otherNames).not.toContain(person?.name)
})

test('who shares a name goes by state, then by number', async () => {
  const people = await read(official, official, official)
  expect(people.map(({ id }) => id)).toEqual(['bernie-nunez', 'bernie-nunez-oh', 'bernie-nunez-2'])
})

describe('a file that is not as described is named with its line:', () => {
  for (const row of [{ ...official, gender: 'X' }, { ...official, roles: [{ state: 'OH' }] }, {}])
    test(JSON.stringify(row).slice(0, 40), async () => {
      await expect(read(official, row)).rejects.toThrow(/people\.jsonl:3$/)
    })
})
