import type { Person } from '../../model/person.ts'
import { inBatches } from './batches.ts'
import type { TermIndexes } from './dialect.ts'
import { nameTriples } from './name-triples.ts'
import { nameWords } from './name-words.ts'
import { foldName, officeTerms, personToRow } from './person-rows.ts'
import type { Database, PersonRow } from './schema.ts'

/** Adds people to the directory or brings them up to date there; those who stand there as they are cost a look. In a transaction. */
export async function savePeople(
  db: Database,
  indexes: TermIndexes,
  people: readonly Person[],
): Promise<void> {
  const changed = await notYetSaved(db, people)
  await upsert(db, changed.map(personToRow))
  await removeNames(db, indexes, changed)
  await addNames(db, indexes, changed)
  await addOffices(db, changed)
}

/** Takes people out of the directory, to whom nothing is given any more. In a transaction. */
export async function removePeople(
  db: Database,
  indexes: TermIndexes,
  ids: readonly string[],
): Promise<void> {
  await removeNames(
    db,
    indexes,
    ids.map(id => ({ id })),
  )
  await db.deleteFrom('people').where('id', 'in', ids).execute()
}

/** The last word on each person, where the directory says otherwise. */
async function notYetSaved(db: Database, people: readonly Person[]): Promise<Person[]> {
  const last = new Map(people.map(person => [person.id, person]))
  const rows = await inBatches([...last.keys()], batch =>
    db.selectFrom('people').selectAll().where('id', 'in', batch).execute(),
  )
  const saved = new Map(rows.map(row => [row.id, row]))
  return [...last.values()].filter(person => {
    const row = saved.get(person.id)
    return row === undefined || !sameRow(row, personToRow(person))
  })
}

function sameRow(a: PersonRow, b: PersonRow): boolean {
  return (Object.keys(b) as (keyof PersonRow)[]).every(column => a[column] === b[column])
}

async function upsert(db: Database, rows: readonly PersonRow[]): Promise<void> {
  await inBatches(rows, batch =>
    db
      .insertInto('people')
      .values(batch)
      .onConflict(conflict =>
        conflict.column('id').doUpdateSet(update => ({
          name: update.ref('excluded.name'),
          family_name: update.ref('excluded.family_name'),
          other_names: update.ref('excluded.other_names'),
          roles: update.ref('excluded.roles'),
          gender: update.ref('excluded.gender'),
          wikidata_id: update.ref('excluded.wikidata_id'),
          is_body: update.ref('excluded.is_body'),
        })),
      )
      .execute(),
  )
}

async function removeNames(
  db: Database,
  indexes: TermIndexes,
  people: readonly Pick<Person, 'id'>[],
): Promise<void> {
  const removed = await inBatches(people, async batch => {
    const ids = batch.map(({ id }) => id)
    await db.deleteFrom('offices').where('person_id', 'in', ids).execute()
    await db.deleteFrom('name_words').where('person_id', 'in', ids).execute()
    return db.deleteFrom('names').where('person_id', 'in', ids).returning('key').execute()
  })
  await indexes.remove(
    db,
    'name_terms',
    removed.map(({ key }) => key),
  )
}

async function addNames(db: Database, indexes: TermIndexes, people: readonly Person[]): Promise<void> {
  const words = people.flatMap(({ id, name, familyName, otherNames }) =>
    nameWords([name, familyName, ...otherNames]).map(word => ({ word, person_id: id })),
  )
  await inBatches(words, batch => db.insertInto('name_words').values(batch).execute())
  const names = people.flatMap(({ id, name, familyName, otherNames }) =>
    [...new Set([name, familyName, ...otherNames].map(foldName))].map(folded => ({
      person_id: id,
      name: folded,
    })),
  )
  const rows = await inBatches(names, batch =>
    db.insertInto('names').values(batch).returning(['key', 'name']).execute(),
  )
  await indexes.add(
    db,
    'name_terms',
    rows.map(({ key, name }) => ({ key, terms: nameTriples(name) })),
  )
}

async function addOffices(db: Database, people: readonly Person[]): Promise<void> {
  const offices = people.flatMap(({ id, roles }) =>
    [...new Set(roles.map(({ office }) => officeTerms(office).join(' ')))].map(office => ({
      person_id: id,
      office,
    })),
  )
  await inBatches(offices, batch => db.insertInto('offices').values(batch).execute())
}
