import type { ExpressionBuilder, Selectable } from 'kysely'
import { nameTokens } from '../../text/name-match.ts'
import type { PersonTally, Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { countByDay } from './day-counts.ts'
import type { SqlDialect } from './dialect.ts'
import { nameTriples } from './name-triples.ts'
import { idsByNameWords } from './name-words.ts'
import { foldName, officeTerms, rowToPerson } from './person-rows.ts'
import { savePeople } from './save-people.ts'
import type { Database, Tables } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** The directory of people in SQL tables; see the port for what each method promises. */
export function peopleIn(db: Database, { terms: indexes }: SqlDialect): Store['people'] {
  return {
    save: people => writing(db, transaction => savePeople(transaction, indexes, people)),

    async find(id) {
      const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
      return row && rowToPerson(row)
    },

    async tally(id) {
      const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
      return row && rowToTally(row)
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
        if (limit === 0) return []
        const triples = nameTriples(name)
        const hits = await indexes.search(transaction, 'name_terms', {
          terms: triples,
          limit: NAMES_COMPARED,
        })
        const keys = hits.map(({ key }) => key)
        const ids = await ownersOf(transaction, { keys, triples })
        return tallies(transaction, ids.slice(0, limit))
      }),

    startingWith: (begun, { limit }) =>
      reading(db, async transaction =>
        tallies(transaction, await idsByNameWords(transaction, nameTokens(begun), limit)),
      ),

    async knownWords(words) {
      const rows = await inBatches([...new Set(words)], batch =>
        db.selectFrom('name_words').select('word').distinct().where('word', 'in', batch).execute(),
      )
      return new Set(rows.map(({ word }) => word))
    },

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
      return rows.map(rowToPerson).filter(({ roles }) => roles.some(role => !role.fromArticles))
    },

    async mentionedIn(articleIds) {
      const rows = await inBatches(articleIds, batch =>
        db
          .selectFrom('articles')
          .innerJoin('mentions', 'mentions.article_key', 'articles.key')
          .innerJoin('people', 'people.id', 'mentions.person_id')
          .selectAll('people')
          .select(['articles.id as article_id', 'mentions.count'])
          .where('articles.id', 'in', batch)
          .where('articles.newest', '=', 1)
          .orderBy('mentions.count', 'desc')
          .orderBy('people.id')
          .execute(),
      )
      return rows.map(row => ({ articleId: row.article_id, person: rowToPerson(row), count: row.count }))
    },

    mostQuoted: ({ limit, who, after }) =>
      reading(db, async transaction => {
        const last = after === undefined ? undefined : await rowOf(transaction, after)
        if (after !== undefined && last === undefined) return []
        const rows = await transaction
          .selectFrom('people')
          .selectAll()
          .where('quote_count', '>', 0)
          .$if(who !== undefined, query => query.where('is_body', '=', who === 'bodies' ? 1 : 0))
          .$if(last !== undefined, query => query.where(behind(last!)))
          .orderBy('quote_count', 'desc')
          .orderBy('mention_count', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(rowToTally)
      }),

    countsByDay: (personIds, range) => countByDay(db, personIds, range),

    async count() {
      const { count } = await db
        .selectFrom('people')
        .select(select => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

// All that share the triples of a family name hold them equally; which of them are alike as wholes is compared here.
const NAMES_COMPARED = 500

/** Whose names these are, each person once, whose name is most like the triples first; of equals in the order of the keys. */
async function ownersOf(
  db: Database,
  { keys, triples }: { readonly keys: readonly number[]; readonly triples: readonly string[] },
): Promise<string[]> {
  const rows = await inBatches(keys, batch =>
    db.selectFrom('names').select(['key', 'person_id', 'name']).where('key', 'in', batch).execute(),
  )
  const wanted = new Set(triples)
  const named = new Map(
    rows.map(({ key, person_id, name }) => [
      key,
      { id: person_id, alike: shareOf(wanted, nameTriples(name)) },
    ]),
  )
  const likest = keys.map(key => named.get(key)!).sort((a, b) => b.alike - a.alike)
  return [...new Set(likest.map(({ id }) => id))]
}

/** Of all triples of two names, the share that both have; as PostgreSQL's similarity() of pg_trgm. */
function shareOf(some: ReadonlySet<string>, others: readonly string[]): number {
  const both = others.filter(triple => some.has(triple)).length
  return both / (some.size + others.length - both)
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
    db.selectFrom('people').selectAll().where('id', 'in', batch).execute(),
  )
  const found = new Map(rows.map(row => [row.id, rowToTally(row)]))
  return ids.map(id => found.get(id)!)
}

function rowToTally(row: Selectable<Tables['people']>): PersonTally {
  return { person: rowToPerson(row), quoteCount: row.quote_count, mentionCount: row.mention_count }
}

function byProminence(a: PersonTally, b: PersonTally): number {
  return (
    b.quoteCount - a.quoteCount || b.mentionCount - a.mentionCount || (a.person.name < b.person.name ? -1 : 1)
  )
}

type Prominence = Pick<Selectable<Tables['people']>, 'quote_count' | 'mention_count' | 'id'>

function rowOf(db: Database, id: string): Promise<Prominence | undefined> {
  return db
    .selectFrom('people')
    .select(['quote_count', 'mention_count', 'id'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Who comes behind somebody in the order of the most quoted. The first condition is for the index. */
function behind({ quote_count, mention_count, id }: Prominence) {
  return ({ eb, and, or }: ExpressionBuilder<Tables, 'people'>) =>
    and([
      eb('quote_count', '<=', quote_count),
      or([
        eb('quote_count', '<', quote_count),
        eb('mention_count', '<', mention_count).and('quote_count', '=', quote_count),
        eb('id', '>', id).and('quote_count', '=', quote_count).and('mention_count', '=', mention_count),
      ]),
    ])
}
