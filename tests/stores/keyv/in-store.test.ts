import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite'
import { Keyv } from 'keyv'
import * as vitest from 'vitest'
import { keyvInStore } from '../../../src/stores/keyv/in-store.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'

const { afterAll, describe, expect, test } = vitest

const store = await openSqliteStore({ file: ':memory:' })
afterAll(() => store.close())

const now = () => Temporal.Now.instant()
const adapter = () => keyvInStore(store, { now })

// Keyv's own suite is written for an older vitest, of which it needs nothing: it runs in the one it is given.
describe('as every storage adapter of Keyv', () => {
  keyvTestSuite(vitest as never, Keyv, adapter)
  keyvIteratorTests(vitest as never, Keyv, adapter)
})

test('what has ended leaves the database with the next write', async () => {
  let time = Temporal.Instant.from('2024-03-05T12:00:00Z')
  const keyv = new Keyv({ store: keyvInStore(store, { now: () => time }), namespace: 'ends' })
  await keyv.set('short', 1, 1000)
  await keyv.set('long', 1)
  time = time.add({ seconds: 1 })
  await keyv.set('other', 1, 0.5)
  const kept = await store.keyValues.list('ends:', { after: undefined, limit: 10 })
  expect(kept.map(({ key }) => key)).toEqual(['ends:long', 'ends:other'])
})

test('many values come and go at once, more than a page of them', async () => {
  const keyv = new Keyv({ store: adapter(), namespace: 'many' })
  const keys = Array.from({ length: 250 }, (_, index) => `key-${index}`)
  await keyv.setMany(keys.map(key => ({ key, value: key })))
  const seen: string[] = []
  for await (const [key] of keyv.iterator!(undefined)) seen.push(key)
  expect(seen.sort()).toEqual([...keys].sort())
  expect(await keyv.deleteMany(keys)).toBe(true)
  expect(await keyv.getMany(keys)).toEqual(keys.map(() => undefined))
})
