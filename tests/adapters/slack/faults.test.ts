import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter } from '../../../src/adapters/adapter.ts'
import { startSlackSocket } from '../../../src/adapters/slack/start.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { wordsOf } from './fake/block-kit.ts'
import { command } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN, type Outcome, refused, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let newsroom: Newsroom
const adapters: Adapter[] = []
const problems: string[] = []
const reported = new EventTarget()
const unhandled: unknown[] = []
const noteUnhandled = (error: unknown) => void unhandled.push(error)

beforeEach(async () => {
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
  problems.length = 0
  unhandled.length = 0
  process.on('unhandledRejection', noteUnhandled)
})
afterEach(async () => {
  await Promise.all(adapters.splice(0).map(adapter => adapter.stop()))
  await Promise.all([slack.close(), newsroom.close()])
  process.off('unhandledRejection', noteUnhandled)
  expect(unhandled).toEqual([])
  expect(slack.methods.problems).toEqual([])
})

/** Starts the bot, as one of several processes on one database. */
async function start(): Promise<void> {
  const claim = (id: string) => {
    const now = Temporal.Now.instant()
    return newsroom.store.claims.take(id, { now, until: now.add({ hours: 1 }) })
  }
  adapters.push(
    await startSlackSocket({
      ...slackParts(newsroom, slack),
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      isFirst: claim,
      beginPost: claim,
      reportProblem(error, doing) {
        problems.push(`${doing}: ${error instanceof Error ? error.message : error}`)
        reported.dispatchEvent(new Event('problem'))
      },
    }),
  )
  await slack.nextSocket()
}

async function problem(words: string): Promise<void> {
  while (!problems.some(each => each.includes(words))) await once(reported, 'problem')
}

let count = 0
const mention = (person: string) => ({
  type: 'events_api' as const,
  payload: {
    type: 'event_callback',
    event_id: `Ev${++count}`,
    team_id: TEAM,
    event: {
      type: 'app_mention',
      channel: 'C1',
      user: 'U2',
      text: `<@U0BOT> /people card ${person}`,
      ts: `${count}.5`,
    },
  },
})
const answer = async () => wordsOf((await slack.nextCall('chat.postMessage')).args.blocks).join('\n')

describe('the socket', () => {
  test.each(['refresh', 'drop'] as const)('after a %s the bot connects again and answers', async how => {
    await start()
    slack[how]()
    await slack.nextSocket()
    await slack.deliver(mention('Helen Marsh'))
    expect(await answer()).toContain('Helen Marsh')
  })

  test.each([
    ['a word', refused('invalid_auth')],
    ['a failing server', { status: 503, body: {} }],
    ['nothing', 'drop'],
  ] satisfies [string, Outcome][])(
    'that Slack opens again only after %s is tried again',
    async (_, fault) => {
      await start()
      slack.methods.fail('apps.connections.open', fault)
      slack.drop()
      await problem('connecting to Slack again')
      await slack.nextSocket()
      await slack.deliver(mention('Owen Marsh'))
      expect(await answer()).toContain('Owen Marsh')
    },
  )

  test('is not opened again once the bot has left', async () => {
    await start()
    await adapters.splice(0)[0]!.stop()
    await expect.poll(() => slack.socketCount()).toBe(0)
    const opened = slack.methods.calls.filter(({ method }) => method === 'apps.connections.open')
    // One to see whether the token is good, one for the socket.
    expect(opened).toHaveLength(2)
    expect(problems).toEqual([])
  })

  test('one event that comes over two of them is answered once', async () => {
    await start()
    await start()
    expect(slack.socketCount()).toBe(2)
    const event = mention('Helen Marsh')
    await Promise.all([slack.deliver(event, 0), slack.deliver(event, 1)])
    expect(await answer()).toContain('Helen Marsh')
    await Promise.all([slack.deliver(mention('Owen Marsh'), 0), slack.deliver(mention('Owen Marsh'), 1)])
    for (const answered of [await answer(), await answer()]) expect(answered).toContain('Owen Marsh')
    expect(slack.methods.messages).toHaveLength(3)
  })
})

test.each([
  ['channel_not_found', refused('channel_not_found')],
  ['not_in_channel', refused('not_in_channel')],
  ['is_archived', refused('is_archived')],
  ['msg_too_long', refused('msg_too_long')],
  ['invalid_blocks', refused('invalid_blocks')],
  ['503', { status: 503, body: {} }],
  ['failed', 'drop'],
] satisfies [string, Outcome][])(
  'an answer that Slack refuses with %s is reported, and the next one comes',
  async (word, fault) => {
    await start()
    slack.methods.fail('chat.postMessage', fault)
    await slack.deliver(mention('Helen Marsh'))
    await slack.nextCall('chat.postMessage')
    await problem(word)
    expect(problems.some(each => each.startsWith('a mention: '))).toBe(true)
    await slack.deliver(mention('Owen Marsh'))
    expect(await answer()).toContain('Owen Marsh')
    expect(slack.methods.messages).toHaveLength(1)
  },
)

test.each(['users.info', 'assistant.threads.setSuggestedPrompts'])(
  'without an answer to %s, people get theirs',
  async method => {
    await start()
    slack.methods.fail(method, { status: 500, body: {} })
    await slack.deliver({
      type: 'events_api',
      payload: {
        ...mention('').payload,
        event: { type: 'app_home_opened', tab: 'messages', channel: 'D9', user: 'U2' },
      },
    })
    await slack.deliver(mention('Helen Marsh'))
    expect(await answer()).toContain('Helen Marsh')
  },
)

describe('while Slack answers slowly', () => {
  /** Holds the next call of a method back until it is let go. */
  function hold(method: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    slack.methods.fail(method, async run => {
      await promise
      return run()
    })
    return resolve
  }

  test.each(['users.info', 'chat.postMessage'])(
    'to %s, what comes in is acknowledged all the same, and nothing is doubled',
    async method => {
      await start()
      const letGo = hold(method)
      const asked = mention('Helen Marsh')
      await slack.deliver(asked)
      await slack.nextCall(method)
      await slack.deliver({ ...asked, retry_attempt: 1 })
      await slack.deliver(command(slack, '/people card owen marsh', { user: 'U1' }))
      expect(wordsOf((await slack.nextResponse()).blocks).join()).toContain('Owen Marsh')
      expect(slack.methods.messages).toEqual([])
      letGo()
      await expect.poll(() => slack.methods.messages.length).toBe(1)
      await slack.deliver(mention('Owen Marsh'))
      await expect.poll(() => slack.methods.messages.length).toBe(2)
      expect(problems).toEqual([])
    },
  )
})
