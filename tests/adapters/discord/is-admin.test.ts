import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeDiscord } from './fake/fake-discord.ts'
import { ADMIN_PERMISSIONS, guildOf } from './fake/world.ts'
import { type Setup, startOnFake } from './start.ts'

const GUILD = '600000000000000001'
const MANAGERS = '610000000000000001'
const manager = { platform: 'discord', spaceId: GUILD, userId: '700000000000000002' } as const
const owner = { ...manager, userId: '800000000000000009' }
const guest = { ...manager, userId: '700000000000000001' }

let setup: Setup
beforeEach(async () => {
  const guild = guildOf(GUILD, 'Kestrel Campus')
  const [everybody] = guild.roles as object[]
  const roles = [everybody, { ...everybody, id: MANAGERS, name: 'managers', permissions: ADMIN_PERMISSIONS }]
  setup = await startOnFake({ fake: await startFakeDiscord({ guilds: [{ ...guild, roles }] }) })
  setup.fake.members.set(owner.userId, []).set(manager.userId, [MANAGERS]).set(guest.userId, [])
})
afterEach(() => setup.close())

test('whoever may manage the server may administrate the space, until the right is taken from them', async () => {
  const isAdmin = setup.adapter.isAdmin!
  expect(await isAdmin(owner)).toBe(true)
  expect(await isAdmin(manager)).toBe(true)
  expect(await isAdmin(guest)).toBe(false)
  setup.fake.members.set(manager.userId, [])
  expect(await isAdmin(manager)).toBe(false)
  setup.fake.members.delete(manager.userId)
  expect(await isAdmin(manager)).toBe(false)
})

test('in a server where the bot is not, nobody may; outside of any, each what is their own', async () => {
  const isAdmin = setup.adapter.isAdmin!
  expect(await isAdmin({ ...owner, spaceId: '600000000000000002' })).toBe(false)
  expect(await isAdmin({ ...guest, spaceId: `user-${guest.userId}` })).toBe(true)
  expect(await isAdmin({ ...guest, spaceId: `user-${manager.userId}` })).toBe(false)
})

test('where Discord does not say, it is not known', async () => {
  setup.fake.faults.push({ method: 'get', path: /members/, status: 500, body: {}, times: 99 })
  await expect(setup.adapter.isAdmin!(manager)).rejects.toThrow()
})
