import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PostPlace } from '../../../src/bot/poster.ts'
import type { Reply } from '../../../src/model/reply.ts'
import { channelOf, PUBLIC_THREAD, snowflake } from './fake/world.ts'
import { blocksAround } from './sample-replies.ts'
import { type Setup, shownIn, startOnFake } from './start.ts'

let setup: Setup
beforeAll(async () => {
  setup = await startOnFake()
})
afterAll(() => setup.close())
afterEach(() => {
  expect(setup.fake.problems).toEqual([])
})

const GUILD = '600000000000000001'
const place = (channelId: string): PostPlace => ({ platform: 'discord', spaceId: GUILD, channelId })
const inChannel = (name: string) => place(setup.fake.channel(name).id)
const digest: Reply = { title: 'This morning', blocks: [{ kind: 'text', text: 'The bridge opens.' }] }
const long: Reply = {
  title: 'A lot',
  blocks: Array.from({ length: 20 }, (_, n) => blocksAround(`Part ${n}.`)[0]!),
}
const standing = (channelId: string) => setup.fake.messages.get(channelId) ?? []

test('a post stands in its channel once, however often it is tried', async () => {
  const { poster } = setup.adapter
  const at = inChannel('general')
  const post = await poster.post(at, digest, { key: 'digest-1 2019-11-13T08:00Z' })
  expect(post).toEqual({ channelId: at.channelId, messageId: post.messageId, messageIds: [post.messageId] })
  expect(await poster.post(at, digest, { key: 'digest-1 2019-11-13T08:00Z' })).toEqual(post)
  expect(standing(at.channelId)).toHaveLength(1)
  const other = await poster.post(at, digest, { key: 'digest-1 2019-11-14T08:00Z' })
  expect(other.messageId).not.toBe(post.messageId)
})

describe('a try that was cut short is finished, not doubled', () => {
  test('also where Discord has forgotten the nonce', async () => {
    const { poster } = setup.adapter
    const at = inChannel('general')
    setup.fake.faults.push({
      method: 'post',
      path: /\/messages$/,
      status: 403,
      body: { code: 50_001, message: 'Missing Access' },
      times: 0,
    })
    const fault = setup.fake.faults.at(-1)!
    const before = standing(at.channelId).length
    const trying = poster.post(at, long, { key: 'cut' })
    await setup.fake.until(() => standing(at.channelId).length === before + 1)
    fault.times = 1
    await trying.catch(() => {})
    fault.times = 0
    const post = await poster.post(at, long, { key: 'cut' })
    expect(standing(at.channelId).length - before).toBe(post.messageIds.length)
    expect(post.messageIds.length).toBeGreaterThan(1)
    expect(new Set(post.messageIds).size).toBe(post.messageIds.length)
  })

  test('also where the connection broke after Discord had taken it', async () => {
    const at = inChannel('general')
    const before = standing(at.channelId).length
    setup.fake.faults.push({ method: 'post', path: /\/messages$/, drop: 'after', times: 1 })
    await setup.adapter.poster.post(at, digest, { key: 'broke' })
    expect(standing(at.channelId)).toHaveLength(before + 1)
  })
})

test('a correction takes the place of what stood there, longer or shorter', async () => {
  const { poster } = setup.adapter
  const at = inChannel('general')
  const before = standing(at.channelId).length
  const post = await poster.post(at, long, { key: 'to be corrected' })
  await poster.edit(at, post, digest)
  expect(standing(at.channelId)).toHaveLength(before + 1)
  expect(shownIn(standing(at.channelId).at(-1)!)).toContain('The bridge opens.')
  await poster.edit(at, { ...post, messageIds: [post.messageId] }, long)
  expect(standing(at.channelId).length - before).toBe(post.messageIds.length)
})

test('in an announcement channel it is passed on', async () => {
  await setup.adapter.poster.post(inChannel('news'), digest, { key: 'news' })
  expect(setup.fake.requests.filter(({ path }) => path.endsWith('/crosspost'))).toHaveLength(1)
})

test('passed on already, it stands all the same', async () => {
  setup.fake.faults.push({
    method: 'post',
    path: /\/crosspost$/,
    status: 400,
    body: { code: 40_033, message: 'This message has already been crossposted.' },
    times: 1,
  })
  const at = inChannel('news')
  const before = standing(at.channelId).length
  await setup.adapter.poster.post(at, digest, { key: 'passed on' })
  expect(standing(at.channelId)).toHaveLength(before + 1)
  expect(setup.logged).toEqual([])
})

describe('in a thread', () => {
  const threadWith = (metadata: object) => {
    const { id: channelId } = setup.fake.channel('general')
    const thread = channelOf(GUILD, 'the bridge', PUBLIC_THREAD, {
      parent_id: channelId,
      owner_id: '1',
      thread_metadata: {
        archived: false,
        locked: false,
        auto_archive_duration: 60,
        archive_timestamp: new Date().toISOString(),
        ...metadata,
      },
    })
    setup.fake.channels.set(thread.id, thread)
    return { ...place(channelId), threadId: thread.id as string }
  }

  test('it stands there, once, and is corrected there', async () => {
    const { poster } = setup.adapter
    const at = threadWith({})
    expect(await poster.findObstacle(at)).toBeUndefined()
    const post = await poster.post(at, digest, { key: 'thread' })
    expect(post).toMatchObject({ channelId: at.channelId, threadId: at.threadId })
    expect(await poster.post(at, digest, { key: 'thread' })).toEqual(post)
    expect(standing(at.threadId)).toHaveLength(1)
    await poster.edit(at, post, { blocks: [{ kind: 'text', text: 'It does not.' }] })
    expect(standing(at.threadId).map(shownIn)).toEqual(['It does not.'])
  })

  test('that fell asleep, it is woken', async () => {
    const at = threadWith({ archived: true, locked: true })
    await setup.adapter.poster.post(at, digest, { key: 'asleep' })
    expect(standing(at.threadId)).toHaveLength(1)
    expect(setup.fake.channels.get(at.threadId)!.thread_metadata.archived).toBe(false)
  })
})

test('in a forum it is a post of its own, once', async () => {
  const { poster } = setup.adapter
  const post = await poster.post(inChannel('digests'), long, { key: 'forum' })
  expect(post.threadId).toBe(post.messageId)
  expect(setup.fake.channels.get(post.threadId!)).toMatchObject({ name: 'A lot' })
  expect(await poster.post(inChannel('digests'), long, { key: 'forum' })).toEqual(post)
  expect(standing(post.threadId!)).toHaveLength(post.messageIds.length)
})

test('in private', async () => {
  await setup.adapter.poster.tell({ spaceId: GUILD, userId: '700000000000000005' }, digest)
  expect(standing('500000000000000005')).toHaveLength(1)
})

describe('what stands in the way', () => {
  const silent = (type?: number, more = {}) => {
    const overwrites = [{ id: GUILD, type: 0, allow: '0', deny: String((1n << 11n) | (1n << 38n)) }]
    const channel = channelOf(GUILD, 'silent', type, { permission_overwrites: overwrites, ...more })
    setup.fake.channels.set(channel.id, channel)
    setup.fake.gateway.emit('CHANNEL_CREATE', channel, GUILD)
    return channel
  }
  const obstacle = (channelId: string) => setup.adapter.poster.findObstacle(place(channelId))

  test('nothing', async () => expect(await obstacle(setup.fake.channel('general').id)).toBeUndefined())
  test('a permission, by Discord’s name for it', async () => {
    expect(await obstacle(silent().id)).toBe(
      'I lack Send Messages in #silent. Give it to me in the channel’s settings, page Permissions.',
    )
  })
  test('a channel of another server', async () => {
    const elsewhere = { ...place(setup.fake.channel('general').id), spaceId: snowflake() }
    expect(await setup.adapter.poster.findObstacle(elsewhere)).toContain('no channel of this server')
  })
  test('a channel that is no more', async () => expect(await obstacle(snowflake())).toContain('no more'))
  test('a locked thread', async () => {
    const thread = channelOf(GUILD, 'old', PUBLIC_THREAD, {
      parent_id: setup.fake.channel('general').id,
      owner_id: '1',
      thread_metadata: {
        archived: false,
        locked: true,
        auto_archive_duration: 60,
        archive_timestamp: new Date().toISOString(),
      },
    })
    setup.fake.channels.set(thread.id, thread)
    expect(await obstacle(thread.id)).toContain('locked')
  })
})

const failures = [
  { name: 'the channel is gone', status: 404, code: 10_003, failure: 'gone' },
  { name: 'the bot may not', status: 403, code: 50_013, failure: 'forbidden' },
  { name: 'Discord will never take it', status: 400, code: 50_035, failure: 'refused' },
  { name: 'Discord fails', status: 503, code: 0, failure: 'unreachable' },
]
for (const { name, status, code, failure } of failures) {
  test(`what went wrong is told apart: ${name}`, async () => {
    const fault = { method: 'post', path: /\/messages$/, status, body: { code, message: name }, times: 9 }
    setup.fake.faults.push(fault)
    await expect(
      setup.adapter.poster.post(inChannel('general'), digest, { key: name }),
    ).rejects.toMatchObject({ name: 'PostError', failure })
    fault.times = 0
  })
}
