import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00.25Z')

export function keyValuesContract(open: OpenStore): void {
  test('values come back by key, and those not there do not', () =>
    withStore(open, async ({ keyValues }) => {
      const entries = [
        { key: "a:'one' 😀", value: '{"value":"\\u0000 😀"}' },
        { key: 'a:two', value: '', expiresAt: now.add({ milliseconds: 1 }) },
      ]
      await keyValues.save(entries, { now })
      const found = await keyValues.find(['a:two', 'nothing', "a:'one' 😀"])
      expect(found.sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(entries)
      expect(await keyValues.find([])).toEqual([])
    }))

  test('saving again replaces, the end too', () =>
    withStore(open, async ({ keyValues }) => {
      await keyValues.save([{ key: 'a', value: '1', expiresAt: now.add({ hours: 1 }) }], { now })
      await keyValues.save([{ key: 'a', value: '2' }], { now })
      expect(await keyValues.find(['a'])).toEqual([{ key: 'a', value: '2' }])
    }))

  test('what has ended is let go of with the next save', () =>
    withStore(open, async ({ keyValues }) => {
      await keyValues.save([{ key: 'ends', value: '1', expiresAt: now.add({ seconds: 1 }) }], { now })
      await keyValues.save([{ key: 'stays', value: '1' }], { now })
      expect(await keyValues.find(['ends'])).toHaveLength(1)
      await keyValues.save([], { now: now.add({ seconds: 1 }) })
      expect(await keyValues.find(['ends', 'stays'])).toEqual([{ key: 'stays', value: '1' }])
    }))

  test('deleting says how many there were', () =>
    withStore(open, async ({ keyValues }) => {
      await keyValues.save([{ key: 'a', value: '1' }], { now })
      expect(await keyValues.delete(['a', 'b'])).toBe(1)
      expect(await keyValues.delete(['a'])).toBe(0)
    }))

  test('keys are listed and deleted by how they begin, letter by letter', () =>
    withStore(open, async ({ keyValues }) => {
      const keys = ['%:a', 'é:a', 'é:b', 'é:c', 'éx', 'É:a', '_:a']
      await keyValues.save(
        keys.map(key => ({ key, value: '1' })),
        { now },
      )
      const list = async (prefix: string, after?: string) =>
        (await keyValues.list(prefix, { after, limit: 2 })).map(({ key }) => key)
      expect(await list('é:')).toEqual(['é:a', 'é:b'])
      expect(await list('é:', 'é:b')).toEqual(['é:c'])
      expect(await list('%')).toEqual(['%:a'])
      await keyValues.deleteBeginning('é:')
      await keyValues.deleteBeginning('_')
      expect(await keyValues.find(keys)).toHaveLength(3)
      await keyValues.deleteBeginning('')
      expect(await keyValues.find(keys)).toEqual([])
    }))
}
