import { afterAll, beforeAll, expect, test } from 'vitest'
import { peopleOf, raceOf } from '../../src/bot/channel-race.ts'
import type { Race } from '../../src/model/race.ts'
import { asker } from './asker.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const race: Race = {
  id: 'teal-mayor-2019',
  spaceId: asker.place.spaceId,
  office: 'mayor',
  place: 'Teal County',
  electionOn: Temporal.PlainDate.from('2019-12-03'),
  dates: [],
  personIds: ['helen-marsh', 'tomas-iriarte', 'nobody', 'owen-marsh'],
  terms: ['race for mayor'],
}

test('a channel is about a race once it is bound, and so are its threads', async () => {
  const { store } = room
  expect(await raceOf(store, asker.place)).toBeUndefined()
  await store.races.save(race)
  await store.races.bind(asker.place, race.id)
  const thread = { ...asker.place, threadId: '5' }
  expect(await raceOf(store, thread)).toEqual(race)
  expect(await raceOf(store, { ...asker.place, channelId: 'other' })).toBeUndefined()
})

test('a race that was taken away is no race any more', async () => {
  const { store } = room
  await store.races.remove(race.id, asker.place.spaceId)
  expect(await raceOf(store, asker.place)).toBeUndefined()
})

test('people who are no longer there are left out, merged ones are one', async () => {
  const { store } = room
  expect((await peopleOf(race, store)).map(({ name }) => name)).toEqual([
    'Helen Marsh',
    'Tomás Iriarte',
    'Owen Marsh',
  ])
  const by = { at: Temporal.Instant.from('2019-11-13T12:00:00Z'), by: 'test' }
  await store.merges.add({ fromId: 'owen-marsh', intoId: 'helen-marsh', ...by })
  await store.merges.add({ fromId: 'helen-marsh', intoId: 'tomas-iriarte', ...by })
  expect((await peopleOf(race, store)).map(({ name }) => name)).toEqual(['Tomás Iriarte'])
})
