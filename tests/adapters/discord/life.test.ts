import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { guildOf } from './fake/world.ts'
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
