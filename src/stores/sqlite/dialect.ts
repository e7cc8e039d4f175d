import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely'
import { whenFree } from './errors.ts'

/** Kysely's own SQLite dialect on Node's built-in database. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => Object.assign(new SqliteDriver({ database: bridge(database) }), { beginTransaction }),
  }
}

/**
 * A transaction that is going to write says so at its start and waits its turn there. One that begins by reading and
 * writes later is refused at once when another process wrote in between.
 */
const beginTransaction: SqliteDriver['beginTransaction'] = async (
  connection,
  settings?: TransactionSettings,
) => {
  const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
  await whenFree(() => connection.executeQuery(CompiledQuery.raw(begin)))
}

/** The shape that Kysely knows from better-sqlite3. */
function bridge(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const statement = prepare(database, sql)
      if (prepared.size >= MAX_PREPARED) prepared.clear()
      prepared.set(sql, statement)
      return statement
    },
  }
}

// Commands ask the same again and again, and preparing takes as long as many a query. Emptied when full, so that memory stays
// bounded: lists of ids come in any length.
const MAX_PREPARED = 500

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql)
  const reader = statement.columns().length > 0
  // The row id that FTS5 leaves behind after its own writes is past what a number holds, and Node would throw.
  if (!reader) statement.setReadBigInts(true)
  return {
    reader,
    all: parameters => statement.all(...values(parameters)),
    run: parameters => statement.run(...values(parameters)),
    iterate: parameters => statement.iterate(...values(parameters)),
  }
}

// Kysely passes parameters on as they were given to it; ours are typed by the tables.
function values(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[]
}
