import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

export function labelsContract(open: OpenStore): void {
  test('a space gives publishers labels, changes them, and takes them away', () =>
    withStore(open, async store => {
      const label = (publisher: string, text?: string) =>
        store.labels.set({ spaceId: 'guild-1', publisher, ...(text !== undefined && { label: text }) })
      await label('Kestrel Post', 'local')
      await label('Harbor Ledger', 'national')
      await label('Kestrel Post', 'regional 😀')
      expect(await store.labels.list('guild-1')).toEqual(
        new Map([
          ['Harbor Ledger', 'national'],
          ['Kestrel Post', 'regional 😀'],
        ]),
      )
      await label('Harbor Ledger')
      await label('never had one')
      expect([...(await store.labels.list('guild-1')).keys()]).toEqual(['Kestrel Post'])
      expect((await store.labels.list('guild-2')).size).toBe(0)
    }))

  test('they go with the space', () =>
    withStore(open, async store => {
      await store.labels.set({ spaceId: 'guild-1', publisher: 'Kestrel Post', label: 'local' })
      await store.labels.set({ spaceId: 'guild-2', publisher: 'Kestrel Post', label: 'other' })
      await store.spaces.erase('guild-1')
      expect((await store.labels.list('guild-1')).size).toBe(0)
      expect((await store.labels.list('guild-2')).size).toBe(1)
    }))
}
