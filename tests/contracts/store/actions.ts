import { expect, test } from 'vitest'
import { type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00Z')
const action = {
  id: 'k3y',
  spaceId: 'guild-1',
  command: 'quote',
  options: { person: 'José Núñez 😀', limit: 3, open: true },
  expiresAt: now.add({ hours: 1 }),
}

export function actionsContract(open: OpenStore): void {
  test('an action comes back as it was saved, to its own space, until it expires', () =>
    withStore(open, async store => {
      await store.actions.save([action])
      expect(await store.actions.find(action, now)).toEqual(action)
      expect(await store.actions.find({ ...action, spaceId: 'guild-2' }, now)).toBeUndefined()
      expect(await store.actions.find({ ...action, id: 'other' }, now)).toBeUndefined()
      expect(await store.actions.find(action, action.expiresAt)).toBeUndefined()
    }))

  test('saved again, it is kept for longer; many are saved at once', () =>
    withStore(open, async store => {
      const later = { ...action, expiresAt: now.add({ hours: 9 }) }
      await store.actions.save([action])
      await store.actions.save([later, { ...action, spaceId: 'guild-2' }])
      expect(await store.actions.find(action, now.add({ hours: 8 }))).toEqual(later)
      expect(await store.actions.find({ ...action, spaceId: 'guild-2' }, now)).toBeDefined()
      await store.actions.save([])
    }))

  test('what has expired is cleared away', () =>
    withStore(open, async store => {
      const later = { ...action, id: 'later', expiresAt: now.add({ hours: 9 }) }
      await store.actions.save([action, later])
      await store.actions.removeExpired(now.add({ hours: 2 }))
      expect(await store.actions.find(action, now)).toBeUndefined()
      expect(await store.actions.find(later, now)).toEqual(later)
    }))
}
