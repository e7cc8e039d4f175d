import { sql } from 'kysely'
import { inBatches } from '../sql/batches.ts'
import type { TermHit, TermIndexes, TermIndexName } from '../sql/dialect.ts'
import type { Database } from '../sql/schema.ts'

/** Term indexes on FTS5: contentless tables of terms joined by spaces, beside each a view of its vocabulary. */
export const fts5TermIndexes: TermIndexes = {
  async create(db, index) {
    // Every character but a separator belongs to a term, as `terms()` has split the text already.
    await sql`create virtual table ${sql.table(index)} using fts5(
      terms, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'")`.execute(db)
    await sql`create virtual table ${vocabulary(index)} using fts5vocab(${sql.table(index)}, row)`.execute(db)
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
    const { rare, common } = byFrequency(await fts5TermIndexes.frequencies(db, index, terms))
    const hits = new Map<number, TermHit>()
    for (const find of [
      () => likeliest(db, index, { match: rareAmong(rare, common), limit }),
      () => newest(db, index, { match: common.join(' AND '), limit }),
      () => newest(db, index, { match: common.join(' OR '), limit }),
    ]) {
      if (hits.size >= limit) break
      for (const hit of await find()) if (!hits.has(hit.key)) hits.set(hit.key, hit)
    }
    return [...hits.values()].slice(0, limit)
  },

  async frequencies(db, index, terms) {
    const asked = [...new Set(terms)].slice(0, MAX_TERMS).map(term => ({ term, plain: plain(term) }))
    if (asked.length === 0) return new Map()
    const { rows } = await sql<{ term: string; doc: number }>`
      select term, doc from ${vocabulary(index)} where term in (${sql.join(asked.map(({ plain }) => plain))})
    `.execute(db)
    const documents = new Map(rows.map(({ term, doc }) => [term, doc]))
    return new Map(
      asked.flatMap(({ term, plain }) => {
        const count = documents.get(plain)
        return count === undefined ? [] : [[term, count] as const]
      }),
    )
  },
}

// A question has a dozen; somebody may paste a whole page.
const MAX_TERMS = 200

// Reading and scoring so many entries takes a few milliseconds.
const MAX_SCORED = 5_000

// Each common term beside the rare ones takes about a millisecond more.
const MAX_BESIDE = 4

/** `Jones` and `JO\0NES` are the term `jones`. */
function plain(term: string): string {
  return term.toLowerCase().replace(/[\p{Z}\p{C}]/gu, '')
}

function vocabulary(index: TermIndexName) {
  return sql.table(`${index}_vocabulary`)
}

/**
 * As FTS5 strings: the rarest terms as far as there is time to score every row that holds one of them, and the rest. In ten
 * years of news "president" stands in every third passage: scoring all those would be slow, and tell little.
 */
function byFrequency(frequencies: ReadonlyMap<string, number>) {
  const rare: string[] = []
  const common: string[] = []
  let rows = 0
  for (const [term, count] of [...frequencies].sort((a, b) => a[1] - b[1])) {
    rows += count
    const chosen = rows <= MAX_SCORED ? rare : common
    chosen.push(`"${plain(term).replaceAll('"', '""')}"`)
  }
  return { rare, common }
}

/** Rows that hold a rare term, scored by all terms: of a thousand articles on a levee, those that name the mayor too. */
function rareAmong(rare: readonly string[], common: readonly string[]): string {
  if (rare.length === 0 || common.length === 0) return rare.join(' OR ')
  return `(${rare.join(' OR ')}) AND (${[...rare, ...common.slice(0, MAX_BESIDE)].join(' OR ')})`
}

async function likeliest(db: Database, index: TermIndexName, { match, limit }: Match): Promise<TermHit[]> {
  if (match === '') return []
  // Sorting by FTS5's own `rank` column gives the same in a third more time: it keeps every row it sorts.
  const { rows } = await sql<TermHit>`
    select rowid as key, -bm25(${sql.table(index)}) as score from ${sql.table(index)}
    where ${sql.table(index)} match ${match} order by score desc limit ${limit}
  `.execute(db)
  return rows
}

/** What came last into the index: read backwards from its end, so only as far as the limit. */
async function newest(db: Database, index: TermIndexName, { match, limit }: Match): Promise<TermHit[]> {
  if (match === '') return []
  const { rows } = await sql<TermHit>`
    select rowid as key, 0 as score from ${sql.table(index)}
    where ${sql.table(index)} match ${match} order by rowid desc limit ${limit}
  `.execute(db)
  return rows
}

interface Match {
  readonly match: string
  readonly limit: number
}
