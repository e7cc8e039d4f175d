import { sql } from 'kysely'
import type { TermIndexName } from '../sql/dialect.ts'
import type { Database } from '../sql/schema.ts'

/** What is known of an index at the moment. */
export interface IndexState {
  /** How many rows it has, those counted in that were taken out again. */
  readonly size: number
  /** In how many rows a term stands, as the index holds it; undefined where that has not been counted. */
  count(term: string): number | undefined
  note(term: string, count: number): void
}

/**
 * Remembers of each index how many rows hold a term: counting takes as long as finding. Of a common term the count is good
 * until the index has grown by a hundredth, of any other until anything is written.
 */
export function termCounts(): (db: Database, index: TermIndexName) => Promise<IndexState> {
  const states = new Map<TermIndexName, Remembered>()
  return async (db, index) => {
    const { size, version } = await readVersion(db, index)
    const before = states.get(index)
    const isAlike = before !== undefined && Math.abs(size - before.size) <= before.size * MAX_GROWTH
    const remembered: Remembered = isAlike
      ? before
      : { size, common: new Map(), exact: new Map(), version: '' }
    if (remembered.version !== version || remembered.exact.size >= MAX_REMEMBERED) remembered.exact.clear()
    remembered.version = version
    states.set(index, remembered)
    return {
      size,
      count: term => remembered.common.get(term) ?? remembered.exact.get(term),
      note: (term, count) => (count >= COMMON ? remembered.common : remembered.exact).set(term, count),
    }
  }
}

interface Remembered {
  /** Of the index when its common terms were counted. */
  readonly size: number
  readonly common: Map<string, number>
  readonly exact: Map<string, number>
  /** Of the database when others were counted. */
  version: string
}

const MAX_GROWTH = 0.01

/** What stands in fewer rows is read whole in no time. */
export const COMMON = 1_000

// A term takes about a hundred bytes.
const MAX_REMEMBERED = 20_000

/** The size of an index, and what is another after every write, here or by another process. */
async function readVersion(db: Database, index: TermIndexName) {
  const table = sql.table(index)
  const { rows } = await sql<{ size: number | null; own: number; others: number }>`
    select (select rowid from ${table} order by rowid desc limit 1) as size,
      total_changes() as own, (select data_version from pragma_data_version) as others
  `.execute(db)
  const { size, own, others } = rows[0]!
  return { size: size ?? 0, version: `${size} ${own} ${others}` }
}
