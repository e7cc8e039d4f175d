import type { TermEntry, TermIndexes, TermIndexName } from './dialect.ts'
import type { Database } from './schema.ts'

/**
 * Indexes that take in what is added only when they are asked for anything, or at the end: writing the entries of many
 * articles at once costs an index a fraction of writing them article by article. For one transaction.
 */
export function bufferedTermIndexes(indexes: TermIndexes): TermIndexes & {
  /** Takes in what is left. */
  readonly flush: (db: Database) => Promise<void>
} {
  const added = new Map<TermIndexName, TermEntry[]>()
  const settle = async (db: Database, index: TermIndexName) => {
    const entries = added.get(index) ?? []
    added.delete(index)
    await indexes.add(db, index, entries)
  }
  return {
    create: (db, index) => indexes.create(db, index),
    async add(_, index, entries) {
      added.set(index, [...(added.get(index) ?? []), ...entries])
    },
    async remove(db, index, keys) {
      if (keys.length === 0) return
      await settle(db, index)
      await indexes.remove(db, index, keys)
    },
    async search(db, index, query) {
      await settle(db, index)
      return indexes.search(db, index, query)
    },
    async frequencies(db, index, terms) {
      await settle(db, index)
      return indexes.frequencies(db, index, terms)
    },
    async flush(db) {
      for (const index of [...added.keys()]) await settle(db, index)
    },
  }
}
