import fc from 'fast-check'
import { Keyv } from 'keyv'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { keyvInStore } from '../../src/stores/keyv/in-store.ts'
import { keyvMemory, type Memory, type MemoryKey } from '../../src/stores/memory.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'

const store = await openSqliteStore({ file: ':memory:' })
afterAll(() => store.close())
const inStore = () => new Keyv({ store: keyvInStore(store, { now: () => Temporal.Now.instant() }) })

describe.each([
  ['in a map', () => new Keyv()],
  ['in the database', inStore],
])('%s', (_, open) => {
  let memory: Memory
  beforeEach(async () => {
    const keyv = open()
    await keyv.clear()
    memory = keyvMemory(keyv)
  })

  test('what was set is there until it is deleted', async () => {
    expect(await memory.get(['a'], z.number())).toBeUndefined()
    await memory.set(['a'], 3)
    expect(await memory.get(['a'], z.number())).toBe(3)
    await memory.set(['a'], 4)
    expect(await memory.get(['a'], z.number())).toBe(4)
    await memory.delete(['a'])
    expect(await memory.get(['a'], z.number())).toBeUndefined()
  })

  test('what is not of the shape asked for is as good as absent', async () => {
    await memory.set(['a'], { of: 'an older version' })
    expect(await memory.get(['a'], z.object({ text: z.string() }))).toBeUndefined()
  })

  test('it ends when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'Temporal'] as never })
    try {
      await memory.set(['a'], 1, { ttl: Temporal.Duration.from({ minutes: 30 }) })
      vi.advanceTimersByTime(30 * 60_000 - 1)
      expect(await memory.get(['a'], z.number())).toBe(1)
      vi.advanceTimersByTime(2)
      expect(await memory.get(['a'], z.number())).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  test('what stands under a path is listed and goes with it, and nothing else', async () => {
    const kept: MemoryKey[] = [
      ['space', '12'],
      ['space'],
      ['user', '1'],
      ['space', '1/x'],
      ['spac', 'e', '1'],
    ]
    const gone: MemoryKey[] = [
      ['space', '1'],
      ['space', '1', 'race'],
      ['space', '1', 'race', 'x'],
    ]
    for (const key of [...kept, ...gone]) await memory.set(key, 1)
    const listed = await memory.listUnder(['space', '1'])
    expect(listed.toSorted((a, b) => a.key.length - b.key.length)).toEqual(
      gone.map(key => ({ key: [...key], value: 1 })),
    )
    expect((await memory.listUnder(['space', '1/x'])).map(({ key }) => key)).toEqual([['space', '1/x']])
    await memory.deleteUnder(['space', '1'])
    for (const key of kept) expect(await memory.get(key, z.number()), key.join()).toBe(1)
    for (const key of gone) expect(await memory.get(key, z.number()), key.join()).toBeUndefined()
  })
})

test('no two paths are taken for one another, whatever they are made of', async () => {
  const part = fc.oneof(fc.constantFrom('a', 'a/b', 'a%2Fb', 'keyv:', ':', '/'), fc.string({ minLength: 1 }))
  const key = fc
    .tuple(part, fc.array(part, { maxLength: 2 }))
    .map(([first, rest]): MemoryKey => [first, ...rest])
  await fc.assert(
    fc.asyncProperty(key, key, async (a, b) => {
      const memory = keyvMemory(new Keyv())
      await memory.set(a, 1)
      expect((await memory.get(b, z.number())) === 1).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
    { numRuns: 200 },
  )
})
