import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Links by which people sign in to the page, and the browsers in which they did. */
export async function signIns(db: Database): Promise<void> {
  await sql`create table sign_ins (
    key text not null primary key,
    kind text not null check (kind in ('link', 'session')),
    platform text not null,
    space_id text not null,
    channel_id text not null,
    user_id text not null,
    time_zone text not null,
    expires_at text not null
  )`.execute(db)
  await sql`create index sign_ins_expires_at on sign_ins (expires_at)`.execute(db)
}
