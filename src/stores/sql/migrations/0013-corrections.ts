import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** What publishers changed of what had been quoted; which article a feed meant by which GUID. */
export async function corrections(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  await sql`create table corrections (
    key ${keyColumn},
    article_id text not null,
    from_revision integer not null,
    to_revision integer,
    kind text not null,
    before text not null,
    after text,
    speaker_id text,
    seen_at text not null
  )`.execute(db)
  await sql`create index corrections_seen on corrections (seen_at, key)`.execute(db)
  await sql`create index corrections_article on corrections (article_id, key)`.execute(db)
  await sql`create unique index corrections_withdrawn on corrections (article_id, from_revision) where kind = 'withdrawn'`.execute(
    db,
  )
  await sql`create table guids (
    feed_id text not null,
    guid text not null,
    article_id text not null,
    seen_at text not null,
    primary key (feed_id, guid)
  )`.execute(db)
  await sql`create index guids_article on guids (feed_id, article_id, seen_at)`.execute(db)
}
