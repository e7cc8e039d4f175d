import { webApi } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { quietLogger } from '../../../src/adapters/slack/logger.ts'
import { slackPoster } from '../../../src/adapters/slack/poster.ts'
import type { Poster } from '../../../src/bot/poster.ts'
import type { Reply } from '../../../src/model/reply.ts'
import { wordsOf } from './fake/block-kit.ts'
import { BOT_TOKEN, refused, TEAM } from './fake/methods.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

let slack: FakeSlack
let poster: Poster
let begun: Set<string>
let turns: string[]

beforeEach(async () => {
  slack = await startFakeSlack()
  begun = new Set()
  turns = []
  const client = new webApi.WebClient(BOT_TOKEN, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger(() => {}),
  })
  poster = slackPoster({
    findClient: async spaceId => (spaceId === TEAM ? client : undefined),
    beginPost: async key => !begun.has(key) && begun.add(key) !== undefined,
    keep: async () => {},
    spelt: words => words,
    takeTurn: async ({ channelId }) => void turns.push(channelId),
  })
})
afterEach(async () => {
  await slack.close()
  expect(slack.methods.problems).toEqual([])
})

const place = (channelId: string, threadId?: string) => ({
  platform: 'slack' as const,
  spaceId: TEAM,
  channelId,
  ...(threadId === undefined ? {} : { threadId }),
})
const digest = (text = 'Marsh opens her campaign.'): Reply => ({
  title: 'Digest',
  blocks: [{ kind: 'text', text }],
})
/** More than one message holds. */
const longDigest = digest('word '.repeat(5_000))
const standing = () =>
  slack.methods.messages.map(({ channel, ts, thread_ts }) => ({ channel, ts, thread_ts }))

describe('a post', () => {
  test('stands in the channel, with its key', async () => {
    const post = await poster.post(place('C1'), digest(), { key: 'digest-1 08:00' })
    expect(post).toEqual({ channelId: 'C1', messageId: post.messageId, messageIds: [post.messageId] })
    const [message] = slack.methods.messages
    expect(message).toMatchObject({
      ts: post.messageId,
      metadata: { event_payload: { key: 'digest-1 08:00', part: 0 } },
    })
    expect(wordsOf(message!.blocks)).toEqual(['Digest', 'Marsh opens her campaign.'])
  })

  test('of several messages is one in the channel and the rest in its thread', async () => {
    const post = await poster.post(place('C1'), longDigest, { key: 'k' })
    const [first, ...rest] = standing()
    expect(rest.length).toBeGreaterThan(1)
    expect(first!.thread_ts).toBeUndefined()
    expect(rest.every(({ thread_ts }) => thread_ts === first!.ts)).toBe(true)
    expect(post.messageIds).toEqual(standing().map(({ ts }) => ts))
    expect(turns, 'each waits for its turn in the channel').toEqual(standing().map(() => 'C1'))
  })

  test('goes into a thread where it is asked to', async () => {
    expect(await poster.post(place('C1', '9.9'), digest(), { key: 'k' })).toMatchObject({ threadId: '9.9' })
    expect(standing()).toMatchObject([{ channel: 'C1', thread_ts: '9.9' }])
  })
})

describe('tried again', () => {
  test('a post whose answer was lost is found and not doubled', async () => {
    slack.methods.fail('chat.postMessage', run => {
      run()
      return 'drop'
    })
    await expect(poster.post(place('C1'), digest(), { key: 'k' })).rejects.toMatchObject({
      failure: 'unreachable',
    })
    const post = await poster.post(place('C1'), digest(), { key: 'k' })
    expect(standing()).toHaveLength(1)
    expect(post.messageId).toBe(standing()[0]!.ts)
  })

  test('what is missing of a long post is added, in order', async () => {
    slack.methods.fail('chat.postMessage', run => run())
    slack.methods.fail('chat.postMessage', run => {
      run()
      return { status: 503, body: {} }
    })
    await expect(poster.post(place('C1'), longDigest, { key: 'k' })).rejects.toMatchObject({
      failure: 'unreachable',
    })
    expect(standing()).toHaveLength(2)
    const post = await poster.post(place('C1'), longDigest, { key: 'k' })
    expect(post.messageIds).toEqual(standing().map(({ ts }) => ts))
    const parts = slack.methods.messages.map(
      ({ metadata }) => (metadata as { event_payload: { part: number } }).event_payload.part,
    )
    expect(parts).toEqual(parts.map((_, index) => index))
  })

  test('in a thread it is looked for there', async () => {
    slack.methods.fail('chat.postMessage', run => {
      run()
      return 'drop'
    })
    await expect(poster.post(place('C1', '9.9'), digest(), { key: 'k' })).rejects.toThrow()
    await poster.post(place('C1', '9.9'), digest(), { key: 'k' })
    expect(standing()).toHaveLength(1)
  })

  test('other occasions and other channels have posts of their own', async () => {
    await poster.post(place('C1'), digest(), { key: 'monday' })
    await poster.post(place('C1'), digest(), { key: 'tuesday' })
    await poster.post(place('C2'), digest(), { key: 'monday' })
    expect(standing().map(({ channel }) => channel)).toEqual(['C1', 'C1', 'C2'])
  })
})

describe('what stands in the way', () => {
  test('a public channel is joined', async () => {
    await poster.post(place('C2'), digest(), { key: 'k' })
    expect(standing()).toMatchObject([{ channel: 'C2' }])
    expect(await poster.findObstacle(place('C2'))).toBeUndefined()
  })

  const failures = [
    { channel: 'C3', failure: 'forbidden', words: '/invite @Hustings', obstacle: '/invite @Hustings' },
    { channel: 'C4', failure: 'gone', words: 'is_archived', obstacle: 'archived' },
    { channel: 'C9', failure: 'gone', words: 'channel_not_found', obstacle: 'channel_not_found' },
  ]
  test.each(failures)('$channel: $failure', async ({ channel, failure, words, obstacle }) => {
    await expect(poster.post(place(channel), digest(), { key: 'k' })).rejects.toMatchObject({
      failure,
      message: expect.stringContaining(words),
    })
    expect(await poster.findObstacle(place(channel))).toContain(obstacle)
  })

  test('a workspace without an installation', async () => {
    const elsewhere = { ...place('C1'), spaceId: 'T9' }
    await expect(poster.post(elsewhere, digest(), { key: 'k' })).rejects.toMatchObject({
      failure: 'forbidden',
    })
    expect(await poster.findObstacle(elsewhere)).toContain('not installed')
  })

  test('a pause that Slack asks for is passed on', async () => {
    slack.methods.fail('chat.postMessage', {
      status: 429,
      headers: { 'retry-after': '7' },
      body: { ok: false },
    })
    await expect(poster.post(place('C1'), digest(), { key: 'k' })).rejects.toMatchObject({
      failure: 'busy',
      retryAfterMs: 7_000,
    })
  })

  test.each([
    ['msg_too_long', 'refused'],
    ['invalid_blocks', 'refused'],
    ['token_revoked', 'forbidden'],
    ['internal_error', 'unreachable'],
    ['ratelimited', 'busy'],
  ])('%s is %s', async (error, failure) => {
    slack.methods.fail('chat.postMessage', refused(error))
    await expect(poster.post(place('C1'), digest(), { key: 'k' })).rejects.toMatchObject({ failure })
  })
})

describe('afterwards', () => {
  test('other words come where the post stands, more in its thread, fewer take messages away', async () => {
    const post = await poster.post(place('C1'), digest(), { key: 'k' })
    await poster.edit(place('C1'), post, longDigest)
    const long = standing()
    expect(long.length).toBeGreaterThan(1)
    expect(long.slice(1).every(({ thread_ts }) => thread_ts === post.messageId)).toBe(true)
    await poster.edit(place('C1'), { ...post, messageIds: long.map(({ ts }) => ts) }, digest('Corrected.'))
    expect(slack.methods.messages.map(({ text }) => text)).toEqual(['Digest\n\nCorrected.'])
  })

  test('what was taken away by somebody is gone', async () => {
    const post = await poster.post(place('C1'), digest(), { key: 'k' })
    slack.methods.messages.length = 0
    await expect(poster.edit(place('C1'), post, digest())).rejects.toMatchObject({ failure: 'gone' })
  })

  test('somebody is told in private', async () => {
    await poster.tell({ spaceId: TEAM, userId: 'U1' }, digest('Your digest was paused.'))
    expect(standing()).toMatchObject([{ channel: 'DU1' }])
  })
})
