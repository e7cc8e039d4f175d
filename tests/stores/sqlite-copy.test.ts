import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyIn, copyOut } from '../../src/stores/sqlite/copy.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { articleRecord } from '../contracts/store/records.ts'

let directory: string
let [file, copy] = ['', '']
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hustings-'))
  file = join(directory, 'hustings.db')
  copy = join(directory, 'monday.db')
})
afterEach(() => rmSync(directory, { recursive: true }))

async function saveOne(database: string) {
  const store = await openSqliteStore({ file: database })
  await store.articles.save(articleRecord())
  return store
}

function journalMode(database: string) {
  const connection = new DatabaseSync(database)
  const mode = connection.prepare('pragma journal_mode').get()?.journal_mode
  connection.close()
  return mode
}

describe('Copying out', () => {
  test('takes what is saved, also what only the write-ahead log of a running bot holds', async () => {
    const store = await saveOne(file)
    copyOut(file, copy)
    await store.close()
    const copied = await openSqliteStore({ file: copy })
    expect(await copied.articles.find('bridge')).toEqual({ ...articleRecord().article, revision: 1 })
    await copied.close()
  })

  test('overwrites nothing', async () => {
    await (await saveOne(file)).close()
    writeFileSync(copy, 'something else')
    expect(() => copyOut(file, copy)).toThrow(expect.objectContaining({ code: 'unwritable-backup' }))
  })

  test('says that there is nothing to copy', () => {
    expect(() => copyOut(file, copy)).toThrow(expect.objectContaining({ code: 'no-database' }))
  })
})

describe('Copying in', () => {
  test('makes a database that several processes can use', async () => {
    await (await saveOne(file)).close()
    copyOut(file, copy)
    const other = join(directory, 'other.db')
    await copyIn(copy, other)
    expect(journalMode(other)).toBe('wal')
    const restored = await openSqliteStore({ file: other })
    expect(await restored.articles.find('bridge')).toBeDefined()
    await restored.close()
  })

  test('replaces what stands there, and whoever has it open sees the backup from then on', async () => {
    const before = await openSqliteStore({ file })
    copyOut(file, copy)
    await before.articles.save(articleRecord())
    await copyIn(copy, file)
    expect(await before.articles.find('bridge')).toBeUndefined()
    await before.articles.save(articleRecord())
    expect(await before.articles.find('bridge')).toBeDefined()
    await before.close()
  })

  test.each([
    ['a file that is not there', () => {}, /There is no file/],
    ['a text', () => writeFileSync(copy, 'Dear diary, '.repeat(100)), /not a database/],
    ['an empty file', () => writeFileSync(copy, ''), /another program/],
    [
      'the database of another program',
      () => alter("create table recipes (name text); insert into recipes values ('soup')"),
      /another program/,
    ],
    [
      'one of a newer version',
      async () => {
        await (await openSqliteStore({ file: copy })).close()
        alter('pragma user_version = 9999')
      },
      /newer version/,
    ],
  ])('refuses %s, and leaves the database as it is', async (_what, prepare, reason) => {
    await (await saveOne(file)).close()
    await prepare()
    await expect(copyIn(copy, file)).rejects.toMatchObject({
      code: 'not-a-backup',
      message: expect.stringMatching(reason),
    })
    const after = await openSqliteStore({ file })
    expect(await after.articles.find('bridge')).toBeDefined()
    await after.close()
  })

  function alter(statements: string): void {
    const connection = new DatabaseSync(copy)
    connection.exec(statements)
    connection.close()
  }
})
