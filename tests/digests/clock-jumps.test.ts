import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeComposer } from '../../src/digests/compose.ts'
import { nextOccurrence, occurrencesBetween } from '../../src/digests/occurrences.ts'
import { planOccurrences } from '../../src/digests/plan.ts'
import { watchFollowed } from '../../src/digests/watch-followed.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { addNews } from './add-news.ts'
import { deliveryRig } from './delivery-rig.ts'

let store: Store
let rig: ReturnType<typeof deliveryRig>
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  rig = deliveryRig(store, '2024-03-05T12:00:00Z')
})
afterEach(async () => {
  expect(rig.bugs).toEqual([])
  await store.close()
})

const titles = () => rig.platform.messages.map(({ reply }) => reply.title)

test('a clock that was ten days ahead for a moment costs no digest', async () => {
  const digest = await rig.addDigest('0 8 * * *')
  await rig.wakeAt('2024-03-16T09:00:00Z')
  expect(titles(), 'the newest that seemed due').toEqual([`Digest ${digest.id} of 2024-03-16T08:00:00Z`])
  await rig.wakeAt('2024-03-05T12:01:00Z')
  for (let day = 6; day <= 16; day++) await rig.wakeAt(`2024-03-${String(day).padStart(2, '0')}T08:00:00Z`)
  expect(titles().slice(1)).toEqual(
    [6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(
      day => `Digest ${digest.id} of 2024-03-${String(day).padStart(2, '0')}T08:00:00Z`,
    ),
  )
})

test('one that goes back a little, as clocks that are set right do, changes nothing', async () => {
  const digest = await rig.addDigest('0 8 * * *')
  await rig.wakeAt('2024-03-06T08:01:00Z')
  await rig.wakeAt('2024-03-06T07:59:00Z')
  await rig.wakeAt('2024-03-06T08:02:00Z')
  expect(titles()).toHaveLength(1)
  expect((await store.digests.find(digest.id))?.nextDueAt?.toString()).toBe('2024-03-07T08:00:00Z')
})

test('an alert that was put off by a clock ahead comes at once when it is right again', async () => {
  const news = (name: string, publishedAt: string) => ({
    url: `https://herald.example.com/${name}`,
    headline: `The council speaks of the old bridge: ${name}`,
    publishedAt,
    text: `The city council spoke on Sunday of the old bridge over the river Alder and of ${name}.`,
  })
  await store.follows.add({
    place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'editor' },
    kind: 'topic',
    target: 'old bridge',
    state: 'active',
    createdAt: rig.clock.now(),
  })
  const ahead = Temporal.Instant.from('2024-03-15T12:00:00Z')
  await addNews(store, ahead, news('tolls', '2024-03-15T11:00:00Z'))
  await planOccurrences(store, ahead)
  await watchFollowed(store, ahead)
  await rig.wakeAt('2024-03-05T12:05:00Z', storeComposer(store))
  expect(titles()).toEqual(['News of “old bridge”'])
})

describe('after any jumps, each digest comes once and none is lost', () => {
  const START = Temporal.Instant.from('2024-03-05T12:00:00Z')
  const HOURS = 24 * 4
  const jump = fc.record({
    atHour: fc.integer({ min: 0, max: HOURS - 1 }),
    // There and back: what the clock shows for one look, and then it is right again.
    byHours: fc.integer({ min: -24 * 40, max: 24 * 40 }),
  })
  test.each(['0 8 * * *', '0 * * * *', '30 6 * * 1,4'])(
    '%s',
    async pattern => {
      await fc.assert(
        fc.asyncProperty(fc.array(jump, { maxLength: 4 }), async jumps => {
          const own = await openSqliteStore({ file: ':memory:' })
          const run = deliveryRig(own, START.toString())
          const digest = await run.addDigest(pattern, { lateHours: 1 })
          for (let hour = 0; hour <= HOURS; hour++) {
            const now = START.add({ hours: hour, minutes: 1 })
            for (const { byHours } of jumps.filter(each => each.atHour === hour))
              await run.wakeAt(now.add({ hours: byHours }).toString())
            await run.wakeAt(now.toString())
            const next = (await own.digests.find(digest.id))!.nextDueAt!
            expect(next, `at ${now}`).toEqual(nextOccurrence(digest, now))
          }
          const keys = run.platform.messages.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          const due = occurrencesBetween(digest, {
            after: START,
            until: START.add({ hours: HOURS, minutes: 1 }),
          })
          for (const dueAt of due) expect(keys).toContain(`digest-${digest.id}-${dueAt}`)
          expect(run.bugs).toEqual([])
          await own.close()
        }),
        { numRuns: 5 },
      )
    },
    120_000,
  )
})
