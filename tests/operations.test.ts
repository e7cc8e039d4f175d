import { afterEach, expect, test } from 'vitest'
import type { Delivery } from '../src/model/digest.ts'
import { createOperations } from '../src/operations.ts'
import { rawRequest, SITE, startPage } from './adapters/web/start-page.ts'
import { type Newsroom, openNewsroom } from './bot/newsroom.ts'

let room: Newsroom
const rooms: Newsroom[] = []
afterEach(async () => {
  await Promise.all(rooms.splice(0).map(each => each.close()))
})
const open = async () => {
  room = await openNewsroom()
  rooms.push(room)
  return createOperations({ store: room.store, now: () => now })
}
const now = Temporal.Instant.from('2019-11-13T12:00:00Z')
const place = { platform: 'web', spaceId: 'local', channelId: 'page' } as const

test('answers, polls, deliveries and what is on record are counted', async () => {
  const operations = await open()
  operations.answered({ command: 'quote', result: 'answered', ms: 40 })
  operations.answered({ command: 'quote', result: 'refused', ms: 2 })
  const read = {
    name: 'Ledger',
    url: 'https://ledger.example.com/feed',
    unchanged: 3,
    failed: [],
    changed: [],
  }
  operations.polled([
    { ...read, new: ['a', 'b'] as never },
    { ...read, new: [], error: 'It answered 500.' },
  ])
  const delivery = { place, attempts: 2, dueAt: now.subtract({ minutes: 3 }) } as Delivery
  operations.delivered(delivery, 'posted', now)
  // What has to be approved is not late before that.
  const approval = { decision: { at: now.subtract({ seconds: 30 }) } }
  operations.delivered({ ...delivery, attempts: 1, approval } as Delivery, 'posted', now)
  for (const outcome of ['shown', 'refused', 'failed', 'refused'] as const) operations.wrote(outcome)
  const { text, type } = await operations.metrics()
  expect(type).toContain('text/plain')
  for (const line of [
    'hustings_commands_total{command="quote",result="answered"} 1',
    'hustings_commands_total{command="quote",result="refused"} 1',
    'hustings_command_seconds_bucket{le="0.1",command="quote"} 2',
    'hustings_polls_total{result="read"} 1',
    'hustings_polls_total{result="failed"} 1',
    'hustings_feed_articles_total{result="new"} 2',
    'hustings_deliveries_total{platform="web",outcome="posted"} 2',
    'hustings_delivery_retries_total{platform="web"} 1',
    'hustings_delivery_lateness_seconds_bucket{le="60"} 1',
    'hustings_delivery_lateness_seconds_bucket{le="300"} 2',
    'hustings_language_model_total{outcome="refused"} 2',
    'hustings_articles 3',
    'hustings_queue_age_seconds 0',
  ])
    expect(text).toContain(line)
  expect(text).toMatch(/hustings_quotes [1-9]/)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
})

test('ready while the database answers, platforms are connected and nothing waits for long', async () => {
  const operations = await open()
  expect(await operations.readiness()).toEqual({
    isReady: true,
    database: 'ok',
    platforms: {},
    queueAgeSeconds: 0,
  })
  let isConnected = true
  const adapter = { name: 'discord', status: [], stop: async () => {}, isConnected: () => isConnected }
  operations.watch([adapter])
  operations.polled([])
  expect(await operations.readiness()).toMatchObject({
    isReady: true,
    platforms: { discord: 'connected' },
    lastPollAt: '2019-11-13T12:00:00Z',
  })
  isConnected = false
  expect(await operations.readiness()).toMatchObject({
    isReady: false,
    platforms: { discord: 'not connected' },
  })
  isConnected = true
  const dueAt = now.subtract({ hours: 1 })
  await room.store.deliveries.add({ subject: { kind: 'digest', id: '1' }, place, dueAt, tryAt: dueAt })
  expect(await operations.readiness()).toMatchObject({ isReady: false, queueAgeSeconds: 3600 })
})

test('without a database nothing is ready', async () => {
  const operations = await open()
  await rooms.pop()!.close()
  expect(await operations.readiness()).toMatchObject({ isReady: false, database: 'failing' })
})

test('told over HTTP, and to strangers no more than whether it works', async () => {
  const page = await startPage({ site: { ...SITE, publicUrl: 'https://news.example.com' } })
  const get = (path: string, host: string) => rawRequest(page.port, path, { headers: { host } })
  expect(JSON.parse((await get('/readyz', 'localhost')).body)).toMatchObject({ database: 'ok' })
  expect((await get('/metrics', 'localhost')).body).toContain('hustings_commands_total')
  expect(JSON.parse((await get('/readyz', 'news.example.com')).body)).toEqual({ isReady: true })
  expect((await get('/metrics', 'news.example.com')).status).toBe(404)
  await page.room.store.close()
  expect((await get('/readyz', 'localhost')).status).toBe(503)
  await page.close().catch(() => {})
})

test('every answer of the bot is told, by its command and how it went', async () => {
  const { createBot } = await import('../src/bot/dispatch.ts')
  const { readCommands } = await import('../src/bot/registry.ts')
  const { asker } = await import('./bot/asker.ts')
  await open()
  const told: string[] = []
  const bot = createBot({
    store: room.store,
    memory: room.memory,
    commands: await readCommands(new URL('../commands', import.meta.url).pathname),
    now: () => now,
    reportBug: () => {},
    onAnswered: ({ command, result }) => told.push(`${command} ${result}`),
  })
  await bot.say('/about', asker)
  await bot.say('/quote', asker)
  await bot.say('/nonsense', asker)
  expect(told).toEqual(['about answered', 'quote refused', 'unknown refused'])
})
