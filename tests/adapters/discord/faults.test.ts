import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startDiscord } from '../../../src/adapters/discord/adapter.ts'
import { firstTimes, repeatBroken } from '../../../src/adapters/discord/faults.ts'
import type { Bot } from '../../../src/bot/dispatch.ts'
import { openNewsroom } from '../../bot/newsroom.ts'
import { startFakeDiscord } from './fake/fake-discord.ts'
import { guildOf } from './fake/world.ts'
import { type Setup, shownIn, startBotOnFake, startOnFake } from './start.ts'

const CALLBACK = /\/callback$/

describe('while the bot runs', () => {
  let setup: Setup
  beforeEach(async () => {
    setup = await startOnFake()
  })
  afterEach(() => setup.close())
  const ask = () => setup.fake.slash('quote', { person: 'helen marsh' })
  const answers = async () => expect(shownIn(await ask().seen())).toContain('Helen Marsh')

  test('a broken connection is resumed, and what happened meanwhile is answered', async () => {
    const { fake } = setup
    fake.gateway.drop()
    await fake.until(() => fake.gateway.heard.resumes > 0)
    await answers()
    expect(fake.gateway.heard.identifies).toBe(1)
  })

  test('an event that comes twice is answered once', async () => {
    const { fake, adapter } = setup
    const asked = ask()
    await asked.seen()
    fake.gateway.replay(1)
    await answers()
    expect(asked.callbacks).toHaveLength(1)
    expect(adapter.counts()).toEqual({ lateInteractions: 0, repeatedEvents: 1 })
  })

  test('a session that is over is begun anew', async () => {
    const { fake } = setup
    fake.gateway.invalidate()
    await fake.until(() => fake.gateway.heard.identifies > 1)
    await answers()
  })

  test('Discord asks to slow down, for a route and for all', async () => {
    const { fake } = setup
    for (const global of [false, true]) {
      fake.faults.push({
        method: 'post',
        path: CALLBACK,
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: 0.05, global },
        headers: { 'retry-after': '1', ...(global ? { 'x-ratelimit-global': 'true' } : {}) },
        times: 1,
      })
      await answers()
    }
  })

  test('a failing server is asked again', async () => {
    setup.fake.faults.push({ method: 'post', path: CALLBACK, status: 502, times: 2 })
    await answers()
  })

  test('a connection that breaks before the answer arrived is tried again', async () => {
    setup.fake.faults.push({ method: 'post', path: CALLBACK, drop: 'before', times: 1 })
    await answers()
  })

  test('one that breaks after it arrived is not answered twice', async () => {
    setup.fake.faults.push({ method: 'post', path: CALLBACK, drop: 'after', times: 1 })
    const asked = ask()
    expect(shownIn(await asked.seen())).toContain('Helen Marsh')
    expect(asked.callbacks).toHaveLength(1)
    expect(asked.followUps).toEqual([])
  })

  test('an interaction that came too late is counted and logged with its cause, and the next one answered', async () => {
    const { fake, adapter, logged } = setup
    fake.ackWithinMs = -1
    ask()
    await vi.waitUntil(() => adapter.counts().lateInteractions === 1, { timeout: 10_000 })
    expect(logged.find(({ message }) => message.startsWith('An interaction was lost'))).toMatchObject({
      level: 'warn',
      message: expect.stringContaining('on its way too long'),
    })
    fake.ackWithinMs = 30_000
    await answers()
  })

  test('what Discord refuses is logged, and ends nothing', async () => {
    const { fake, logged } = setup
    fake.faults.push({
      method: 'post',
      path: CALLBACK,
      status: 403,
      body: { code: 50_013, message: 'Missing Permissions' },
      times: 1,
    })
    ask()
    await vi.waitUntil(() => logged.some(({ message }) => message.includes('did not take')), {
      timeout: 10_000,
    })
    await answers()
  })

  test('a database that fails ends nothing', async () => {
    const { logged, room, fake } = setup
    vi.spyOn(room.store.actions, 'find').mockRejectedValueOnce(new Error('disk full'))
    const message = await ask().seen()
    fake.interact(3, { component_type: 2, custom_id: '0U#AAAAAAAAAAAAAAAAAAAAAA', message })
    await vi.waitUntil(() => logged.some(({ level }) => level === 'error'), { timeout: 10_000 })
    await answers()
  })
})

test('a connection on which heartbeats are not answered is given up and resumed', async () => {
  const fake = await startFakeDiscord({ heartbeatMs: 150 })
  const setup = await startOnFake({ fake })
  fake.gateway.isDeaf = true
  await fake.until(() => fake.gateway.heard.resumes > 0)
  fake.gateway.isDeaf = false
  expect(shownIn(await fake.slash('quote', { person: 'helen marsh' }).seen())).toContain('Helen Marsh')
  await setup.close()
})

test('two connections share the work, each with its own servers', async () => {
  const guilds = [guildOf(String(2n << 22n), 'Even'), guildOf(String(3n << 22n), 'Odd')]
  const fake = await startFakeDiscord({ shards: 2, guilds })
  const setup = await startOnFake({ fake })
  expect(setup.adapter.status[0]).toContain('2 connections')
  expect(fake.gateway.heard.identifies).toBe(2)
  for (const guild of guilds)
    expect(shownIn(await fake.slash('quote', { person: 'helen marsh' }, { guild }).seen())).toContain(
      'Helen Marsh',
    )
  await setup.close()
})

test('two processes on one store have a connection each, and the first registers for both', async () => {
  const guilds = [guildOf(String(2n << 22n), 'Even'), guildOf(String(3n << 22n), 'Odd')]
  const fake = await startFakeDiscord({ shards: 2, guilds })
  const first = await startOnFake({ fake, shards: { ids: [0], of: 2 } })
  const second = await startOnFake({ fake, room: first.room, shards: { ids: [1], of: 2 } })
  expect(first.adapter.status[0]).toContain('(Even)')
  expect(second.adapter.status).toEqual([
    expect.stringContaining('(Odd)'),
    'Discord commands: registered by shard 0.',
  ])
  for (const guild of guilds)
    expect(shownIn(await fake.slash('quote', { person: 'helen marsh' }, { guild }).seen())).toContain(
      'Helen Marsh',
    )
  await second.adapter.stop()
  await first.close()
})

test('told to stop, it answers what is under way, and takes nothing new', async () => {
  const fake = await startFakeDiscord()
  const room = await openNewsroom()
  const gate = Promise.withResolvers<void>()
  const bot: Bot = {
    ...room.bot,
    async run(invocation, asker) {
      await gate.promise
      return room.bot.run(invocation, asker)
    },
  }
  const { adapter } = await startBotOnFake(fake, bot)
  const asked = fake.slash('quote', { person: 'helen marsh' })
  await fake.until(() => asked.callbacks.length > 0)
  const stopping = adapter.stop()
  const tooLate = fake.slash('quote', { person: 'helen marsh' })
  gate.resolve()
  await stopping
  expect(shownIn(asked.original!)).toContain('Helen Marsh')
  expect(tooLate.callbacks).toEqual([])
  await fake.close()
  await room.close()
})

describe('what cannot be begun is said in a sentence with the page to open', () => {
  const failing = async (token: string, apiUrl?: string) => {
    const setup = await startOnFake()
    await setup.adapter.stop()
    const options = { token, apiUrl: apiUrl ?? setup.fake.apiUrl, shards: 'auto', log: () => {} } as const
    const error = await startDiscord(setup.room.bot, options).then(
      () => undefined,
      (reason: Error) => reason,
    )
    await setup.close()
    return error
  }
  test('a token that Discord does not know', async () => {
    expect(await failing('wrong.fake.token')).toMatchObject({
      name: 'UserError',
      code: 'discord-token',
      message: expect.stringContaining('https://discord.com/developers/applications'),
    })
  })
  const refusals = [
    {
      code: 4014,
      reason: 'Disallowed intent(s).',
      is: 'discord-intents',
      names: 'Privileged Gateway Intents',
    },
    { code: 4011, reason: 'Sharding required.', is: 'discord-shards', names: 'DISCORD_SHARDS' },
    { code: 4004, reason: 'Authentication failed.', is: 'discord-token', names: 'Reset Token' },
  ]
  test.each(refusals)('$reason', async ({ code, reason, is, names }) => {
    const fake = await startFakeDiscord()
    fake.gateway.refusal = { code, reason }
    await expect(startOnFake({ fake })).rejects.toMatchObject({
      name: 'UserError',
      code: is,
      message: expect.stringContaining(names),
    })
    await fake.close()
  })
  test('commands that the bot may not have, and the bot runs on', async () => {
    const fake = await startFakeDiscord()
    fake.faults.push({
      method: 'put',
      path: /\/commands$/,
      status: 403,
      body: { code: 50_001, message: 'Missing Access' },
      times: 1,
    })
    const setup = await startOnFake({ fake })
    expect(setup.adapter.status[1]).toMatch(
      /^Discord commands: not registered\. .* Open https:\/\/discord\.com\/oauth2\/authorize/,
    )
    expect(shownIn(await fake.slash('quote', { person: 'helen marsh' }).seen())).toContain('Helen Marsh')
    await setup.close()
  })
  test('commands that go elsewhere', async () => {
    const fake = await startFakeDiscord()
    fake.application.interactions_endpoint_url = 'https://elsewhere.example.com'
    const setup = await startOnFake({ fake })
    expect(setup.adapter.status.at(-1)).toContain('empty Interactions Endpoint URL')
    await setup.close()
  })
  test('no way to Discord', async () => {
    expect(await failing('fake.discord.token', 'http://127.0.0.1:9/api')).toMatchObject({
      code: 'discord-unreachable',
      message: expect.stringContaining('discordstatus.com'),
    })
  })
})

test('the last events are remembered, and those before forgotten', () => {
  const isFirst = firstTimes(2)
  expect(['a', 'a', 'b', 'c', 'a', 'c'].map(isFirst)).toEqual([true, false, true, true, true, false])
})

test('a broken connection is tried again only where that cannot double anything', async () => {
  const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
  const calls = async (url: string, init: object) => {
    const send = vi.fn().mockRejectedValue(broken)
    await expect(repeatBroken(send)(url, init as never)).rejects.toThrow('The connection to Discord broke')
    return send.mock.calls.length
  }
  expect(await calls('/channels/1/messages/2', { method: 'PATCH', body: '{}' })).toBe(3)
  expect(await calls('/interactions/1/t/callback', { method: 'POST', body: '{}' })).toBe(3)
  expect(await calls('/channels/1/messages', { method: 'POST', body: '{"enforce_nonce":true}' })).toBe(3)
  expect(await calls('/channels/1/messages', { method: 'POST', body: '{}' })).toBe(1)
  expect(await calls('/channels/1/threads', { method: 'POST', body: '{}' })).toBe(1)
})
