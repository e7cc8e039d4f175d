import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Which article belongs to which story; which story was taken up by another. */
export async function stories(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  for (const statement of statements(keyColumn)) await statement.execute(db)
}

const statements = (keyColumn: SqlDialect['keyColumn']) => [
  sql`create table stories (
    key ${keyColumn},
    id text not null unique,
    merged_into text,
    changed_at text not null
  )`,
  sql`create index stories_changed on stories (changed_at desc, key desc) where merged_into is null`,
  sql`create table story_articles (
    article_id text not null primary key,
    story_id text not null,
    text_mark text not null,
    version integer not null
  )`,
  sql`create index story_articles_story on story_articles (story_id, article_id)`,
  sql`create index story_articles_version on story_articles (version)`,
]
