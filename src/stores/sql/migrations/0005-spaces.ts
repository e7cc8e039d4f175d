import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What is known of a space itself, and what its buttons do. */
export async function spaces(db: Database): Promise<void> {
  await sql`create table spaces (
    space_id text not null primary key,
    welcomed_at text,
    erase_at text
  )`.execute(db)
  await sql`create index spaces_erase on spaces (erase_at) where erase_at is not null`.execute(db)
  await sql`create table actions (
    id text not null,
    space_id text not null,
    command text not null,
    options text not null,
    expires_at text not null,
    primary key (id, space_id)
  )`.execute(db)
  await sql`create index actions_expiry on actions (expires_at)`.execute(db)
}
