import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { UserError } from '../model/errors.ts'
import type { SqlDialect } from './sql/dialect.ts'
import { migrations } from './sql/migrations.ts'
import type { Database, Tables } from './sql/schema.ts'
import { sqlStore } from './sql/store.ts'
import { writing } from './sql/transactions.ts'
import { nodeSqliteDialect } from './sqlite/dialect.ts'
import {
  primaryCode,
  SQLITE_CANTOPEN,
  SQLITE_CORRUPT,
  SQLITE_NOTADB,
  SQLITE_READONLY,
  whenFree,
} from './sqlite/errors.ts'
import { fts5TermIndexes } from './sqlite/term-indexes.ts'
import type { Store } from './store.ts'

/**
 * Opens the database in a file, makes it where there is none, and brings its tables up to date. Several processes may
 * have it open at once.
 *
 * @param options.file its directory must exist; `:memory:` for one that ends with its store
 * @param options.onUpgrade called before the tables of an older version are brought up to date: with many articles that takes a while
 * @throws UserError `newer-database`, `foreign-database`, `damaged-database`, `unreachable-database`
 */
export async function openSqliteStore({
  file,
  onUpgrade,
}: {
  readonly file: string
  readonly onUpgrade?: () => void
}): Promise<Store> {
  try {
    const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS })
    const db: Database = new Kysely<Tables>({ dialect: nodeSqliteDialect(connection) })
    const dialect: SqlDialect = {
      keyColumn: sql`integer primary key`,
      bytesColumn: sql`blob`,
      terms: fts5TermIndexes(),
    }
    try {
      await prepare(db, dialect, { file, onUpgrade })
      return sqlStore(db, dialect)
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw explained(error, file)
  }
}

// For the moments in which SQLite itself tidies up, as at the last close. Writers wait for each other in `whenFree`.
const BUSY_TIMEOUT_MS = 50

interface Opening {
  readonly file: string
  readonly onUpgrade: (() => void) | undefined
}

async function prepare(db: Database, dialect: SqlDialect, { file, onUpgrade }: Opening): Promise<void> {
  const version = await whenFree(async () => {
    // In KiB: room for what every search reads again, the smaller indexes and the upper parts of the larger.
    await sql`pragma cache_size = -8000`.execute(db)
    // With a write-ahead log, NORMAL loses at most the last transactions to a power cut, and never half of one.
    await sql`pragma synchronous = normal`.execute(db)
    // Moving the log into the file waits for the disk: every 16 MB rather than every 4.
    await sql`pragma wal_autocheckpoint = 4000`.execute(db)
    return versionOf(db, file)
  })
  if (version === migrations.length) return
  if (version > 0) onUpgrade?.()
  // Stays with the file.
  await whenFree(() => sql`pragma journal_mode = wal`.execute(db))
  await writing(db, transaction => migrate(transaction, dialect, file))
}

async function versionOf(db: Database, file: string): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  const version = rows[0]!.user_version
  if (version > migrations.length) {
    throw new UserError(
      'newer-database',
      `The database ${file} was made by a newer version of Hustings (tables ${version}, this one knows ${migrations.length}). ` +
        'Update Hustings, or name another data directory.',
    )
  }
  return version
}

async function migrate(db: Database, dialect: SqlDialect, file: string): Promise<void> {
  // Another process may have done it while this one waited for its turn.
  const version = await versionOf(db, file)
  if (version === 0 && (await hasTables(db))) {
    throw new UserError(
      'foreign-database',
      `${file} is the database of another program. Name another data directory.`,
    )
  }
  for (const migration of migrations.slice(version)) await migration(db, dialect)
  await sql`pragma user_version = ${sql.raw(String(migrations.length))}`.execute(db)
}

async function hasTables(db: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from sqlite_schema limit 1`.execute(db)
  return rows.length > 0
}

function explained(cause: unknown, file: string): unknown {
  switch (primaryCode(cause)) {
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
      return new UserError(
        'unreachable-database',
        `Cannot open the database ${file}: its directory is missing or may not be written to. ` +
          'Make the directory, or name another data directory.',
        { cause },
      )
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return new UserError(
        'damaged-database',
        `${file} is not a database, or is damaged. Restore it from a backup, or move it away to start afresh.`,
        { cause },
      )
    default:
      return cause
  }
}
