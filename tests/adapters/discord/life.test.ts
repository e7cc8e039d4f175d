import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSpaces, exportSpace } from '../../../src/bot/spaces.ts'
import { buttonsOf } from './fake/read-markdown.ts'
import { channelOf, guildOf } from './fake/world.ts'
import { type Setup, shownIn, startOnFake } from './start.ts'

let setup: Setup
beforeEach(async () => {
  setup = await startOnFake()
})
afterEach(async () => {
  expect(setup.fake.problems).toEqual([])
  await setup.close()
})

const posted = () => [...setup.fake.messages.values()].flat()

test('taken into a server it says hello, once, with buttons that work', async () => {
  const { fake } = setup
  const guild = guildOf('600000000000000002', 'Harbor Watch')
  fake.join(guild)
  const hello = await fake.until(() => posted()[0])
  expect(shownIn(hello)).toContain('Hello. This is Hustings.')
  expect(shownIn(await fake.press(hello, 'All commands', { guild }).seen())).toContain('/digest list')
  fake.join(guild)
  await fake.slash('help', {}, { guild }).seen()
  expect(posted()).toHaveLength(1)
})

test('each of the three things to try answers', async () => {
  const { fake } = setup
  const guild = guildOf('600000000000000003', 'Kestrel Civic')
  fake.join(guild)
  const hello = await fake.until(() => posted()[0])
  const labels = buttonsOf(hello)
  expect(labels).toHaveLength(3)
  for (const label of labels) {
    const answer = await fake.press(hello, label, { guild }).seen()
    expect(shownIn(answer), label).not.toBe('')
    expect(shownIn(answer), label).not.toMatch(/too old|went wrong|There is no command/)
  }
})

test('it says hello where it may speak; where it may nowhere, it says nothing and stays', async () => {
  const { fake, logged } = setup
  const silent = [{ id: '600000000000000004', type: 0, allow: '0', deny: String(1n << 11n) }]
  const guild = guildOf('600000000000000004', 'Quiet Square')
  const [first, ...others] = guild.channels
  fake.join({ ...guild, channels: [{ ...first, permission_overwrites: silent }, ...others] })
  await vi.waitUntil(() => logged.some(({ message }) => message.includes('Nowhere to say hello')), {
    timeout: 10_000,
  })
  expect(posted()).toEqual([])
  const other = guildOf('600000000000000005', 'Loud Square')
  const rules = channelOf(other.id, 'rules', 0, {
    permission_overwrites: [{ ...silent[0], id: other.id }],
  })
  const lounge = channelOf(other.id, 'lounge', 0, { position: 1 })
  fake.join({ ...other, channels: [rules, lounge] })
  const hello = await fake.until(() => posted()[0])
  expect(hello.channel_id).toBe(lounge.id)
})

test('a channel that is deleted, or in which it may not speak any more, is said to be so', async () => {
  const { fake, adapter } = setup
  const channel = fake.channel('general')
  const at = { platform: 'discord' as const, spaceId: channel.guild_id, channelId: channel.id }
  const { poster } = adapter
  expect(await poster.findObstacle(at)).toBeUndefined()
  const deny = String(1n << 11n)
  fake.change(channel, { permission_overwrites: [{ id: channel.guild_id, type: 0, allow: '0', deny }] })
  await vi.waitUntil(async () => (await poster.findObstacle(at)) !== undefined, { timeout: 10_000 })
  expect(await poster.findObstacle(at)).toContain('I lack Send Messages in #general')
  fake.change(channel)
  await vi.waitUntil(async () => (await poster.findObstacle(at))?.includes('no more'), { timeout: 10_000 })
  const reply = { blocks: [{ kind: 'text' as const, text: 'News.' }] }
  await expect(poster.post(at, reply, { key: 'k' })).rejects.toMatchObject({ failure: 'gone' })
})

test('a server that it has been in for long gets no greeting', async () => {
  await setup.fake.slash('help').seen()
  expect(posted()).toEqual([])
})

test('taken out, what is kept for the server goes after a week, unless it is taken in again', async () => {
  const { fake, room } = setup
  const [guild] = fake.guilds
  const { id } = guild!
  await room.store.audit.add({
    spaceId: id,
    subject: 'feed',
    at: Temporal.Instant.from('2019-11-01T00:00:00Z'),
    by: 'x',
    text: 'y',
  })
  const inAWeek = Temporal.Instant.from('2019-11-20T12:00:00Z')
  fake.leave(guild!)
  await vi.waitUntil(async () => (await room.store.spaces.dueErasures(inAWeek)).length === 1, {
    timeout: 10_000,
  })
  expect(await room.bot.spaces.eraseDue()).toEqual([])
  expect(await room.store.audit.list(id, { limit: 5 })).toHaveLength(1)
  fake.join(guild!)
  await vi.waitUntil(async () => (await room.store.spaces.dueErasures(inAWeek)).length === 0, {
    timeout: 10_000,
  })
  expect(await room.store.audit.list(id, { limit: 5 })).toHaveLength(1)
})

test('after that week nothing of it is left, neither in tables nor in what is remembered', async () => {
  const { fake, room } = setup
  const [guild] = fake.guilds
  await fake.slash('ask', { question: 'what did helen marsh say about the bridge?' }).seen()
  await room.store.audit.add({
    spaceId: guild!.id,
    subject: 'feed',
    at: Temporal.Instant.from('2019-11-01T00:00:00Z'),
    by: 'x',
    text: 'y',
  })
  expect(await room.memory.listUnder(['space', guild!.id])).not.toEqual([])
  const later = Temporal.Instant.from('2019-11-20T12:00:00Z')
  fake.leave(guild!)
  await vi.waitUntil(async () => (await room.store.spaces.dueErasures(later)).length === 1, {
    timeout: 10_000,
  })
  const spaces = createSpaces({ store: room.store, memory: room.memory, now: () => later })
  expect(await spaces.eraseDue()).toEqual([guild!.id])
  expect(await exportSpace(room, guild!.id)).toEqual({})
})

test('a server that took it out while it was off is noticed at the next start', async () => {
  const { fake, room, adapter } = setup
  const gone = '600000000000000077'
  await room.store.audit.add({
    spaceId: gone,
    subject: 'feed',
    at: Temporal.Instant.from('2019-11-01T00:00:00Z'),
    by: 'x',
    text: 'y',
  })
  await adapter.stop()
  const again = await startOnFake({ fake, room })
  const inAWeek = Temporal.Instant.from('2019-11-20T12:00:00Z')
  await vi.waitUntil(async () => (await room.store.spaces.dueErasures(inAWeek)).includes(gone), {
    timeout: 10_000,
  })
  expect(await room.store.spaces.dueErasures(inAWeek)).toEqual([gone])
  await again.adapter.stop()
})

test('an outage of Discord is no farewell', async () => {
  const { fake, room } = setup
  const { id } = fake.guilds[0]!
  await room.store.audit.add({
    spaceId: id,
    subject: 'feed',
    at: Temporal.Instant.from('2019-11-01T00:00:00Z'),
    by: 'x',
    text: 'y',
  })
  fake.gateway.emit('GUILD_DELETE', { id, unavailable: true }, id)
  await vi.waitUntil(() => setup.logged.some(({ message }) => message.includes('cannot reach a server')), {
    timeout: 10_000,
  })
  expect(await room.store.spaces.dueErasures(Temporal.Instant.from('2019-12-20T12:00:00Z'))).toEqual([])
})
