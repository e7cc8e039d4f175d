import { expect, test } from 'vitest'
import type { Installation } from '../../../src/model/installation.ts'
import { type OpenStore, withStore } from './records.ts'

const installation: Installation = {
  platform: 'slack',
  spaceId: 'T1',
  sealed: 'v1:😀',
  installedAt: Temporal.Instant.from('2024-03-05T15:30:00Z'),
}

export function installationsContract(open: OpenStore): void {
  test('an installation comes back as it was saved last', () =>
    withStore(open, async store => {
      const again = {
        ...installation,
        sealed: 'v1:new',
        installedAt: installation.installedAt.add({ hours: 1 }),
      }
      await store.installations.save(installation)
      await store.installations.save({ ...installation, spaceId: 'T0' })
      await store.installations.save(again)
      expect(await store.installations.find('slack', 'T1')).toEqual(again)
      expect((await store.installations.list('slack')).map(({ spaceId }) => spaceId)).toEqual(['T0', 'T1'])
    }))

  test('one platform knows nothing of another, and what was removed is gone', () =>
    withStore(open, async store => {
      await store.installations.save(installation)
      expect(await store.installations.find('discord', 'T1')).toBeUndefined()
      expect(await store.installations.list('discord')).toEqual([])
      await store.installations.remove('slack', 'T1')
      await store.installations.remove('slack', 'T1')
      expect(await store.installations.find('slack', 'T1')).toBeUndefined()
    }))
}
