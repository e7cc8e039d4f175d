import { sql } from 'kysely'
import type { TermHit, TermIndexName } from '../sql/dialect.ts'
import type { Database } from '../sql/schema.ts'

/**
 * The keys of the rows that match each of some FTS5 expressions.
 *
 * @param options.atMost of each
 */
export async function keyLists(
  db: Database,
  index: TermIndexName,
  { matches, atMost }: { readonly matches: readonly string[]; readonly atMost: number },
): Promise<number[][]> {
  if (matches.length === 0) return []
  const table = sql.table(index)
  // As text: handing over a row for each key takes twenty times as long as finding it.
  const lists = matches.map(
    match => sql`select group_concat(key) as keys from
      (select rowid as key from ${table} where ${table} match ${match} limit ${atMost})`,
  )
  const { rows } = await sql<{ keys: string | null }>`${sql.join(lists, sql` union all `)}`.execute(db)
  return rows.map(({ keys }) => numbersOf(keys ?? ''))
}

/** The numbers of `3,14,15`. */
function numbersOf(list: string): number[] {
  const found: number[] = []
  let value = 0
  for (let at = 0; at < list.length; at++) {
    const code = list.charCodeAt(at)
    if (code !== COMMA) value = value * 10 + code - ZERO
    if (code === COMMA || at === list.length - 1) {
      found.push(value)
      value = 0
    }
  }
  return found
}

const COMMA = 44
const ZERO = 48

/** Adds up what the lists that a key stands in weigh: those of the highest sums, best first; of equal ones, what came last into the index. */
export function weightiest(
  lists: readonly { readonly keys: readonly number[]; readonly weight: number }[],
  limit: number,
): TermHit[] {
  const scores = new Map<number, number>()
  for (const { keys, weight } of lists)
    for (const key of keys) scores.set(key, (scores.get(key) ?? 0) + weight)
  const best: TermHit[] = []
  for (const [key, score] of scores) {
    const hit = { key, score }
    if (best.length === limit && !isBefore(hit, best.at(-1)!)) continue
    let [low, high] = [0, best.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(hit, best[middle]!)) high = middle
      else low = middle + 1
    }
    best.splice(low, 0, hit)
    if (best.length > limit) best.pop()
  }
  return best
}

function isBefore(a: TermHit, b: TermHit): boolean {
  return a.score > b.score || (a.score === b.score && a.key > b.key)
}
