import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Digests, what channels follow, what is to be posted when, and what was. */
export async function digests(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  for (const statement of statements(keyColumn)) await statement.execute(db)
}

const statements = (keyColumn: SqlDialect['keyColumn']) => [
  sql`create table digests (
    key ${keyColumn},
    platform text not null,
    space_id text not null,
    channel_id text not null,
    thread_id text,
    user_id text not null,
    pattern text not null,
    time_zone text not null,
    state text not null,
    pause_reason text,
    settings text not null,
    created_at text not null,
    next_due_at text
  )`,
  sql`create index digests_due on digests (next_due_at) where next_due_at is not null`,
  sql`create index digests_space on digests (space_id, key)`,
  sql`create table follows (
    key ${keyColumn},
    platform text not null,
    space_id text not null,
    channel_id text not null,
    thread_id text,
    user_id text not null,
    kind text not null,
    target text not null,
    state text not null,
    pause_reason text,
    created_at text not null,
    after_key integer not null,
    unique (platform, space_id, channel_id, kind, target)
  )`,
  sql`create index follows_target on follows (kind, target)`,
  sql`create table follow_hits (
    follow_key integer not null,
    article_id text not null,
    space_id text not null,
    due_at text not null,
    primary key (follow_key, article_id)
  )`,
  sql`create table deliveries (
    key ${keyColumn},
    subject text not null,
    subject_id text not null,
    platform text not null,
    space_id text not null,
    channel_id text not null,
    thread_id text,
    due_at text not null,
    state text not null,
    try_at text,
    claim text,
    attempts integer not null default 0,
    content text,
    settled_at text,
    reason text,
    unique (subject, subject_id, due_at)
  )`,
  sql`create index deliveries_open on deliveries (platform, try_at) where try_at is not null`,
  sql`create table posts (
    key ${keyColumn},
    subject text not null,
    subject_id text not null,
    due_at text not null,
    platform text not null,
    space_id text not null,
    channel_id text not null,
    thread_id text,
    posted_at text not null,
    post_key text not null unique,
    message_ids text not null,
    content text not null
  )`,
  sql`create index posts_channel on posts (platform, space_id, channel_id, key)`,
  sql`create table post_articles (
    article_id text not null,
    space_id text not null,
    channel_id text not null,
    post_key integer not null,
    subject text not null,
    revision integer not null,
    primary key (article_id, space_id, channel_id, post_key)
  )`,
  sql`create table cursors (
    name text not null primary key,
    value integer not null
  )`,
  // What is stored already is no news to anybody who follows something later.
  sql`insert into cursors select 'followed', coalesce(max(key), 0) from articles`,
]
