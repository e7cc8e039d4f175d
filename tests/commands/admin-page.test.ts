import { afterEach, expect, test } from 'vitest'
import type { Asker } from '../../src/bot/command.ts'
import type { BotParts } from '../../src/bot/dispatch.ts'
import { PostError, type Poster } from '../../src/bot/poster.ts'
import { createSignIns } from '../../src/bot/sign-ins.ts'
import type { Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')
const PUBLIC_URL = 'https://news.example.com'
const place = { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'ada' } as const
const admin = { place, isAdmin: true, timeZone: 'UTC' }

let room: Newsroom
afterEach(() => room.close())

async function open(parts: Partial<BotParts>): Promise<void> {
  room = await openNewsroom([NEWSROOM_FILE], NOW, parts)
}

const run = (who: Asker = admin) => room.bot.run({ command: 'admin page', options: {} }, who)
const linkIn = ({ blocks }: Reply) => blocks.find(({ kind }) => kind === 'link') as { url: string }

test('the link comes in a direct message and nowhere else, and signs in whoever asked', async () => {
  const told: { user: object; reply: Reply }[] = []
  const poster = {
    platform: 'discord',
    tell: async (user: object, reply: Reply) => void told.push({ user, reply }),
  } as unknown as Poster
  await open({ publicUrl: PUBLIC_URL, posters: [poster] })
  const reply = await run()
  expect(reply.visibility).toBe('private')
  expect(wordsOf(reply)).toContain('direct messages')
  expect(wordsOf(reply)).not.toContain('sign-in')
  expect(told).toHaveLength(1)
  expect(told[0]!.user).toMatchObject({ spaceId: 'guild-1', userId: 'ada' })
  const { url } = linkIn(told[0]!.reply)
  expect(url).toMatch(/^https:\/\/news\.example\.com\/sign-in\/[0-9a-f]{64}$/)
  const signIns = createSignIns({ store: room.store, now: () => NOW, isAdmin: async () => true })
  expect(await signIns.peek(url.split('/').at(-1)!)).toMatchObject({ place })
})

test('whoever cannot be written to is told what to change', async () => {
  const poster = {
    platform: 'discord',
    tell: async () => {
      throw new PostError('forbidden', 'You take no messages from members of this server.')
    },
  } as unknown as Poster
  await open({ publicUrl: PUBLIC_URL, posters: [poster] })
  const reply = await run()
  expect(reply.status).toBe('refused')
  expect(wordsOf(reply)).toContain('You take no messages from members of this server. Allow direct messages')
})

test('without a public address it says who can open one; others than administrators get none', async () => {
  await open({})
  expect(wordsOf(await run())).toContain('PUBLIC_URL')
  expect(wordsOf(await run({ ...admin, isAdmin: false }))).toContain('those who administrate this space')
  expect(wordsOf(await room.bot.run({ command: 'admin page', options: {} }, asker))).toContain('no link')
})

test('at the terminal of a bot that is open to others the link is printed', async () => {
  await open({ publicUrl: PUBLIC_URL })
  expect(linkIn(await run(asker)).url).toContain('/sign-in/')
})
