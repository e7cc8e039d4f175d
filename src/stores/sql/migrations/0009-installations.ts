import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What one of several processes does once; and the bot's installations. */
export async function installations(db: Database): Promise<void> {
  await sql`create table claims (key text not null primary key, until text not null)`.execute(db)
  await sql`create index claims_until on claims (until)`.execute(db)
  await sql`create table installations (
    platform text not null,
    space_id text not null,
    sealed text not null,
    installed_at text not null,
    primary key (platform, space_id)
  )`.execute(db)
}
