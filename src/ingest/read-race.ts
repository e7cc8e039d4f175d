import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Person } from '../model/person.ts'
import type { Race } from '../model/race.ts'
import type { Store } from '../stores/store.ts'
import { familyName } from '../text/people/family-name.ts'
import { resolvePerson } from './resolve-person.ts'

/** A race as a file describes it: with people as they are called. */
export interface DescribedRace extends Omit<Race, 'personIds' | 'spaceId'> {
  readonly people: readonly { readonly name: string; readonly wikidata?: string }[]
}

/**
 * Reads the description of a race, as seeds/README.md has it. Its id is the name of the file.
 *
 * @throws Error that names the file which is not as described
 */
export async function readRace(file: string): Promise<DescribedRace> {
  try {
    const { election, ...race } = raceShape.parse(parse(await readFile(file, 'utf8')))
    return { ...race, id: basename(file).replace(/\.\w+$/, ''), electionOn: election }
  } catch (cause) {
    throw new Error(`Expected a race in ${file}`, { cause })
  }
}

const day = z.string().transform(value => Temporal.PlainDate.from(value))

const raceShape = z.strictObject({
  office: z.string().min(1),
  place: z.string().min(1),
  election: day,
  dates: z.array(z.strictObject({ name: z.string().min(1), on: day })).default([]),
  people: z.array(z.strictObject({ name: z.string().min(1), wikidata: z.string().exactOptional() })),
  terms: z.array(z.string().min(1)).default([]),
})

/** Puts a race that everybody has into the store. Whoever runs in it and is not in the directory is added there. */
export async function saveDescribedRace({ people, ...race }: DescribedRace, store: Store): Promise<void> {
  const personIds: string[] = []
  for (const described of people) {
    const person = await findDescribed(described, { store, on: race.electionOn })
    await store.people.save([person])
    personIds.push(person.id)
  }
  await store.races.save({ ...race, personIds })
}

async function findDescribed(
  { name, wikidata }: DescribedRace['people'][number],
  { store, on }: { readonly store: Store; readonly on: Temporal.PlainDate },
): Promise<Person> {
  const bearers = wikidata === undefined ? [] : await store.people.named(name)
  const named = { name, familyName: familyName(name.split(' ')), otherNames: [], titles: [] }
  return (
    bearers.find(person => person.wikidataId === wikidata) ??
    (await resolvePerson(named, { people: store.people, on }))
  )
}
