import { sql } from 'kysely'
import { IN_MARKS } from '../../../model/quote.ts'
import { inBatches } from '../batches.ts'
import type { SqlDialect } from '../dialect.ts'
import { nameWords } from '../name-words.ts'
import type { Database } from '../schema.ts'

/** Whole clauses of mixed quotes; how often people are quoted and named, kept beside them; the words of their names; merges. */
export async function talliesAndMerges(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  for (const statement of statements(keyColumn)) await statement.execute(db)
  await addNameWords(db)
}

const statements = (keyColumn: SqlDialect['keyColumn']) => [
  sql`alter table quotes add column clause text`,

  sql`alter table people add column quote_count integer not null default 0`,
  sql`alter table people add column mention_count integer not null default 0`,
  sql`update people set
    quote_count = (
      select count(*) from quotes where speaker_id = people.id and newest = 1 and kind in (${sql.join(IN_MARKS)})
    ),
    mention_count = (select coalesce(sum(count), 0) from mentions where person_id = people.id)`,
  sql`create index people_prominence on people (quote_count desc, mention_count desc, id)`,

  sql`create table name_words (
    word text not null,
    person_id text not null references people (id) on delete cascade,
    primary key (word, person_id)
  )`,
  sql`create index name_words_person on name_words (person_id, word)`,

  sql`create table merges (
    key ${keyColumn},
    from_id text not null,
    into_id text not null,
    from_person text not null,
    into_person text not null,
    quote_count integer not null,
    mention_count integer not null,
    merged_at text not null,
    merged_by text not null,
    undone_at text,
    undone_by text
  )`,
  sql`create index merges_from on merges (from_id) where undone_at is null`,
  sql`create index merges_into on merges (into_id) where undone_at is null`,
  sql`create table merged_quotes (
    merge_key integer not null references merges (key) on delete cascade,
    article_key integer not null references articles (key) on delete cascade,
    "index" integer not null,
    primary key (merge_key, article_key, "index")
  )`,
  sql`create table merged_mentions (
    merge_key integer not null references merges (key) on delete cascade,
    article_key integer not null references articles (key) on delete cascade,
    count integer not null,
    primary key (merge_key, article_key)
  )`,
]

async function addNameWords(db: Database): Promise<void> {
  const names = await db.selectFrom('names').select(['person_id', 'name']).execute()
  const rows = [...Map.groupBy(names, row => row.person_id)].flatMap(([id, each]) =>
    nameWords(each.map(row => row.name)).map(word => ({ word, person_id: id })),
  )
  await inBatches(rows, batch => db.insertInto('name_words').values(batch).execute())
}
