import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const eventsOf = (reply: Reply) =>
  reply.blocks
    .flatMap(block => (block.kind === 'timeline' ? block.events : []))
    .map(event => `${event.day}: ${event.sentence.excerpt.text}`)

test('a person’s, in the order of the days, each with its source', async () => {
  const reply = await room.say('/timeline marsh')
  expect(reply.title).toBe('Helen Marsh')
  const events = eventsOf(reply)
  expect(events[0]).toMatch(/^2019-11-07: Helen Marsh opened her campaign for mayor/)
  expect(events.at(-1)).toMatch(/^2019-11-12: Tomás Iriarte, who is running against Helen Marsh/)
  expect(await expectCutFromArticles(reply, room.store)).toBe(events.length)
})

test('a topic’s: the sentences that have all its words', async () => {
  expect(eventsOf(await room.say('/timeline second ferry'))).toEqual([
    expect.stringMatching(/^2018-06-05: Tomás Iriarte filed a request/),
  ])
})

test('only the days asked for, and the last ones first shown; earlier ones a button away', async () => {
  const all = eventsOf(await room.say('/timeline iriarte'))
  expect(all.length).toBeGreaterThan(1)
  const last = await room.say('/timeline iriarte limit:1')
  expect(wordsOf(last)).toContain(`The last 1 of ${all.length}`)
  expect(eventsOf(last)).toEqual(all.slice(-1))
  expect(eventsOf(await room.press(last.actions![0]!))).toEqual(all.slice(-2, -1))
  expect(eventsOf(await room.say('/timeline iriarte until:2018'))).toEqual(all.slice(0, 1))
  expect(wordsOf(await room.say('/timeline iriarte since:2020'))).toContain('in that time')
})

test('a race’s, and without words that of the channel', async () => {
  expect(wordsOf(await room.say('/timeline'))).toContain('A timeline of whom or what?')
  await room.say('/race add mayor place:Teal County election:2019-12-03 people:helen marsh; tomás iriarte')
  const named = await room.say('/timeline teal-county-mayor-2019')
  expect(named.title).toBe('Teal County, mayor, 2019')
  expect(eventsOf(named).length).toBeGreaterThan(2)
  await room.store.races.bind(asker.place, 'teal-county-mayor-2019')
  expect(await room.say('/timeline')).toEqual(named)
})

test('of nothing on record it says so', async () => {
  for (const about of ['zebedee quillfeather', 'the', '???', '.*'])
    expect(wordsOf(await room.say(`/timeline ${about}`)), about).toContain('tell nothing of')
})
