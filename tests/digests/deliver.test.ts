import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Composer } from '../../src/digests/deliver.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { wordsOf } from '../bot/newsroom.ts'
import { deliveryRig } from './delivery-rig.ts'
import { plainComposer } from './plain-composer.ts'
import { failing } from './recording-poster.ts'

let store: Store
let rig: ReturnType<typeof deliveryRig>
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  rig = deliveryRig(store, '2024-03-05T12:00:00Z')
})
afterEach(() => store.close())

const titles = () => rig.platform.messages.map(({ reply }) => reply.title)

test('what is due is posted once, on time and without a word about it', async () => {
  const digest = await rig.addDigest('0 8 * * *')
  await rig.wakeAt('2024-03-06T07:59:59Z')
  expect(titles()).toEqual([])
  await rig.wakeAt('2024-03-06T08:00:00Z')
  await rig.wakeAt('2024-03-06T08:00:30Z')
  await rig.wakeAt('2024-03-06T08:01:00Z')
  expect(rig.platform.messages).toMatchObject([
    {
      key: `digest-${digest.id}-2024-03-06T08:00:00Z`,
      place: { channelId: 'news', spaceId: 'guild-1' },
      reply: { title: `Digest ${digest.id} of 2024-03-06T08:00:00Z`, blocks: [] },
    },
  ])
  expect(await rig.history(digest)).toMatchObject([{ state: 'posted', attempts: 1 }])
  expect(await store.posts.inChannel(digest.place, { limit: 9 })).toMatchObject([{ messageIds: ['0'] }])
  expect(rig.bugs).toEqual([])
})

test('deliverers that wake at the same moment post it once', async () => {
  await rig.addDigest('0 8 * * *')
  rig.clock.set('2024-03-06T08:00:00Z')
  const deliverers = Array.from({ length: 5 }, () => rig.deliverer())
  await rig.clock.run(Promise.all(deliverers.map(each => each.wake())))
  expect(rig.platform.tries()).toBe(1)
})

describe('after Hustings was down', () => {
  test('up to the limit it is posted late, and says so', async () => {
    const digest = await rig.addDigest('0 8 * * *', { missed: 'late', lateHours: 6 })
    await rig.wakeAt('2024-03-06T13:59:00Z')
    expect(wordsOf(rig.platform.messages[0]!.reply)).toContain('Late: this was due Wed 6 Mar 08:00 UTC.')
    expect(await rig.history(digest)).toMatchObject([{ state: 'posted' }])
  })

  test('past the limit it is skipped, with the reason', async () => {
    const digest = await rig.addDigest('0 8 * * *', { missed: 'late', lateHours: 6 })
    await rig.wakeAt('2024-03-06T14:01:00Z')
    expect(titles()).toEqual([])
    expect(await rig.history(digest)).toMatchObject([
      { state: 'skipped', reason: 'Missed: Hustings was not running and it is over 6 hours late.' },
    ])
  })

  for (const missed of ['next', 'skip'] as const) {
    test(`by the rule "${missed}" nothing is posted late`, async () => {
      const digest = await rig.addDigest('0 8 * * *', { missed })
      await rig.wakeAt('2024-03-06T08:11:00Z')
      expect(titles()).toEqual([])
      expect(await rig.history(digest)).toMatchObject([{ state: 'skipped' }])
      await rig.wakeAt('2024-03-07T08:00:10Z')
      expect(titles()).toHaveLength(1)
    })
  }

  test('of several that were missed, the newest covers the others', async () => {
    const digest = await rig.addDigest('0 * * * *')
    await rig.wakeAt('2024-03-05T15:30:00Z')
    expect(titles()).toEqual([`Digest ${digest.id} of 2024-03-05T15:00:00Z`])
    expect((await rig.history(digest)).map(({ state, dueAt }) => `${state} ${dueAt}`)).toEqual([
      'posted 2024-03-05T15:00:00Z',
      'skipped 2024-03-05T14:00:00Z',
      'skipped 2024-03-05T13:00:00Z',
    ])
  })
})

describe('when the platform fails', () => {
  test('an answer that does not come is asked for again under the same key, with longer and longer pauses', async () => {
    const digest = await rig.addDigest('0 8 * * *')
    rig.platform.script.push(failing('unreachable'), { ...failing('unreachable'), stands: true })
    await rig.wakeAt('2024-03-06T08:00:00Z')
    expect(rig.platform.tries()).toBe(3)
    expect(rig.platform.messages).toHaveLength(1)
    expect(await rig.history(digest)).toMatchObject([{ state: 'posted', attempts: 3 }])
    // Half a minute and a minute.
    expect(rig.clock.now().toString({ smallestUnit: 'second' })).toBe('2024-03-06T08:01:30Z')
  })

  test('one that is busy is left alone for as long as it says', async () => {
    await rig.addDigest('0 8 * * *')
    rig.platform.script.push(failing('busy', 7_500))
    await rig.wakeAt('2024-03-06T08:00:00Z')
    expect(rig.clock.now().toString({ fractionalSecondDigits: 1 })).toBe('2024-03-06T08:00:07.5Z')
    expect(titles()).toHaveLength(1)
  })

  test('a channel that is busy holds up no other', async () => {
    for (const channel of ['a', 'b', 'c']) await rig.addDigest('0 8 * * *', {}, channel)
    rig.platform.script.push(failing('busy', 30_000))
    await rig.wakeAt('2024-03-06T08:00:00Z')
    expect(rig.platform.messages.map(({ place }) => place.channelId)).toEqual(['b', 'c', 'a'])
  })

  test('given up in the end, with the reason', async () => {
    const digest = await rig.addDigest('0 8 * * *', { lateHours: 1 })
    rig.platform.script.push(...Array.from({ length: 20 }, () => failing('unreachable')))
    for (let minute = 0; minute < 60; minute++)
      await rig.wakeAt(`2024-03-06T08:${String(minute).padStart(2, '0')}:00Z`)
    await rig.wakeAt('2024-03-06T09:20:00Z')
    expect(await rig.history(digest)).toMatchObject([
      { state: 'failed', reason: 'Could not be posted within 1 hour. It is unreachable.' },
    ])
    expect(titles()).toEqual([])
  })

  test('what it will never take is not tried again', async () => {
    const digest = await rig.addDigest('0 8 * * *')
    rig.platform.script.push(failing('refused'))
    await rig.wakeAt('2024-03-06T08:00:00Z')
    expect(rig.platform.tries()).toBe(1)
    expect(await rig.history(digest)).toMatchObject([{ state: 'failed', reason: 'It is refused.' }])
    expect(await store.digests.find(digest.id)).toMatchObject({ state: 'active' })
  })

  for (const failure of ['gone', 'forbidden'] as const) {
    test(`a channel that is ${failure} pauses the digest, and who set it up is told once`, async () => {
      const digest = await rig.addDigest('0 * * * *')
      rig.platform.script.push(failing(failure))
      await rig.wakeAt('2024-03-06T08:00:00Z')
      await rig.wakeAt('2024-03-06T09:00:00Z')
      await rig.wakeAt('2024-03-06T10:00:00Z')
      expect(rig.platform.tries()).toBe(1)
      expect(rig.platform.told).toHaveLength(1)
      expect(rig.platform.told[0]).toMatchObject({ userId: 'editor' })
      expect(wordsOf(rig.platform.told[0]!.reply)).toContain(
        `Digest ${digest.id} is paused: It is ${failure}.`,
      )
      expect(await store.digests.find(digest.id)).toMatchObject({
        state: 'paused',
        pauseReason: `It is ${failure}.`,
      })
      expect(await store.audit.list('guild-1', { limit: 9 })).toMatchObject([{ by: 'Hustings' }])
    })
  }
})

test('what is posted is fixed before the first try: another try says the same', async () => {
  await rig.addDigest('0 8 * * *')
  let chosen = 0
  const composer: Composer = {
    ...plainComposer,
    choose: async (delivery, subject, now) => ({
      ...((await plainComposer.choose(delivery, subject, now)) as Extract<
        Awaited<ReturnType<Composer['choose']>>,
        { title: string }
      >),
      title: `Choice ${++chosen}`,
    }),
  }
  rig.platform.script.push(failing('unreachable'))
  await rig.wakeAt('2024-03-06T08:00:00Z', composer)
  expect(titles()).toEqual(['Choice 1'])
  expect(chosen).toBe(1)
})

test('a bug of ours is reported, tried again, and given up', async () => {
  const digest = await rig.addDigest('0 8 * * *')
  const composer = { ...plainComposer, choose: async () => Promise.reject(new TypeError('x is undefined')) }
  for (let minute = 0; minute < 40; minute++)
    await rig.wakeAt(`2024-03-06T08:${String(minute).padStart(2, '0')}:00Z`, composer)
  expect(rig.bugs).toHaveLength(5)
  const [delivery] = await rig.history(digest)
  expect(delivery).toMatchObject({ state: 'failed', attempts: 5 })
  expect(delivery!.reason).toMatch(/logged under \w{8}\.$/)
})

test('nothing to post is skipped with the reason', async () => {
  const digest = await rig.addDigest('0 8 * * *')
  await rig.wakeAt('2024-03-06T08:00:00Z', {
    ...plainComposer,
    choose: async () => ({ skipped: 'Nothing new.' }),
  })
  expect(await rig.history(digest)).toMatchObject([{ state: 'skipped', reason: 'Nothing new.' }])
})

test('quiet hours are waited for', async () => {
  const quiet = { from: Temporal.PlainTime.from('22:00'), to: Temporal.PlainTime.from('07:00') }
  await rig.addDigest('0 20 * * *', { quiet, lateHours: 24 })
  await rig.wakeAt('2024-03-05T23:00:00Z')
  await rig.wakeAt('2024-03-06T06:58:59Z')
  expect(titles()).toEqual([])
  await rig.wakeAt('2024-03-06T07:00:00Z')
  expect(titles()).toHaveLength(1)
})

test('stopped in the midst of it, what waits is given back and is another’s at once', async () => {
  for (const channel of ['a', 'b', 'c', 'd']) await rig.addDigest('0 8 * * *', {}, channel)
  rig.clock.set('2024-03-06T08:00:00Z')
  const first = rig.deliverer()
  const woken = rig.clock.run(first.wake())
  await rig.clock.run(rig.clock.wait(30))
  await first.stop()
  await woken
  const before = rig.platform.messages.length
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(4)
  await rig.wakeAt('2024-03-06T08:00:01Z')
  expect(rig.platform.messages).toHaveLength(4)
  expect(rig.platform.tries()).toBe(4)
})
