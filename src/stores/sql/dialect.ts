import type { RawBuilder } from 'kysely'
import type { Database } from './schema.ts'

/** What differs from database to database; all else under `sql/` is the same for each. */
export interface SqlDialect {
  /** Column type of a row key that the database hands out, rising with each row. */
  readonly keyColumn: RawBuilder<unknown>
  /** Column type of bytes. */
  readonly bytesColumn: RawBuilder<unknown>
  readonly terms: TermIndexes
}

/** Full-text indexes: what holds which terms. They keep no text, only the terms that the caller made of it. */
export type TermIndexName = 'headline_terms' | 'passage_terms' | 'name_terms'

/** The row with this key is found by these terms. */
export interface TermEntry {
  readonly key: number
  readonly terms: readonly string[]
}

/** The row with this key shares terms with the query: the more and the rarer, the higher. Scores of one search compare. */
export interface TermHit {
  readonly key: number
  readonly score: number
}

/**
 * Terms are taken as they are, any string: they are compared in lower case, without white space and control characters.
 * A term that is nothing but those is as good as absent.
 */
export interface TermIndexes {
  create(db: Database, index: TermIndexName): Promise<void>
  /** The keys must be new to the index. */
  add(db: Database, index: TermIndexName, entries: readonly TermEntry[]): Promise<void>
  remove(db: Database, index: TermIndexName, keys: readonly number[]): Promise<void>
  /** Rows that share at least one term, the likeliest first, in time that hardly grows with how common the terms are. */
  search(
    db: Database,
    index: TermIndexName,
    query: { readonly terms: readonly string[]; readonly limit: number },
  ): Promise<TermHit[]>
  /** In how many rows each term stands, by the term as given; terms that stand in none are left out. */
  frequencies(db: Database, index: TermIndexName, terms: readonly string[]): Promise<Map<string, number>>
}
