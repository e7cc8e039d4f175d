import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { saveRecord } from '../src/stores/sql/save-record.ts'
import type { Tables } from '../src/stores/sql/schema.ts'
import { writing } from '../src/stores/sql/transactions.ts'
import { nodeSqliteDialect } from '../src/stores/sqlite/dialect.ts'
import { fts5TermIndexes } from '../src/stores/sqlite/term-indexes.ts'
import { openSqliteStore } from '../src/stores/sqlite.ts'
import type { ArticleRecord, Store } from '../src/stores/store.ts'

/** Opens a store in a file of its own, for as long as `work` takes. Peers may read the file beside it. */
export async function withStoreFile<Result>(
  work: (store: Store, file: string) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'hustings-bench-'))
  const file = join(directory, 'hustings.db')
  const store = await openSqliteStore({ file })
  try {
    return await work(store, file)
  } finally {
    await store.close()
    rmSync(directory, { recursive: true })
  }
}

const AT_ONCE = 500

/** Saves articles as the store does, but hundreds in one transaction: for databases that only benches fill. */
export async function fillStoreFile(file: string, records: Iterable<ArticleRecord>): Promise<void> {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(new DatabaseSync(file)) })
  const indexes = fts5TermIndexes()
  const left = records[Symbol.iterator]()
  for (let next = left.next(); !next.done; ) {
    await writing(db, async transaction => {
      for (let count = 0; count < AT_ONCE && !next.done; count++, next = left.next())
        await saveRecord(transaction, indexes, next.value)
    })
  }
  await db.destroy()
}
