import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/**
 * Pages that are looked at again; articles that are only what a feed says; items that came with a feed's first reading.
 * Which article a GUID stood for is known from the items, so the table of GUIDs goes.
 */
export async function pages(db: Database): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db)
}

const STATEMENTS = [
  sql`create table pages (
    article_id text not null primary key,
    url text not null,
    etag text,
    last_modified text,
    read_at text not null,
    look_at text not null,
    missing_since text
  )`,
  sql`create index pages_due on pages (look_at)`,
  sql`alter table articles add column feed_only text`,
  sql`alter table feed_items add column quiet integer not null default 0`,
  sql`create index feed_items_last on feed_items (polled_key, article_id, seen_at)`,
  sql`alter table polled_feeds add column bad_guids integer not null default 0`,
  sql`drop table guids`,
]
