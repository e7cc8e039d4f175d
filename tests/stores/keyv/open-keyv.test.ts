import { afterAll, expect, test } from 'vitest'
import { openKeyv } from '../../../src/stores/keyv/open-keyv.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'

const store = await openSqliteStore({ file: ':memory:' })
afterAll(() => store.close())
const now = () => Temporal.Instant.from('2024-03-05T12:00:00Z')

test('without an address everything is kept in the database', async () => {
  const keyv = await openKeyv(store, { url: undefined, now })
  await keyv.set('a', { b: 1 })
  expect(await (await openKeyv(store, { url: undefined, now })).get('a')).toEqual({ b: 1 })
  expect((await store.keyValues.list('hustings:', { after: undefined, limit: 5 })).length).toBe(1)
})

test('in memory it ends with the process', async () => {
  const keyv = await openKeyv(store, { url: 'memory:', now })
  await keyv.set('a', 'other')
  expect(await keyv.get('a')).toBe('other')
  expect(await (await openKeyv(store, { url: 'memory:', now })).get('a')).toBeUndefined()
})

for (const [url, name] of [
  ['redis://localhost:1', '@keyv/redis'],
  ['rediss://user:secret@localhost:1', '@keyv/redis'],
  ['postgres://user:secret@localhost:1/db', '@keyv/postgres'],
  ['postgresql://user:secret@localhost:1/db', '@keyv/postgres'],
] as const) {
  test(`${url.split(':')[0]} needs a package, and says which`, async () => {
    const opening = openKeyv(store, { url, now })
    await expect(opening).rejects.toMatchObject({
      code: 'missing-package',
      message: expect.stringContaining(`npm install ${name}.`),
    })
    await expect(opening).rejects.not.toThrow('secret')
  })
}

test('what goes wrong in the database is thrown, not swallowed', async () => {
  const broken = await openSqliteStore({ file: ':memory:' })
  const keyv = await openKeyv(broken, { url: undefined, now })
  await broken.close()
  await expect(keyv.get('a')).rejects.toThrow()
  await expect(keyv.set('a', 1)).rejects.toThrow()
})
