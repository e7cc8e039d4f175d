import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Races, and which channel is about which. */
export async function races(db: Database): Promise<void> {
  await sql`create table races (
    space_id text not null,
    id text not null,
    office text not null,
    place text not null,
    election_on text not null,
    dates text not null,
    person_ids text not null,
    terms text not null,
    primary key (space_id, id)
  )`.execute(db)
  await sql`create table race_channels (
    platform text not null,
    space_id text not null,
    channel_id text not null,
    race_id text not null,
    primary key (platform, space_id, channel_id)
  )`.execute(db)
}
