import type { Database } from './schema.ts'

/** Reads that belong together: all of them see one state of the database, whoever writes meanwhile. */
export function reading<Result>(db: Database, read: (db: Database) => Promise<Result>): Promise<Result> {
  return db.transaction().setAccessMode('read only').execute(read)
}

/** Writes that happen all or not at all. */
export function writing<Result>(db: Database, write: (db: Database) => Promise<Result>): Promise<Result> {
  return db.transaction().execute(write)
}
