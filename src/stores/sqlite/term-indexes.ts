import { sql } from 'kysely'
import { inBatches } from '../sql/batches.ts'
import type { TermHit, TermIndexes, TermIndexName } from '../sql/dialect.ts'
import type { Database } from '../sql/schema.ts'

/**
 * Term indexes on FTS5, of one database: contentless tables of terms joined by spaces, beside each a view of its vocabulary.
 * How common a common term is, is remembered: counting takes as long as finding.
 */
export function fts5TermIndexes(): TermIndexes {
  const remembered = new Map<TermIndexName, Remembered>()

  /** What is remembered of an index, while it has not grown by a hundredth. */
  async function rememberedOf(db: Database, index: TermIndexName): Promise<Remembered> {
    const size = await sizeOf(db, index)
    const before = remembered.get(index)
    if (before !== undefined && Math.abs(size - before.size) <= before.size * MAX_GROWTH) return before
    const afresh = { size, counts: new Map<string, number>() }
    remembered.set(index, afresh)
    return afresh
  }

  async function frequencies(db: Database, index: TermIndexName, terms: readonly string[]) {
    const asked = [...new Set(terms)].slice(0, MAX_TERMS).map(term => ({ term, plain: plain(term) }))
    if (asked.length === 0) return new Map<string, number>()
    const { counts } = await rememberedOf(db, index)
    const found = new Map<string, number>()
    const unknown = asked.filter(({ plain }) => !counts.has(plain)).map(({ plain }) => plain)
    if (unknown.length > 0) {
      const { rows } = await sql<{ term: string; doc: number }>`
        select term, doc from ${vocabulary(index)} where term in (${sql.join(unknown)})
      `.execute(db)
      for (const { term, doc } of rows) {
        found.set(term, doc)
        if (doc >= COMMON) counts.set(term, doc)
      }
    }
    return new Map(
      asked.flatMap(({ term, plain }) => {
        const count = counts.get(plain) ?? found.get(plain)
        return count === undefined ? [] : [[term, count] as const]
      }),
    )
  }

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
      const { rare, common } = byFrequency(await frequencies(db, index, terms))
      const size = rare.length === 0 ? 0 : await sizeOf(db, index)
      const hits = new Map<number, TermHit>()
      for (const find of [
        () => likeliest(db, index, { rare, common, size, limit }),
        () => newest(db, index, { match: matches(common).join(' AND '), limit }),
        () => newest(db, index, { match: matches(common).join(' OR '), limit }),
      ]) {
        if (hits.size >= limit) break
        for (const hit of await find()) if (!hits.has(hit.key)) hits.set(hit.key, hit)
      }
      return [...hits.values()].slice(0, limit)
    },

    frequencies,
  }
}

interface Remembered {
  /** Of the index at the time. */
  readonly size: number
  /** By term as the index holds it. */
  readonly counts: Map<string, number>
}

const MAX_GROWTH = 0.01

// What stands in fewer rows is counted in no time.
const COMMON = 1_000

// A question has a dozen; somebody may paste a whole page.
const MAX_TERMS = 200

// Reading and adding up so many entries takes a millisecond or two.
const MAX_SCORED = 5_000

// Each common term beside the rare ones takes about a quarter of a millisecond more.
const MAX_BESIDE = 4

/** `Jones` and `JO\0NES` are the term `jones`. */
function plain(term: string): string {
  return term.toLowerCase().replace(/[\p{Z}\p{C}]/gu, '')
}

function vocabulary(index: TermIndexName) {
  return sql.table(`${index}_vocabulary`)
}

/** How many rows an index has, those counted in that were taken out again. */
async function sizeOf(db: Database, index: TermIndexName): Promise<number> {
  const { rows } = await sql<{ key: number }>`
    select rowid as key from ${sql.table(index)} order by rowid desc limit 1
  `.execute(db)
  return rows[0]?.key ?? 0
}

/** A term as an FTS5 string, with the number of rows that hold it. */
interface CountedTerm {
  readonly match: string
  readonly count: number
}

/**
 * The rarest terms as far as there is time to read every row that holds one of them, and the rest. In ten years of news
 * "president" stands in every third passage: reading all those would be slow, and tell little.
 */
function byFrequency(frequencies: ReadonlyMap<string, number>) {
  const rare: CountedTerm[] = []
  const common: CountedTerm[] = []
  let rows = 0
  for (const [term, count] of [...frequencies].sort((a, b) => a[1] - b[1])) {
    rows += count
    const chosen = rows <= MAX_SCORED ? rare : common
    chosen.push({ match: `"${plain(term).replaceAll('"', '""')}"`, count })
  }
  return { rare, common }
}

function matches(terms: readonly CountedTerm[]): readonly string[] {
  return terms.map(({ match }) => match)
}

/**
 * Rows that hold a rare term, the more and the rarer terms the better, common ones too: of a thousand articles on a levee, those
 * that name the mayor. How often and in how long a row is left to whoever ranks: FTS5's own bm25() takes five times as long.
 */
async function likeliest(
  db: Database,
  index: TermIndexName,
  { rare, common, size, limit }: Search,
): Promise<TermHit[]> {
  if (rare.length === 0) return []
  const table = sql.table(index)
  const anyRare = matches(rare).join(' OR ')
  const beside = common
    .slice(0, MAX_BESIDE)
    .map(({ match, count }) => ({ match: `(${anyRare}) AND ${match}`, count }))
  const rows = [...rare, ...beside].map(
    ({ match, count }) =>
      sql`select rowid as key, ${Math.log(1 + size / count)} as weight from ${table} where ${table} match ${match}`,
  )
  const { rows: hits } = await sql<TermHit>`
    select key, sum(weight) as score from (${sql.join(rows, sql` union all `)})
    group by key order by score desc, key desc limit ${limit}
  `.execute(db)
  return hits
}

interface Search {
  readonly rare: readonly CountedTerm[]
  readonly common: readonly CountedTerm[]
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
