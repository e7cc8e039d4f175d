import { sql } from 'kysely'
import { inBatches } from '../sql/batches.ts'
import type { TermHit, TermIndexes, TermIndexName } from '../sql/dialect.ts'
import type { Database } from '../sql/schema.ts'
import { COMMON, type IndexState, termCounts } from './term-counts.ts'
import { keyLists, weightiest } from './term-lists.ts'

/** Term indexes on FTS5, of one database: contentless tables of terms joined by spaces, beside each a view of its vocabulary. */
export function fts5TermIndexes(): TermIndexes {
  const stateOf = termCounts()

  return {
    async create(db, index) {
      // Every character but a separator belongs to a term, as `terms()` has split the text already.
      await sql`create virtual table ${sql.table(index)} using fts5(
        terms, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'")`.execute(db)
      await sql`create virtual table ${vocabulary(index)} using fts5vocab(${sql.table(index)}, row)`.execute(
        db,
      )
    },

    async add(db, index, entries) {
      await inBatches(entries, async batch => {
        const rows = batch.map(({ key, terms }) => sql`(${key}, ${terms.map(plain).join(' ')})`)
        const insert = sql`insert into ${sql.table(index)} (rowid, terms) values ${sql.join(rows)}`
        return (await insert.execute(db)).rows
      })
    },

    async remove(db, index, keys) {
      await inBatches(keys, async batch => {
        const remove = sql`delete from ${sql.table(index)} where rowid in (${sql.join(batch)})`
        return (await remove.execute(db)).rows
      })
    },

    async search(db, index, { terms, limit }) {
      const state = await stateOf(db, index)
      const asked = plainTerms(terms)
      const lists = await listUncounted(db, index, { terms: asked, state })
      const { rare, common } = byFrequency(asked, state)
      const hits = new Map<number, TermHit>()
      for (const find of [
        () => likeliest(db, index, { rare, common, lists, size: state.size, limit }),
        () => newest(db, index, { match: matches(common.slice(0, MAX_TOGETHER)).join(' AND '), limit }),
        () => newest(db, index, { match: matches(common).join(' OR '), limit }),
      ]) {
        if (hits.size >= limit) break
        for (const hit of await find()) if (!hits.has(hit.key)) hits.set(hit.key, hit)
      }
      return [...hits.values()].slice(0, limit)
    },

    async frequencies(db, index, terms) {
      const state = await stateOf(db, index)
      await countTerms(db, index, { terms: plainTerms(terms), state })
      return new Map(
        terms.flatMap(term => {
          const count = state.count(plain(term)) ?? 0
          return count === 0 ? [] : [[term, count] as const]
        }),
      )
    },
  }
}

// A question has a dozen; somebody may paste a whole page.
const MAX_TERMS = 100

// Reading and adding up so many entries takes a millisecond or two.
const MAX_SCORED = 5_000

// Each common term beside the rare ones takes about a quarter of a millisecond more.
const MAX_BESIDE = 4

// Nothing holds thirty common terms at once, and finding that out means reading where all of them stand.
const MAX_TOGETHER = 8

/** `Jones` and `JO\0NES` are the term `jones`. */
function plain(term: string): string {
  return term.toLowerCase().replace(/[\p{Z}\p{C}]/gu, '')
}

function vocabulary(index: TermIndexName) {
  return sql.table(`${index}_vocabulary`)
}

/** Each term once, as the index holds it. */
function plainTerms(terms: readonly string[]): string[] {
  const all = new Set(terms.map(plain))
  all.delete('')
  return [...all].slice(0, MAX_TERMS)
}

interface Counting {
  readonly terms: readonly string[]
  readonly state: IndexState
}

/** Counts the rows of those terms that have not been counted. */
async function countTerms(db: Database, index: TermIndexName, { terms, state }: Counting): Promise<void> {
  const uncounted = terms.filter(term => state.count(term) === undefined)
  if (uncounted.length === 0) return
  const { rows } = await sql<{ term: string; doc: number }>`
    select term, doc from ${vocabulary(index)} where term in (${sql.join(uncounted)})
  `.execute(db)
  const counts = new Map(rows.map(({ term, doc }) => [term, doc]))
  for (const term of uncounted) state.note(term, counts.get(term) ?? 0)
}

/** Reads the rows of terms that have not been counted, which counts them too; gives those of the terms that are not common. */
async function listUncounted(
  db: Database,
  index: TermIndexName,
  { terms, state }: Counting,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const uncounted = terms.filter(term => state.count(term) === undefined)
  const found = await keyLists(db, index, { matches: uncounted.map(phrase), atMost: COMMON })
  const lists = new Map<string, readonly number[]>()
  for (const [place, keys] of found.entries()) {
    if (keys.length === COMMON) continue
    lists.set(uncounted[place]!, keys)
    state.note(uncounted[place]!, keys.length)
  }
  await countTerms(db, index, { terms, state })
  return lists
}

/** A term with the number of rows that hold it. */
interface CountedTerm {
  readonly term: string
  readonly count: number
}

/** As an FTS5 string. */
function phrase(term: string): string {
  return `"${term.replaceAll('"', '""')}"`
}

/**
 * The rarest terms as far as there is time to read every row that holds one of them, and the rest. In ten years of news
 * "president" stands in every third passage: reading all those would be slow, and tell little.
 */
function byFrequency(terms: readonly string[], state: IndexState) {
  const counted = terms
    .map(term => ({ term, count: state.count(term) ?? 0 }))
    .filter(({ count }) => count > 0)
  const rare: CountedTerm[] = []
  const common: CountedTerm[] = []
  let rows = 0
  for (const each of counted.sort((a, b) => a.count - b.count)) {
    rows += each.count
    const chosen = rows <= MAX_SCORED ? rare : common
    chosen.push(each)
  }
  return { rare, common }
}

function matches(terms: readonly CountedTerm[]): readonly string[] {
  return terms.map(({ term }) => phrase(term))
}

/**
 * Rows that hold a rare term, the more and the rarer terms the better, common ones too: of a thousand articles on a levee, those
 * that name the mayor. How often and in how long a row is left to whoever ranks: FTS5's own bm25() takes five times as long.
 */
async function likeliest(
  db: Database,
  index: TermIndexName,
  { rare, common, lists, size, limit }: Search,
): Promise<TermHit[]> {
  if (rare.length === 0) return []
  const anyRare = matches(rare).join(' OR ')
  const unread = rare.filter(({ term }) => !lists.has(term))
  const beside = common.slice(0, MAX_BESIDE)
  const read = await keyLists(db, index, {
    matches: [...matches(unread), ...matches(beside).map(match => `(${anyRare}) AND ${match}`)],
    atMost: MAX_SCORED,
  })
  const known = new Map([
    ...lists,
    ...[...unread, ...beside].map(({ term }, place) => [term, read[place]!] as const),
  ])
  const weighed = [...rare, ...beside].map(({ term, count }) => ({
    keys: known.get(term)!,
    weight: Math.log(1 + size / count),
  }))
  return weightiest(weighed, limit)
}

interface Search {
  readonly rare: readonly CountedTerm[]
  readonly common: readonly CountedTerm[]
  /** The rows of some of the rare terms. */
  readonly lists: ReadonlyMap<string, readonly number[]>
  readonly size: number
  readonly limit: number
}

/** What came last into the index: read backwards from its end, so only as far as the limit. */
async function newest(
  db: Database,
  index: TermIndexName,
  { match, limit }: { readonly match: string; readonly limit: number },
): Promise<TermHit[]> {
  if (match === '') return []
  const { rows } = await sql<TermHit>`
    select rowid as key, 0 as score from ${sql.table(index)}
    where ${sql.table(index)} match ${match} order by rowid desc limit ${limit}
  `.execute(db)
  return rows
}
