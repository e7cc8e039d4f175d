import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHome } from '../../src/bot/home.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterAll(() => newsroom.close())

const place = { platform: 'slack' as const, spaceId: 'T1', channelId: 'D1', userId: 'U1' }
const home = (isAdmin: boolean) => readHome(newsroom.bot, { place, isAdmin, timeZone: 'UTC' })
const labels = async (isAdmin: boolean) =>
  (await home(isAdmin)).flatMap(({ reply }) => reply.actions ?? []).map(({ label }) => label)

test('each part has its name, also while there is nothing in it', async () => {
  const parts = await home(true)
  expect(parts.map(({ reply }) => reply.title)).toEqual(['Feeds', 'Digests', 'Followed'])
  expect(JSON.stringify(parts[1]!.reply.blocks)).toContain('There is no digest yet')
})

test('nobody is offered what they may not do', async () => {
  expect(await labels(true)).toEqual(expect.arrayContaining(['Add a feed', 'Read feeds now']))
  expect(await labels(false)).not.toContain('Add a feed')
  expect(await labels(false)).toContain('What became of them')
})

test('a command that is not there leaves its part out', async () => {
  const { bot } = newsroom
  const commands = bot.commands.filter(({ name }) => name !== 'digest list')
  const parts = await readHome({ ...bot, commands }, { place, isAdmin: true, timeZone: 'UTC' })
  expect(parts.map(({ reply }) => reply.title)).toEqual(['Feeds', 'Followed'])
})
