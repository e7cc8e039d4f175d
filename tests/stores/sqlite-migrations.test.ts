import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { firstTables } from '../../src/stores/sql/migrations/0001-first-tables.ts'
import type { Tables } from '../../src/stores/sql/schema.ts'
import { nodeSqliteDialect } from '../../src/stores/sqlite/dialect.ts'
import { fts5TermIndexes } from '../../src/stores/sqlite/term-indexes.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { termCodes } from '../../src/text/term-codes.ts'

test('a database of the first version has its people counted and their names begun', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hustings-'))
  const file = join(directory, 'hustings.db')
  const database = new DatabaseSync(file)
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) })
  await firstTables(db, {
    keyColumn: sql`integer primary key`,
    bytesColumn: sql`blob`,
    terms: fts5TermIndexes(),
  })
  database.exec(`
    insert into people values ('ada-quill', 'Ada Quill', 'Quill', '[]', '[]', null, null), ('bo', 'Bo', 'Bo', '[]', '[]', null, null),
      ('count', 'Example County Board', 'Example County Board', '[]', '[]', null, null);
    insert into names (person_id, name) values ('ada-quill', 'ada quill'), ('ada-quill', 'quill'), ('bo', 'bo');
    insert into articles values (1, 'a', 1, 0, 'https://example.com/a', 'Example Herald', 'Old', null, null,
      '2024-03-05T12:00:00.000000000Z', '2024-03-05', null, 'en', 'No. Never.');
    insert into articles values (2, 'a', 2, 1, 'https://example.com/a', 'Example Herald', 'New', null, null,
      '2024-03-05T12:00:00.000000000Z', '2024-03-05', null, 'en', 'No. Never.');
    insert into passages values (1, 2, 0, 0, 3), (2, 2, 1, 4, 10);
    insert into passage_terms (rowid, terms) values (1, 'no'), (2, 'never');
    insert into mentions values (2, 'ada-quill', '2024-03-05T12:00:00.000000000Z', 3);
    insert into feeds values ('one', 'guild-1', 'https://herald.example.com/rss', 'Herald', '2024-03-05T12:00:00.000000000Z', null, null),
      ('two', 'guild-2', 'https://herald.example.com/rss', 'The Herald', '2024-03-06T12:00:00.000000000Z', null, 'No answer.');
    pragma user_version = 1`)
  const quote = database.prepare(
    `insert into quotes values (?, ?, ?, '2024-03-05T12:00:00.000000000Z', ?, '[{"start":0,"end":3}]', null, null, 'Ada Quill', 'ada-quill', 'said', null, 1)`,
  )
  quote.run(1, 0, 0, 'direct')
  quote.run(2, 0, 1, 'direct')
  quote.run(2, 1, 1, 'mixed')
  quote.run(2, 2, 1, 'indirect')
  await db.destroy()

  let told = 0
  const onUpgrade = () => {
    told++
  }
  const store = await openSqliteStore({ file, onUpgrade })
  expect(told).toBe(1)
  const [ada] = await store.people.startingWith('qui', { limit: 5 })
  expect(ada).toMatchObject({ person: { id: 'ada-quill' }, quoteCount: 2, mentionCount: 3 })
  expect(await store.people.mostQuoted({ limit: 5 })).toEqual([ada])
  expect(await store.quotes.count({ speakerId: 'ada-quill' })).toBe(3)
  const [passage] = await store.passages.search(['never'], { limit: 5 })
  expect(passage).toMatchObject({ passage: { articleId: 'a', index: 1 }, textTerms: termCodes('Never.') })
  expect(await store.people.find('count')).toMatchObject({ isBody: true })
  for (const id of ['ada-quill', 'bo']) expect(await store.people.find(id)).not.toHaveProperty('isBody')
  const [feed] = await store.feeds.list('guild-2')
  expect(feed).toMatchObject({ id: 'two', name: 'The Herald', url: 'https://herald.example.com/rss' })
  expect(await store.feeds.tally()).toEqual({ count: 1, failing: 0, paused: 0 })
  await store.close()
  await (await openSqliteStore({ file, onUpgrade })).close()
  await (await openSqliteStore({ file: join(directory, 'new.db'), onUpgrade })).close()
  expect(told).toBe(1)
  rmSync(directory, { recursive: true })
})
