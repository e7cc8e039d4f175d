import type { PersonTally, Store } from '../store.ts'
import { inBatches } from './batches.ts'
import type { SqlDialect } from './dialect.ts'
import { nameTriples } from './name-triples.ts'
import { foldName, officeTerms, rowToPerson } from './person-rows.ts'
import { savePeople } from './save-people.ts'
import type { Database } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** The directory of people in SQL tables; see the port for what each method promises. */
export function peopleIn(db: Database, { terms: indexes }: SqlDialect): Store['people'] {
  return {
    save: people => writing(db, transaction => savePeople(transaction, indexes, people)),

    async find(id) {
      const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
      return row && rowToPerson(row)
    },

    async named(name) {
      const rows = await db
        .selectFrom('names')
        .innerJoin('people', 'people.id', 'names.person_id')
        .selectAll('people')
        .where('names.name', '=', foldName(name))
        .orderBy('people.id')
        .execute()
      return rows.map(rowToPerson)
    },

    search: (name, { limit }) =>
      reading(db, async transaction => {
        const query = { terms: nameTriples(name), limit: limit * NAMES_EACH }
        const hits = await indexes.search(transaction, 'name_terms', query)
        const ids = await ownersOf(
          transaction,
          hits.map(({ key }) => key),
        )
        return tallies(transaction, ids.slice(0, limit))
      }),

    withOffice: office =>
      reading(db, async transaction => {
        const found = await tallies(transaction, await holdersOf(transaction, officeTerms(office)))
        return found.sort(byProminence)
      }),

    async officials() {
      const rows = await db
        .selectFrom('people')
        .selectAll()
        .where('roles', '!=', '[]')
        .orderBy('id')
        .execute()
      return rows.map(rowToPerson)
    },

    mostQuoted: ({ limit }) =>
      reading(db, async transaction => {
        const rows = await transaction
          .selectFrom('quotes')
          .select(select => ['speaker_id', select.fn.countAll().as('count')])
          .where('newest', '=', 1)
          .where('speaker_id', 'is not', null)
          .groupBy('speaker_id')
          .orderBy('count', 'desc')
          .orderBy('speaker_id')
          .limit(limit)
          .execute()
        return tallies(
          transaction,
          rows.map(row => row.speaker_id!),
        )
      }),

    async count() {
      const { count } = await db
        .selectFrom('people')
        .select(select => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

// Somebody's names are alike: several of them may stand before the next person's.
const NAMES_EACH = 4

/** Whose names these are, each person once, in the order of the keys. */
async function ownersOf(db: Database, nameKeys: readonly number[]): Promise<string[]> {
  const rows = await inBatches(nameKeys, batch =>
    db.selectFrom('names').select(['key', 'person_id']).where('key', 'in', batch).execute(),
  )
  const owners = new Map(rows.map(row => [row.key, row.person_id]))
  return [...new Set(nameKeys.map(key => owners.get(key)!))]
}

/** Offices are few, their holders many: the names of all offices are read and compared here. */
async function holdersOf(db: Database, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const offices = await db.selectFrom('offices').select('office').distinct().execute()
  const fitting = offices.filter(({ office }) => {
    const held = new Set(office.split(' '))
    return wanted.every(term => held.has(term))
  })
  const holders = await inBatches(fitting, batch =>
    db
      .selectFrom('offices')
      .select('person_id')
      .where(
        'office',
        'in',
        batch.map(({ office }) => office),
      )
      .execute(),
  )
  return [...new Set(holders.map(row => row.person_id))]
}

/** The people of these ids with their counts, in the order of the ids. */
async function tallies(db: Database, ids: readonly string[]): Promise<PersonTally[]> {
  const rows = await inBatches(ids, batch =>
    db
      .selectFrom('people')
      .selectAll()
      .select(people => [
        people
          .selectFrom('quotes')
          .select(quotes => quotes.fn.countAll<number>().as('count'))
          .whereRef('quotes.speaker_id', '=', 'people.id')
          .where('quotes.newest', '=', 1)
          .as('quote_count'),
        people
          .selectFrom('mentions')
          .select(mentions => mentions.fn.sum<number | null>('count').as('count'))
          .whereRef('mentions.person_id', '=', 'people.id')
          .as('mention_count'),
      ])
      .where('id', 'in', batch)
      .execute(),
  )
  const found = new Map(
    rows.map(row => [
      row.id,
      {
        person: rowToPerson(row),
        quoteCount: Number(row.quote_count),
        mentionCount: Number(row.mention_count ?? 0),
      },
    ]),
  )
  return ids.map(id => found.get(id)!)
}

function byProminence(a: PersonTally, b: PersonTally): number {
  return (
    b.quoteCount - a.quoteCount || b.mentionCount - a.mentionCount || (a.person.name < b.person.name ? -1 : 1)
  )
}
