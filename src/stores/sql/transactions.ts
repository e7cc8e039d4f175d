import type { Database } from './schema.ts'

/** Reads that belong together: all of them see one state of the database, whoever writes meanwhile. */
export function reading<Result>(db: Database, read: (db: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? read(db) : db.transaction().setAccessMode('read only').execute(read)
}

/** Writes that happen all or not at all; as a part of the transaction where one is under way. */
export function writing<Result>(db: Database, write: (db: Database) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? write(db) : db.transaction().execute(write)
}
