import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { wordsOf } from './fake/block-kit.ts'
import { press, submission } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let newsroom: Newsroom
let adapter: Adapter
const problems: unknown[] = []

beforeEach(async () => {
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
  problems.length = 0
  adapter = await startSlackSocket({
    ...slackParts(newsroom, slack),
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    reportProblem: error => problems.push(error),
  })
})
afterEach(async () => {
  await adapter.stop()
  await Promise.all([slack.close(), newsroom.close()])
  expect(slack.methods.problems).toEqual([])
  expect(problems).toEqual([])
})

const admin = {
  place: { platform: 'slack' as const, spaceId: TEAM, channelId: 'C1', userId: 'U1' },
  isAdmin: true,
  timeZone: 'America/Chicago',
  zoneFrom: 'profile' as const,
}

interface Form {
  readonly blocks: readonly { readonly block_id: string }[]
}

interface Button {
  readonly text: { readonly text: string }
  readonly value: string
}
interface Home {
  readonly type: string
  readonly blocks: readonly { readonly type: string; readonly elements?: readonly Button[] }[]
}

let count = 0
async function openHome(user: string): Promise<Home> {
  const event = { type: 'app_home_opened', tab: 'home', channel: 'D1', user }
  const payload = { type: 'event_callback', event_id: `Ev${++count}`, team_id: TEAM, event }
  await slack.deliver({ type: 'events_api', payload })
  const { args } = await slack.nextCall('views.publish')
  expect(args.user_id).toBe(user)
  return args.view as Home
}
const buttons = ({ blocks }: Home) =>
  blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : []))
const addFeed = (number: number) =>
  newsroom.store.feeds.add(
    {
      spaceId: TEAM,
      url: `https://feeds.example.com/${number}/${'ward/'.repeat(50)}news.xml`,
      name: `The Harbor Ledger, ward ${number}`,
    },
    { at: Temporal.Instant.from('2019-11-13T09:00:00Z') },
  )

test('shows feeds, digests and follows of the workspace', async () => {
  await addFeed(7)
  for (const line of ['/follow helen marsh', '/digest schedule 08:00 weekdays'])
    expect((await newsroom.bot.say(line, admin)).status).toBeUndefined()
  const home = await openHome('U1')
  const words = wordsOf(home.blocks).join('\n')
  for (const part of ['Feeds', 'The Harbor Ledger, ward 7', 'Digests', '08:00', 'Followed', 'Helen Marsh'])
    expect(words).toContain(part)
})

const pressOnHome = async (home: Home, label: string) => {
  const button = buttons(home).find(({ text }) => text.text === label)!
  await slack.deliver(press(slack, button, { on: 'home' }))
}
const drawnAnew = async () => (await slack.nextCall('views.publish')).args.view as Home

test('a button asks in a form for what its command needs; who may not change feeds has none', async () => {
  await addFeed(7)
  await pressOnHome(await openHome('U1'), 'Remove a feed')
  const form = (await slack.nextCall('views.open')).args.view as Form
  expect(form.blocks.map(({ block_id: id }) => id)).toEqual(['feed'])
  const values = { feed: { value: { type: 'plain_text_input', value: 'The Harbor Ledger, ward 7' } } }
  await slack.deliver(submission(form, values))
  const home = await drawnAnew()
  expect(wordsOf(home.blocks).slice(0, 2)).toEqual(['Removed', expect.stringContaining('ward 7')])
  expect(wordsOf(home.blocks).join()).toContain('No feeds are subscribed here')
  const others = buttons(await openHome('U2')).map(({ text }) => text.text)
  expect(others).toEqual(['Who changed what', 'What became of them'])
})

test('digests and follows have buttons of their own; the page is drawn anew with what became of them', async () => {
  for (const line of ['/follow helen marsh', '/digest schedule 08:00 weekdays'])
    expect((await newsroom.bot.say(line, admin)).status).toBeUndefined()
  await pressOnHome(await openHome('U1'), 'Pause')
  const paused = await drawnAnew()
  expect(wordsOf(paused.blocks)[0]).toBe('Digest 1 is paused')
  expect(wordsOf(paused.blocks).join()).toContain('1: weekdays at 08:00 Chicago time, paused: by hand')
  await pressOnHome(paused, 'Resume')
  expect(wordsOf((await drawnAnew()).blocks)[0]).toBe('Digest 1 is running')
  await pressOnHome(paused, 'Unfollow')
  const left = wordsOf((await drawnAnew()).blocks)
  expect(left[0]).toContain('channel follows Helen Marsh no more')
  expect(left.join()).toContain('Nothing is followed yet')
  expect(slack.methods.messages).toEqual([])
})

test('an answer that has no room on the page comes as a direct message', async () => {
  for (let number = 1; number <= 80; number += 1) await addFeed(number)
  await pressOnHome(await openHome('U1'), 'See all')
  const { args } = await slack.nextCall('chat.postMessage')
  expect(args.channel).toBe('U1')
  expect(wordsOf(args.blocks).join()).toContain('ward 1')
  await drawnAnew()
})

test('more feeds than there is room for are one button away', async () => {
  for (let number = 1; number <= 80; number += 1) await addFeed(number)
  const home = await openHome('U1')
  expect(home.blocks.length).toBeLessThanOrEqual(100)
  expect(wordsOf(home.blocks).join('\n')).toContain('There is no digest yet')
  expect(buttons(home)[0]).toMatchObject({ text: { text: 'See all' } })
})
