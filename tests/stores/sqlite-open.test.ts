import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { articleRecord, plainRecord } from '../contracts/store/records.ts'

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hustings-'))
  file = join(directory, 'hustings.db')
})
afterEach(() => rmSync(directory, { recursive: true }))

test('what was saved is there when the file is opened again', async () => {
  const before = await openSqliteStore({ file })
  await before.articles.save(articleRecord())
  await before.close()
  const after = await openSqliteStore({ file })
  expect(await after.articles.find('bridge')).toEqual({ ...articleRecord().article, revision: 1 })
  expect(await after.articles.save(articleRecord())).toEqual({ outcome: 'unchanged', revision: 1 })
  await after.close()
})

test('a closed database is one file, and keeps a write-ahead log while open', async () => {
  const store = await openSqliteStore({ file })
  expect(existsSync(`${file}-wal`)).toBe(true)
  await store.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
})

test('processes that open a missing database at the same moment all succeed', async () => {
  const children = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'open-when-told.ts'), file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
  })
  for (const { lines } of children) expect((await lines.next()).value).toBe('ready')
  for (const { child } of children) child.stdin.write('go\n')
  for (const { lines } of children) expect((await lines.next()).value).toBe('articles: 0')
})

test('one store reads while another writes', async () => {
  const [writer, reader] = [await openSqliteStore({ file }), await openSqliteStore({ file })]
  const ids = Array.from({ length: 20 }, (_, index) => `article-${index}`)
  const saved = Promise.all(ids.map(id => writer.articles.save(articleRecord({ id }))))
  const also = Promise.all(ids.map(id => reader.articles.save(articleRecord({ id: `also-${id}` }))))
  const found = Promise.all(ids.map(() => reader.passages.search(['bridg'], { limit: 5 })))
  await Promise.all([saved, also, found])
  expect(await reader.articles.count()).toBe(40)
  await writer.close()
  await reader.close()
})

test('what one store writes, another counts, though it has counted before', async () => {
  const writer = await openSqliteStore({ file })
  const reader = await openSqliteStore({ file })
  const counted = async () => (await reader.passages.statistics(['bridg', 'leve'])).passagesWith
  expect(await counted()).toEqual(new Map())
  await writer.articles.save(plainRecord('one', 'The bridge fell.'))
  expect(await counted()).toEqual(new Map([['bridg', 1]]))
  await writer.articles.save(plainRecord('one', 'The levee fell.'))
  expect(await counted()).toEqual(new Map([['leve', 1]]))
  expect(await reader.passages.search(['bridg'], { limit: 5 })).toEqual([])
  await Promise.all([writer.close(), reader.close()])
})

test('who reads waits for no writer: a write that is not done yet is neither seen nor in the way', async () => {
  const store = await openSqliteStore({ file })
  await store.articles.save(articleRecord())
  const writer = new DatabaseSync(file)
  writer.exec("begin immediate; update articles set headline = 'Half written'; delete from passages")
  const [found] = await store.passages.search(['bridg'], { limit: 5 })
  expect(found?.passage.articleId).toBe('bridge')
  expect((await store.articles.find('bridge'))?.headline).not.toBe('Half written')
  writer.exec('rollback')
  writer.close()
  await store.close()
})

test('a database of a newer version is refused, and left as it is', async () => {
  await (await openSqliteStore({ file })).close()
  change('pragma user_version = 1000')
  const before = readFileSync(file)
  await expect(openSqliteStore({ file })).rejects.toMatchObject({
    name: 'UserError',
    code: 'newer-database',
    message: expect.stringMatching(/hustings\.db.*newer version.*Update Hustings/),
  })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test("another program's database is refused, and left as it is", async () => {
  change('create table recipes (name text)')
  await expect(openSqliteStore({ file })).rejects.toMatchObject({
    name: 'UserError',
    code: 'foreign-database',
    message: expect.stringContaining('another program'),
  })
  expect(tablesIn(file)).toEqual(['recipes'])
})

const damage = [
  {
    what: 'a text file',
    bytes: Buffer.from('Not a database, but long enough to be taken for one. '.repeat(100)),
  },
  {
    what: 'a picture',
    bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(500).fill(7)]),
  },
]
for (const { what, bytes } of damage) {
  test(`${what} is refused, and left as it is`, async () => {
    writeFileSync(file, bytes)
    await expect(openSqliteStore({ file })).rejects.toMatchObject({
      name: 'UserError',
      code: 'damaged-database',
      message: expect.stringContaining(file),
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })
}

test('a database whose tables are overwritten is refused', async () => {
  await (await openSqliteStore({ file })).close()
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0xff, 100, 4096))
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'damaged-database' })
})

test('a database that was cut short is refused', async () => {
  await (await openSqliteStore({ file })).close()
  writeFileSync(file, readFileSync(file).subarray(0, 6000))
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'damaged-database' })
})

test('an empty file is a new database', async () => {
  writeFileSync(file, '')
  const store = await openSqliteStore({ file })
  expect(await store.articles.count()).toBe(0)
  await store.close()
})

const unreachable = [
  { what: 'a missing directory', path: () => join(directory, 'missing', 'hustings.db') },
  { what: 'a directory in place of the file', path: () => directory },
  { what: 'a file in place of the directory', path: () => join(import.meta.filename, 'hustings.db') },
]
for (const { what, path } of unreachable) {
  test(`${what} is refused with what to do`, async () => {
    await expect(openSqliteStore({ file: path() })).rejects.toMatchObject({
      name: 'UserError',
      code: 'unreachable-database',
      message: expect.stringContaining(path()),
    })
  })
}

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a read-only directory is refused with what to do', async () => {
  chmodSync(directory, 0o500)
  await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'unreachable-database' })
  chmodSync(directory, 0o700)
})

function change(statement: string): void {
  const database = new DatabaseSync(file)
  database.exec(statement)
  database.close()
}

function tablesIn(path: string): unknown[] {
  const database = new DatabaseSync(path)
  const rows = database.prepare('select name from sqlite_schema').all()
  database.close()
  return rows.map(row => row.name)
}
