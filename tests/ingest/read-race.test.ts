import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRace, saveDescribedRace } from '../../src/ingest/read-race.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-races-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = async (text: string) => {
  const file = join(folder, 'kestrel-mayor-2024.yaml')
  await writeFile(file, text)
  return readRace(file)
}

const MAYOR = `
office: mayor
place: Kestrel Bay
election: 2024-11-05
dates:
  - name: Primary
    on: 2024-06-04
people:
  - name: Ada Quill
    wikidata: Q1000000001
  - name: José de la Núñez
terms: [mayor’s race]
`

test('a file is a race under its own name', async () => {
  expect(await read(MAYOR)).toEqual({
    id: 'kestrel-mayor-2024',
    office: 'mayor',
    place: 'Kestrel Bay',
    electionOn: Temporal.PlainDate.from('2024-11-05'),
    dates: [{ name: 'Primary', on: Temporal.PlainDate.from('2024-06-04') }],
    people: [{ name: 'Ada Quill', wikidata: 'Q1000000001' }, { name: 'José de la Núñez' }],
    terms: ['mayor’s race'],
  })
})

test('other days and terms need not be said', async () => {
  const race = await read('office: mayor\nplace: Kestrel Bay\nelection: 2024-11-05\npeople: []')
  expect(race).toMatchObject({ dates: [], terms: [] })
})

describe('what is not as described is refused, by the name of the file', () => {
  const cases = {
    'no place': MAYOR.replace(/place.*/, ''),
    'no such day': MAYOR.replace('2024-11-05', '2024-11-31'),
    'a field that there is not': `${MAYOR}\nparty: none`,
    'not YAML': 'office: [',
  }
  for (const [name, text] of Object.entries(cases)) {
    test(name, () => expect(read(text)).rejects.toThrow('kestrel-mayor-2024.yaml'))
  }
})

test('its people are those of the directory, by number where two share a name; others are added', async () => {
  const store = await openSqliteStore({ file: ':memory:' })
  const ada = { name: 'Ada Quill', familyName: 'Quill', otherNames: [], roles: [] }
  await store.people.save([
    { ...ada, id: 'ada-quill' },
    { ...ada, id: 'ada-quill-2', wikidataId: 'Q1000000001' },
  ])
  await saveDescribedRace(await read(MAYOR), store)
  const race = await store.races.find('kestrel-mayor-2024', 'any')
  expect(race?.personIds).toEqual(['ada-quill-2', 'jose-de-la-nunez'])
  expect(await store.people.find('jose-de-la-nunez')).toMatchObject({ familyName: 'Núñez' })
  await store.close()
})

test('every race of the seeds can be read', async () => {
  const seeds = join(import.meta.dirname, '../../seeds/races')
  for (const name of await readdir(seeds)) {
    const { people, terms } = await readRace(join(seeds, name))
    expect(people.length, name).toBeGreaterThan(1)
    expect(terms, name).not.toEqual([])
  }
})
