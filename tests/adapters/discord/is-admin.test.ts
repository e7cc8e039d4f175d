import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Poster } from '../../../src/bot/poster.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { startFakeDiscord } from './fake/fake-discord.ts'
import { ADMIN_PERMISSIONS, guildOf } from './fake/world.ts'
import { type Setup, shownIn, startOnFake } from './start.ts'

const GUILD = '600000000000000001'
const MANAGERS = '610000000000000001'
const manager = { platform: 'discord', spaceId: GUILD, userId: '700000000000000002' } as const
const owner = { ...manager, userId: '800000000000000009' }
const guest = { ...manager, userId: '700000000000000001' }

let setup: Setup
let room: Newsroom
const posters: Poster[] = []
beforeEach(async () => {
  const now = Temporal.Instant.from('2019-11-13T12:00:00Z')
  room = await openNewsroom([NEWSROOM_FILE], now, { publicUrl: 'https://news.example.com', posters })
  const guild = guildOf(GUILD, 'Kestrel Campus')
  const [everybody] = guild.roles as object[]
  const roles = [everybody, { ...everybody, id: MANAGERS, name: 'managers', permissions: ADMIN_PERMISSIONS }]
  setup = await startOnFake({ fake: await startFakeDiscord({ guilds: [{ ...guild, roles }] }), room })
  posters.splice(0, 1, setup.adapter.poster)
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

test('the link to the page comes as one in a direct message; in the channel stands none', async () => {
  const { fake } = setup
  const asked = fake.slash('admin page', {}, { permissions: ADMIN_PERMISSIONS })
  const answer = shownIn(await asked.seen())
  expect(answer).toContain('direct messages')
  expect(answer).not.toContain('sign-in')
  const told = await fake.until(
    () =>
      [...fake.messages.entries()].flatMap(([id, [first]]) =>
        fake.channels.get(id)?.guild_id ? [] : (first ?? []),
      )[0],
  )
  expect(shownIn(told)).toMatch(
    /\[Sign in to the page\]\(https:\/\/news\.example\.com\/sign-in\/[0-9a-f]{64}\)/,
  )
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
