import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { countsOf } from './numbered-records.ts'

test('a process killed while it saves leaves each article whole or not at all', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hustings-'))
  const file = join(directory, 'hustings.db')
  // A save takes some ten milliseconds: where in it the kill strikes is left to chance. Later rounds go on from those before.
  for (const delayMs of [1, 3, 5, 8, 12, 17, 23, 30]) {
    await killInTheMidst(file, delayMs)
    await expectWholeArticles(file)
  }
  rmSync(directory, { recursive: true })
})

/** Runs the saving process until it says that a first article is in, and kills it so much later. */
async function killInTheMidst(file: string, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'save-until-killed.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  await once(child.stdout, 'data')
  setTimeout(() => child.kill('SIGKILL'), delayMs)
  expect(await exit).toEqual([null, 'SIGKILL'])
}

async function expectWholeArticles(file: string): Promise<void> {
  const store = await openSqliteStore({ file })
  expect(await store.articles.count()).toBeGreaterThan(0)
  await store.close()

  const database = new DatabaseSync(file)
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(database.prepare('pragma foreign_key_check').all()).toEqual([])
  for (const row of database.prepare(ARTICLES).all()) expect(row, String(row.id)).toEqual(expectedOf(row))
  for (const [index, table] of INDEXES) {
    const indexed = database.prepare(`select id from ${index}_docsize order by id`).all()
    expect(indexed, index).toEqual(database.prepare(`select key as id from ${table} order by key`).all())
    database.exec(`insert into ${index} (${index}) values ('integrity-check')`)
  }
  database.close()
}

const INDEXES = [
  ['headline_terms', '(select key from articles where newest = 1)'],
  ['passage_terms', 'passages'],
  ['name_terms', 'names'],
]

const ARTICLES = `
  select key, id, revision, newest,
    (select max(revision) from articles as other where other.id = articles.id) as last,
    (select count(*) from quotes where article_key = articles.key) as quotes,
    (select count(*) from quotes where article_key = articles.key and newest = articles.newest) as flagged,
    (select count(*) from passages where article_key = articles.key) as passages,
    (select count(*) from mentions where article_key = articles.key) as mentions
  from articles`

type Row = Record<string, unknown>

/** What must stand beside the article of this row: the second revision of number n has the counts of n + 1. */
function expectedOf(row: Row): Row {
  const number = Number(/\d+$/.exec(String(row.id))![0])
  const { quotes, passages, mentions } = countsOf(number + Number(row.revision) - 1)
  const newest = row.revision === row.last
  return {
    ...row,
    newest: newest ? 1 : 0,
    quotes,
    flagged: quotes,
    passages: newest ? passages : 0,
    mentions: newest ? mentions : 0,
  }
}
