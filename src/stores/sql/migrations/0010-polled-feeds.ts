import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Feeds become subscriptions to addresses, each of which is read once; what was read; articles of which nobody is alerted. */
export async function polledFeeds(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  for (const statement of statements(keyColumn)) await statement.execute(db)
}

const statements = (keyColumn: SqlDialect['keyColumn']) => [
  sql`create table polled_feeds (
    key ${keyColumn},
    url text not null unique,
    next_check_at text,
    last_checked_at text,
    last_success_at text,
    last_new_at text,
    error text,
    failing_since text,
    failures integer not null default 0,
    paused_at text,
    note text,
    etag text,
    last_modified text,
    claim text,
    claimed_until text
  )`,
  sql`create index polled_feeds_due on polled_feeds (next_check_at)`,
  sql`insert into polled_feeds (url, next_check_at) select url, min(added_at) from feeds group by url`,
  sql`create table subscriptions (
    id text not null primary key,
    space_id text not null,
    polled_key integer not null,
    added_url text not null,
    name text not null,
    added_at text not null,
    unique (space_id, polled_key)
  )`,
  sql`insert into subscriptions (id, space_id, polled_key, added_url, name, added_at)
    select min(feeds.id), feeds.space_id, polled_feeds.key, min(feeds.url), min(feeds.name), min(feeds.added_at)
    from feeds join polled_feeds on polled_feeds.url = feeds.url
    group by feeds.space_id, polled_feeds.key`,
  sql`drop table feeds`,
  sql`alter table subscriptions rename to feeds`,
  sql`create index feeds_polled on feeds (polled_key)`,
  sql`create table feed_items (
    polled_key integer not null,
    item_key text not null,
    mark text not null,
    article_id text,
    problem text,
    seen_at text not null,
    primary key (polled_key, item_key)
  )`,
  sql`create index feed_items_seen on feed_items (polled_key, seen_at)`,
  sql`alter table articles add column quiet integer not null default 0`,
]
