import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What a space calls publishers: its own table of outlets. */
export async function publisherLabels(db: Database): Promise<void> {
  await sql`create table publisher_labels (
    space_id text not null,
    publisher text not null,
    label text not null,
    primary key (space_id, publisher)
  )`.execute(db)
}
