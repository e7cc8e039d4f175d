import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Articles with their quotes, passages and mentions; the directory of people; feeds. */
export async function firstTables(db: Database, dialect: SqlDialect): Promise<void> {
  for (const statement of statements(dialect)) await statement.execute(db)
  await dialect.terms.create(db, 'headline_terms')
  await dialect.terms.create(db, 'passage_terms')
  await dialect.terms.create(db, 'name_terms')
}

// The long text comes last in its row: reading the other columns then need not walk over it.
const statements = ({ keyColumn }: SqlDialect) => [
  sql`create table articles (
    key ${keyColumn},
    id text not null,
    revision integer not null,
    newest integer not null check (newest in (0, 1)),
    canonical_url text not null,
    publisher text not null,
    headline text not null,
    byline text,
    dateline text,
    published_at text not null,
    published_on text not null,
    modified_at text,
    language text not null,
    text text not null,
    unique (id, revision)
  )`,
  sql`create unique index articles_newest on articles (id) where newest = 1`,
  sql`create index articles_url on articles (canonical_url) where newest = 1`,
  sql`create index articles_publisher on articles (publisher, published_on) where newest = 1`,
  sql`create index articles_latest on articles (published_at desc, key desc) where newest = 1`,

  sql`create table people (
    id text not null primary key,
    name text not null,
    family_name text not null,
    other_names text not null,
    roles text not null,
    gender text,
    wikidata_id text
  )`,
  sql`create table names (
    key ${keyColumn},
    person_id text not null references people (id) on delete cascade,
    name text not null,
    unique (person_id, name)
  )`,
  sql`create index names_name on names (name)`,
  sql`create table offices (
    person_id text not null references people (id) on delete cascade,
    office text not null,
    primary key (office, person_id)
  )`,
  sql`create index offices_person on offices (person_id)`,

  sql`create table passages (
    key ${keyColumn},
    article_key integer not null references articles (key) on delete cascade,
    "index" integer not null,
    start integer not null,
    "end" integer not null,
    unique (article_key, "index")
  )`,
  sql`create table quotes (
    article_key integer not null references articles (key) on delete cascade,
    "index" integer not null,
    newest integer not null check (newest in (0, 1)),
    published_at text not null,
    kind text not null,
    content text not null,
    cue text,
    source text,
    speaker text,
    speaker_id text references people (id),
    medium text not null,
    said_on text,
    confidence real not null,
    primary key (article_key, "index")
  )`,
  sql`create index quotes_latest on quotes (published_at desc, article_key desc, "index") where newest = 1`,
  sql`create index quotes_speaker on quotes (speaker_id, published_at desc, article_key desc, "index") where newest = 1`,
  sql`create table mentions (
    article_key integer not null references articles (key) on delete cascade,
    person_id text not null references people (id),
    published_at text not null,
    count integer not null,
    primary key (article_key, person_id)
  )`,
  sql`create index mentions_person on mentions (person_id, published_at desc, article_key desc, count)`,

  sql`create table feeds (
    id text not null primary key,
    space_id text not null,
    url text not null,
    name text not null,
    added_at text not null,
    last_success_at text,
    error text
  )`,
  sql`create index feeds_space on feeds (space_id, added_at, id)`,
]
