import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { APP_TOKEN, BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let newsroom: Newsroom
let adapter: Adapter
beforeEach(async () => {
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
  const parts = slackParts(newsroom, slack)
  adapter = await startSlackSocket({ ...parts, botToken: BOT_TOKEN, appToken: APP_TOKEN })
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

test('where Slack does not say, it is not known', async () => {
  slack.methods.fail('users.info', { status: 503, body: {} })
  await expect(adapter.isAdmin!(member('U1'))).rejects.toThrow()
})
