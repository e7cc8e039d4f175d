import { expect, test } from 'vitest'
import type { Race } from '../../../src/model/race.ts'
import { type OpenStore, withStore } from './records.ts'

const race: Race = {
  id: 'kestrel-mayor-2024',
  office: 'mayor',
  place: "Kestrel's Bay 😀",
  electionOn: Temporal.PlainDate.from('2024-11-05'),
  dates: [{ name: 'Primary', on: Temporal.PlainDate.from('2024-06-04') }],
  personIds: ['ada-quill', 'jose-nunez'],
  terms: ['mayor’s race', '%'],
}
const own: Race = { ...race, spaceId: 'guild-1', office: 'lord mayor', dates: [], personIds: [], terms: [] }
const channel = { platform: 'discord', spaceId: 'guild-1', channelId: '7' } as const

export function racesContract(open: OpenStore): void {
  test('a race that is everybody’s comes back for every space', () =>
    withStore(open, async ({ races }) => {
      await races.save(race)
      expect(await races.find(race.id, 'guild-1')).toEqual(race)
      expect(await races.list('guild-2')).toEqual([race])
      expect(await races.find('other', 'guild-1')).toBeUndefined()
    }))

  test('a space’s own version takes its place there, and nowhere else', () =>
    withStore(open, async ({ races }) => {
      await races.save(own)
      await races.save(race)
      expect(await races.find(race.id, 'guild-1')).toEqual(own)
      expect(await races.list('guild-1')).toEqual([own])
      expect(await races.find(race.id, 'guild-2')).toEqual(race)
      expect(await races.remove(race.id, 'guild-1')).toEqual(own)
      expect(await races.find(race.id, 'guild-1')).toEqual(race)
    }))

  test('saving again replaces', () =>
    withStore(open, async ({ races }) => {
      await races.save(own)
      await races.save({ ...own, place: 'Port Kestrel' })
      expect(await races.list('guild-1')).toEqual([{ ...own, place: 'Port Kestrel' }])
    }))

  test('the last election is listed first', () =>
    withStore(open, async ({ races }) => {
      const later = { ...race, id: 'later', electionOn: race.electionOn.add({ years: 2 }) }
      const alike = { ...race, id: 'alike' }
      for (const each of [race, later, alike]) await races.save(each)
      expect((await races.list('guild-1')).map(({ id }) => id)).toEqual(['later', 'alike', race.id])
    }))

  test('nobody removes what is not their own', () =>
    withStore(open, async ({ races }) => {
      await races.save(race)
      await races.save(own)
      expect(await races.remove(race.id, 'guild-2')).toBeUndefined()
      expect(await races.find(race.id, 'guild-1')).toEqual(own)
    }))

  test('a channel is bound to one race, until it is bound to another or to none', () =>
    withStore(open, async ({ races }) => {
      expect(await races.boundTo(channel)).toBeUndefined()
      await races.bind(channel, race.id)
      await races.bind({ ...channel, channelId: '8' }, 'other')
      expect(await races.boundTo(channel)).toBe(race.id)
      expect(await races.boundTo({ ...channel, platform: 'slack' })).toBeUndefined()
      expect(await races.boundTo({ ...channel, spaceId: 'guild-2' })).toBeUndefined()
      await races.bind(channel, 'another')
      expect(await races.unbind(channel)).toBe('another')
      expect(await races.unbind(channel)).toBeUndefined()
      expect(await races.boundTo({ ...channel, channelId: '8' })).toBe('other')
    }))

  test('a space’s races and channels go with it, those that are everybody’s stay', () =>
    withStore(open, async ({ races, spaces }) => {
      await races.save(race)
      await races.save(own)
      await races.bind(channel, race.id)
      await spaces.erase('guild-1')
      expect(await races.boundTo(channel)).toBeUndefined()
      expect(await races.find(race.id, 'guild-1')).toEqual(race)
    }))
}
