import { expect, test } from 'vitest'
import type { SignIn } from '../../../src/model/sign-in.ts'
import { type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00Z')
const link: SignIn = {
  kind: 'link',
  key: 'hash-of-a-secret',
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'channel-1', userId: 'user-1' },
  timeZone: 'America/Chicago',
  expiresAt: now.add({ minutes: 10 }),
}

export function signInsContract(open: OpenStore): void {
  test('a sign-in comes back as it was saved, to its key and kind alone, until it expires', () =>
    withStore(open, async store => {
      await store.signIns.save(link)
      expect(await store.signIns.find(link, now)).toEqual(link)
      expect(await store.signIns.find({ ...link, kind: 'session' }, now)).toBeUndefined()
      expect(await store.signIns.find({ ...link, key: 'other' }, now)).toBeUndefined()
      expect(await store.signIns.find(link, link.expiresAt)).toBeUndefined()
      expect(await store.signIns.take(link, link.expiresAt)).toBeUndefined()
    }))

  test('of several who take it at once, one gets it', () =>
    withStore(open, async store => {
      await store.signIns.save(link)
      expect(await store.signIns.take({ ...link, kind: 'session' }, now)).toBeUndefined()
      const taken = await Promise.all(Array.from({ length: 5 }, () => store.signIns.take(link, now)))
      expect(taken.filter(each => each !== undefined)).toEqual([link])
      expect(await store.signIns.find(link, now)).toBeUndefined()
    }))

  test('what has expired is cleared away; what a space has goes with the space', () =>
    withStore(open, async store => {
      const session: SignIn = { ...link, kind: 'session', key: 'other', expiresAt: now.add({ hours: 12 }) }
      await store.signIns.save(link)
      await store.signIns.save(session)
      await store.signIns.removeExpired(now.add({ hours: 1 }))
      expect(await store.signIns.find(link, now)).toBeUndefined()
      expect(await store.signIns.find(session, now)).toEqual(session)
      await store.spaces.erase('guild-1')
      expect(await store.signIns.find(session, now)).toBeUndefined()
    }))
}
