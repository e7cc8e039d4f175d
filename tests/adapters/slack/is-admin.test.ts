import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import type { Poster } from '../../../src/bot/poster.ts'
import { NEWSROOM_FILE, type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { command } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let newsroom: Newsroom
let adapter: Adapter
const posters: Poster[] = []
beforeEach(async () => {
  const now = Temporal.Instant.from('2019-11-13T12:00:00Z')
  const bot = { publicUrl: 'https://news.example.com', posters }
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom([NEWSROOM_FILE], now, bot)])
  const parts = slackParts(newsroom, slack)
  adapter = await startSlackSocket({ ...parts, botToken: BOT_TOKEN, appToken: APP_TOKEN })
  posters.splice(0, 1, adapter.poster!)
})
afterEach(async () => {
  await adapter.stop()
  await Promise.all([slack.close(), newsroom.close()])
})

const member = (userId: string, spaceId = TEAM) => ({ platform: 'slack' as const, spaceId, userId })

test('whoever is an admin or owner of the workspace now may administrate it, and nobody else', async () => {
  const isAdmin = adapter.isAdmin!
  const { users } = slack.methods
  users.set('U1', { id: 'U1', is_admin: true }).set('U2', { id: 'U2', is_owner: true })
  users.set('U3', { id: 'U3' }).set('U4', { id: 'U4', is_admin: true, deleted: true })
  expect(await Promise.all(['U1', 'U2', 'U3', 'U4', 'U5'].map(id => isAdmin(member(id))))).toEqual([
    ...[true, true],
    ...[false, false, false],
  ])
  expect(await isAdmin(member('U1', 'T-elsewhere'))).toBe(false)
  users.set('U1', { id: 'U1' })
  expect(await isAdmin(member('U1'))).toBe(false)
})

test('the link to the page comes as one in a direct message, and opens no preview', async () => {
  slack.methods.users.set('U1', { id: 'U1', is_admin: true })
  await slack.deliver(command(slack, '/admin page'))
  expect(JSON.stringify(await slack.nextResponse())).not.toContain('sign-in')
  const { args } = await slack.nextCall('chat.postMessage')
  expect(args.channel).toMatch(/^D/)
  expect(args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
  expect(JSON.stringify(args.blocks)).toMatch(
    /"type":"link","url":"https:\/\/news\.example\.com\/sign-in\/[0-9a-f]{64}","text":"Sign in to the page"/,
  )
})

test('where Slack does not say, it is not known', async () => {
  slack.methods.fail('users.info', { status: 503, body: {} })
  await expect(adapter.isAdmin!(member('U1'))).rejects.toThrow()
})
