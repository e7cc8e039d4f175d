import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import approve from '../../commands/digest-approve.ts'
import decline from '../../commands/digest-decline.ts'
import { storeComposer } from '../../src/digests/compose.ts'
import type { Digest } from '../../src/model/digest.ts'
import type { Action, Reply } from '../../src/model/reply.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { asker } from '../bot/asker.ts'
import { wordsOf } from '../bot/newsroom.ts'
import { addNews } from './add-news.ts'
import { deliveryRig } from './delivery-rig.ts'
import { failing } from './recording-poster.ts'

const bridge = {
  url: 'https://herald.example.com/bridge',
  headline: 'Council votes to repair the old bridge',
  publishedAt: '2024-03-06T06:00:00Z',
  text: 'The city council voted on Sunday to repair the old bridge over the river Alder.\n“We will have the bridge open again before the summer, whatever the weather,” said Mayor Helen Marsh.',
}

let store: Store
let rig: ReturnType<typeof deliveryRig>
let digest: Digest
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  rig = deliveryRig(store, '2024-03-05T12:00:00Z')
  await addNews(store, Temporal.Instant.from('2024-03-06T07:00:00Z'), bridge)
  digest = await rig.addDigest('0 8 * * *', { approvalChannelId: 'desk' })
})
afterEach(async () => {
  expect(rig.bugs).toEqual([])
  await store.close()
})

const wakeAt = (time: string) => rig.wakeAt(time, storeComposer(store))
const shown = () => rig.platform.messages.filter(({ place }) => place.channelId === 'desk')
const posted = () => rig.platform.messages.filter(({ place }) => place.channelId === 'news')
const settled = async () =>
  (await rig.history(digest)).map(({ state, reason }) => `${state}: ${reason ?? ''}`)

/** What a reply says beside who may do what with it. */
const told = ({ title, blocks }: Reply) => ({ title, blocks: blocks.filter(({ kind }) => kind !== 'fields') })

/** Presses a button of what is shown, as somebody in the channel in which it stands. */
async function press(button: 'Approve' | 'Decline', time: string, changes: Partial<typeof asker> = {}) {
  const action = shown()[0]!.reply.actions!.find(({ label }) => label === button) as Action
  const command = button === 'Approve' ? approve : decline
  expect(action.command).toBe(command.name)
  const now = Temporal.Instant.from(time)
  const place = { platform: 'discord', spaceId: 'guild-1', channelId: 'desk', userId: 'ada' } as const
  return command.handle(action.options, {
    store,
    now,
    asker: { ...asker, isAdmin: false, place, ...changes },
  } as Parameters<typeof command.handle>[1])
}

test('it is shown first, and posted as it was shown once somebody there approves it', async () => {
  await wakeAt('2024-03-06T08:00:00Z')
  expect(posted()).toEqual([])
  expect(shown()).toHaveLength(1)
  expect(wordsOf(shown()[0]!.reply)).toContain('Without an answer by Wed 6 Mar 14:00 UTC it is skipped.')
  // More comes in, and another process takes over: what was shown stands.
  await addNews(store, Temporal.Instant.from('2024-03-06T08:30:00Z'), {
    ...bridge,
    url: 'https://post.example.com/hall',
    headline: 'Town hall to be painted green',
    publishedAt: '2024-03-06T08:20:00Z',
    text: 'The town hall of Exampletown is painted green next week, its caretaker told the council on Monday.',
  })
  await wakeAt('2024-03-06T09:00:00Z')
  expect(await settled()).toEqual(['due: Waits for approval.'])
  const said = await press('Approve', '2024-03-06T09:30:00Z')
  expect(wordsOf(said)).toContain('is posted within a minute, as it was shown')
  await wakeAt('2024-03-06T09:31:00Z')
  expect(posted()).toHaveLength(1)
  expect(told(posted()[0]!.reply)).toEqual(told(shown()[0]!.reply))
  expect(posted()[0]!.reply.actions ?? []).toEqual([])
  expect(await settled()).toEqual(['posted: '])
  const [edit] = rig.platform.edits
  expect(edit!.messageId).toBe('0')
  expect(edit!.reply.actions ?? []).toEqual([])
  expect(wordsOf(edit!.reply)).toContain('It is posted.')
  expect((await store.audit.list('guild-1', { limit: 9 })).map(({ text }) => text)).toEqual([
    `Approved digest ${digest.id} of Wed 6 Mar 08:00 UTC.`,
  ])
})

test('the first answer counts: pressed twice it is posted once', async () => {
  await wakeAt('2024-03-06T08:00:00Z')
  const answers = await Promise.allSettled([
    press('Approve', '2024-03-06T08:01:00Z'),
    press('Approve', '2024-03-06T08:01:00Z'),
    press('Decline', '2024-03-06T08:01:00Z'),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await wakeAt('2024-03-06T08:02:00Z')
  await wakeAt('2024-03-06T08:03:00Z')
  expect(posted()).toHaveLength(1)
  await expect(press('Decline', '2024-03-06T08:04:00Z')).rejects.toThrow('It was approved already.')
})

test('declined it is not posted, and the next comes all the same', async () => {
  await wakeAt('2024-03-06T08:00:00Z')
  await press('Decline', '2024-03-06T08:01:00Z')
  await wakeAt('2024-03-06T08:02:00Z')
  expect(posted()).toEqual([])
  expect(await settled()).toEqual(['skipped: Declined by those who approve it.'])
  expect(wordsOf(rig.platform.edits[0]!.reply)).toContain('It is not posted.')
  await wakeAt('2024-03-07T08:00:00Z')
  expect(shown()).toHaveLength(2)
})

describe('without an answer', () => {
  test('it is skipped after as many hours as it may be late', async () => {
    await wakeAt('2024-03-06T08:00:00Z')
    await wakeAt('2024-03-06T13:50:00Z')
    expect(await settled()).toEqual(['due: Waits for approval.'])
    await expect(press('Approve', '2024-03-06T14:00:00Z')).rejects.toThrow('Its time is over')
    await wakeAt('2024-03-06T14:00:00Z')
    expect(posted()).toEqual([])
    expect(await settled()).toEqual(['skipped: Nobody approved it in time.'])
    expect(wordsOf(rig.platform.edits[0]!.reply)).toContain('Nobody approved it in time.')
  })

  test('or when the next one is due', async () => {
    await store.digests.change(digest.id, { settings: { ...digest.settings, lateHours: 48 } })
    await wakeAt('2024-03-06T08:00:00Z')
    await wakeAt('2024-03-07T08:00:00Z')
    expect(await settled()).toEqual(['due: Waits for approval.', 'skipped: Nobody approved it in time.'])
  })
})

test('an answer that got lost shows it once', async () => {
  rig.platform.script.push({ ...failing('unreachable'), stands: true })
  await wakeAt('2024-03-06T08:00:00Z')
  await wakeAt('2024-03-06T08:01:00Z')
  expect(shown()).toHaveLength(1)
  await press('Approve', '2024-03-06T08:02:00Z')
  rig.platform.script.push({ ...failing('unreachable'), stands: true })
  await wakeAt('2024-03-06T08:02:00Z')
  await wakeAt('2024-03-06T08:03:00Z')
  expect(posted()).toHaveLength(1)
  expect(wordsOf(posted()[0]!.reply)).not.toContain('Late')
})

test('approved, and then not taken for long: it says that it is late', async () => {
  await wakeAt('2024-03-06T08:00:00Z')
  await press('Approve', '2024-03-06T13:00:00Z')
  await wakeAt('2024-03-06T13:30:00Z')
  expect(wordsOf(posted()[0]!.reply)).toContain('Late: this was due Wed 6 Mar 08:00 UTC.')
})

test('the quiet hours are those of the channel that it is posted in', async () => {
  const quiet = { from: Temporal.PlainTime.from('08:30'), to: Temporal.PlainTime.from('09:30') }
  await store.digests.change(digest.id, { settings: { ...digest.settings, quiet } })
  await wakeAt('2024-03-06T08:45:00Z')
  expect(shown()).toHaveLength(1)
  await press('Approve', '2024-03-06T08:50:00Z')
  await wakeAt('2024-03-06T08:51:00Z')
  expect(posted()).toEqual([])
  await wakeAt('2024-03-06T09:30:00Z')
  expect(posted()).toHaveLength(1)
})

test('a channel for approval that is gone pauses the digest, and who set it up is told', async () => {
  rig.platform.script.push(failing('gone'))
  await wakeAt('2024-03-06T08:00:00Z')
  expect(await store.digests.find(digest.id)).toMatchObject({
    state: 'paused',
    pauseReason: 'In the channel for approval: It is gone.',
  })
  expect(rig.platform.told).toHaveLength(1)
})

test('only those in the channel and those who administrate the space may answer, and no other space', async () => {
  await wakeAt('2024-03-06T08:00:00Z')
  const place = { platform: 'discord', spaceId: 'guild-1', channelId: 'lobby', userId: 'eve' } as const
  await expect(press('Approve', '2024-03-06T08:01:00Z', { place })).rejects.toThrow('in the channel')
  const elsewhere = { ...place, spaceId: 'guild-2', channelId: 'desk' }
  await expect(press('Approve', '2024-03-06T08:01:00Z', { place: elsewhere, isAdmin: true })).rejects.toThrow(
    'nothing that waits for approval here',
  )
  expect(await settled()).toEqual(['due: Waits for approval.'])
  await press('Approve', '2024-03-06T08:01:00Z', { place, isAdmin: true })
  await wakeAt('2024-03-06T08:02:00Z')
  expect(posted()).toHaveLength(1)
})
