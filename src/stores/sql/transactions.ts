import { sql } from 'kysely'
import type { Database } from './schema.ts'

/** Reads that belong together: all of them see one state of the database, whoever writes meanwhile. */
export function reading<Result>(db: Database, read: (db: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? read(db) : db.transaction().setAccessMode('read only').execute(read)
}

/** Writes that happen all or not at all; within a transaction, as a part of it that may fail alone. */
export function writing<Result>(db: Database, write: (db: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? writingWithin(db, write) : db.transaction().execute(write)
}

async function writingWithin<Result>(
  db: Database,
  write: (db: Database) => Promise<Result>,
): Promise<Result> {
  await sql`savepoint part`.execute(db)
  try {
    const result = await write(db)
    await sql`release part`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to part`.execute(db)
    await sql`release part`.execute(db)
    throw error
  }
}
