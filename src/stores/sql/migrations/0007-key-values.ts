import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What Keyv keeps where it has no server of its own. */
export async function keyValues(db: Database): Promise<void> {
  await sql`create table key_values (
    key text not null primary key,
    value text not null,
    expires_at text
  )`.execute(db)
  await sql`create index key_values_expiry on key_values (expires_at) where expires_at is not null`.execute(
    db,
  )
}
