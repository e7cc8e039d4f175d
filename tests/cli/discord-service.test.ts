import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { DEFAULT_SETTINGS } from '../../src/digests/digest-options.ts'
import type { Digest } from '../../src/model/digest.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { type Asked, type FakeDiscord, startFakeDiscord } from '../adapters/discord/fake/fake-discord.ts'
import { readMessage } from '../adapters/discord/fake/read-markdown.ts'
import { addNews } from '../digests/add-news.ts'
import { type Running, start, written } from './run.ts'

// The whole bot as `npm start` runs it, a process of its own, against Discord's protocol.

let cwd: string
let fake: FakeDiscord
const running: Running[] = []
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'hustings-discord-service-'))
  fake = await startFakeDiscord()
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
  await fake.close()
  await rm(cwd, { recursive: true })
})

const databaseFile = () => join(cwd, 'data', 'hustings.db')

/** A database with the seeds, fresh news, and a digest that is due in a channel of each kind. */
async function prepare(): Promise<Digest[]> {
  const app = await openApp(readConfig({}, { data: join(cwd, 'data') }))
  const now = Temporal.Now.instant()
  const dueAt = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const { minute, hour } = dueAt.toZonedDateTimeISO('UTC')
  await addNews(app.store, now, {
    url: 'https://harbor-ledger.example.com/bridge',
    headline: 'Council votes to build the Quarry Street bridge',
    publishedAt: now.subtract({ hours: 1 }).toString(),
    text: 'KESTREL — The council voted on Tuesday to build the Quarry Street bridge. “It will open in May,” Mayor Dalia Quist said after the vote.',
  })
  const digests = ['general', 'news', 'digests'].map(name => {
    const { id: channelId, guild_id: spaceId } = fake.channel(name)
    return app.store.digests.add({
      pattern: `${minute} ${hour} * * *`,
      timeZone: 'UTC',
      place: { platform: 'discord', spaceId, channelId, userId: '700000000000000001' },
      state: 'active',
      settings: DEFAULT_SETTINGS,
      createdAt: now,
      nextDueAt: dueAt,
    })
  })
  const added = await Promise.all(digests)
  await app.close()
  return added
}

async function serve(): Promise<Running> {
  const environment = {
    DISCORD_TOKEN: fake.token,
    DISCORD_API_URL: fake.apiUrl,
    PORT: '0',
    LOG_LEVEL: 'warn',
  }
  const service = start(['start'], { cwd, environment })
  running.push(service)
  await written(service, /Discord: hustings, in one server \(Kestrel Campus\)\./)
  await written(service, /Discord commands, (?:registered anew|unchanged): .*\/quote, .*Verify quote\./)
  return service
}

/** All that was said without being asked, of any channel, thread or forum post. */
const posted = () =>
  [...fake.messages.values()]
    .flat()
    .map(readMessage)
    .filter(words => words.includes('Quarry Street bridge'))

/** Exactly one answer, whatever happened on the way. */
async function answered(asked: Asked): Promise<string> {
  const message = await asked.seen()
  expect([asked.callbacks.length, asked.followUps.length]).toEqual([1, 0])
  return readMessage(message)
}

test('it connects, answers, posts what is due once, and outlives whatever goes wrong', async () => {
  const digests = await prepare()
  // Discord takes every post, and nobody ever hears so: then the process is killed.
  const unheard = { method: 'post', path: /\/(?:messages|threads)$/, drop: 'after' as const, times: 1_000 }
  fake.faults.push(unheard)
  const first = await serve()
  await fake.until(() => posted().length > 0)
  first.child.kill('SIGKILL')
  expect(await first.ended).toBe('SIGKILL')
  unheard.times = 0
  leasesRunOut()

  const service = await serve()
  await fake.until(() => posted().length === digests.length)

  expect(await answered(fake.slash('quote', { person: 'sessions' }))).toContain('Jeff Sessions')
  expect(await answered(fake.slash('summary', { article: 'sessions' }))).toContain('Sessions')
  expect(
    await answered(fake.slash('ask', { question: 'who said the Quarry Street bridge will open in May?' })),
  ).toContain('Dalia Quist')
  expect(await answered(fake.slash('verify', { text: 'It will open in May', person: 'quist' }))).toContain(
    'It will open in May',
  )

  const ask = async () =>
    expect(await answered(fake.slash('quote', { person: 'dalia quist' }))).toContain('It will open in May')
  const callback = { method: 'post', path: /\/callback$/ }
  const slowDown = { message: 'You are being rate limited.', retry_after: 0.05 }
  for (const fault of [
    { ...callback, status: 502, times: 2 },
    { ...callback, drop: 'before' as const, times: 1 },
    { ...callback, drop: 'after' as const, times: 1 },
    {
      ...callback,
      status: 429,
      body: { ...slowDown, global: false },
      headers: { 'retry-after': '1' },
      times: 1,
    },
    {
      ...callback,
      status: 429,
      body: { ...slowDown, global: true },
      headers: { 'retry-after': '1', 'x-ratelimit-global': 'true' },
      times: 1,
    },
  ]) {
    fake.faults.push(fault)
    await ask()
  }
  const asked = fake.slash('quote', { person: 'dalia quist' })
  await answered(asked)
  fake.gateway.replay(1)
  await ask()
  expect(asked.callbacks).toHaveLength(1)
  fake.gateway.drop()
  await fake.until(() => fake.gateway.heard.resumes > 0)
  await ask()
  const { identifies } = fake.gateway.heard
  fake.gateway.invalidate()
  await fake.until(() => fake.gateway.heard.identifies > identifies)
  await ask()

  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(posted()).toHaveLength(digests.length)
  expect(fake.problems).toEqual([])
  expect(await deliveredOnce(digests)).toBe(true)
}, 120_000)

/** The process that held what it was posting is dead: its leases end after two minutes, or now. */
function leasesRunOut(): void {
  const database = new DatabaseSync(databaseFile())
  database.exec(`update deliveries set try_at = due_at where state = 'due'`)
  database.close()
}

/** Whether of each digest its one occurrence is recorded as posted. */
async function deliveredOnce(digests: readonly Digest[]): Promise<boolean> {
  const store = await openSqliteStore({ file: databaseFile() })
  const histories = await Promise.all(
    digests.map(({ id }) => store.deliveries.history({ kind: 'digest', id }, { limit: 20 })),
  )
  await store.close()
  return histories.every(history => history.filter(({ state }) => state === 'posted').length === 1)
}
