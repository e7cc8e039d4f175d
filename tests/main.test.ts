import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LOCAL_ASKER, openApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { DEFAULT_SETTINGS } from '../src/digests/digest-options.ts'
import { startService } from '../src/main.ts'
import { give, serve, TEST_HOST } from './feeds/test-server.ts'
import { pageOf, rssOf } from './ingest/feeds/news-site.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hustings-main-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a first start makes the data folder, takes in the seeds, and serves what is configured', async () => {
  const tokens = { DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '' }
  const config = readConfig({ PORT: '0', ...tokens }, { data: join(folder, 'a/new/folder') })
  const app = await openApp(config)
  expect((await stat(config.databaseFile)).isFile()).toBe(true)
  expect((await app.bot.say('/summary latest', LOCAL_ASKER)).title).toContain('Sessions')

  const service = await startService(app)
  expect(service.status).toEqual([
    `Articles: 1 on record in ${config.databaseFile}.`,
    expect.stringMatching(/^Feeds: none yet\. Add one with \/feeds add npr\.org, or a dozen with: /),
    expect.stringMatching(/^Page: http:\/\/127\.0\.0\.1:\d+\/ in a browser/),
    expect.stringMatching(/^Server: http:\/\/127\.0\.0\.1:\d+\/healthz$/),
    'Discord: off. DISCORD_TOKEN is not set.',
    'Slack: off. SLACK_BOT_TOKEN is not set.',
  ])
  const address = service.status[3]!.slice('Server: '.length)
  expect((await fetch(address)).status).toBe(200)
  await app.close()
  expect((await fetch(address)).status, 'without a database').toBe(503)
  await service.stop()
})

test('what the service does is counted where it is done: feeds, articles, posts, answers', {
  timeout: 60_000,
}, async () => {
  const article = { path: '/bridge', headline: 'Harbor board mends the Quarry Street bridge' }
  const now = Temporal.Now.instant()
  const published = now.subtract({ hours: 1 }).toString()
  const site = await serve({
    '/rss': give(rssOf([{ ...article, published }]), { 'content-type': 'application/rss+xml' }),
    '/bridge': give(pageOf({ ...article, published }), { 'content-type': 'text/html' }),
  })
  const environment = { PORT: '0', LOG_LEVEL: 'silent', ALLOW_PRIVATE_NETWORKS: `${TEST_HOST}/32` }
  const app = await openApp(readConfig(environment, { data: join(folder, 'counted') }))
  const { store } = app
  await store.feeds.add(
    { spaceId: 'local', url: `${site.origin}/rss`, name: 'The Harbor Ledger' },
    { at: now },
  )
  const dueAt = now.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const { minute, hour } = dueAt.toZonedDateTimeISO('UTC')
  await store.digests.add({
    pattern: `${minute} ${hour} * * *`,
    timeZone: 'UTC',
    place: { platform: 'web', spaceId: 'local', channelId: 'page', userId: 'somebody' },
    state: 'active',
    settings: DEFAULT_SETTINGS,
    createdAt: now,
    nextDueAt: dueAt,
  })
  const service = await startService(app)
  const address = /Page: (\S+)\//.exec(service.status.join('\n'))![1]!
  await app.bot.say('/about', LOCAL_ASKER)
  const metrics = async () => (await fetch(`${address}/metrics`)).text()
  const expected = [
    'hustings_commands_total{command="about",result="answered"} 1',
    'hustings_command_seconds_count{command="about"} 1',
    'hustings_polls_total{result="read"} 1',
    'hustings_feed_articles_total{result="new"} 1',
    'hustings_articles 2',
    'hustings_deliveries_total{platform="web",outcome="',
  ]
  await expect
    .poll(async () => (text => expected.filter(line => !text.includes(line)))(await metrics()), {
      timeout: 45_000,
    })
    .toEqual([])
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ isReady: true, database: 'ok' })
  await service.stop()
  await app.close()
  await site.close()
})

test('a data folder that cannot be made is told with what to do', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await expect(openApp(readConfig({}, { data: join(file, 'data') }))).rejects.toMatchObject({
    code: 'no-data-folder',
    message: expect.stringMatching(/^Cannot make the folder .*Name another with --data or HUSTINGS_DATA\.$/),
  })
})

test('whoever sits at the terminal may do everything', () => {
  expect(LOCAL_ASKER).toMatchObject({ isAdmin: true, place: { platform: 'terminal', spaceId: 'local' } })
})

test('a bug is logged whole, under the number that the asker is told', async () => {
  const logged: { err: Error; id: string }[] = []
  const levels: unknown[] = []
  vi.doMock('pino', () => ({
    pino: Object.assign(
      (options: { level: string }) => {
        levels.push(options.level)
        return { error: (fields: (typeof logged)[number]) => logged.push(fields) }
      },
      { destination: () => process.stderr },
    ),
  }))
  const app = await openApp(readConfig({ LOG_LEVEL: 'warn' }, { data: join(folder, 'data') }))
  // What a command never expects: its database is gone.
  await app.close()
  const reply = await app.bot.say('/about', LOCAL_ASKER)
  vi.doUnmock('pino')
  expect(reply.status).toBe('failed')
  await vi.waitUntil(() => logged.length > 0, { interval: 5 })
  expect(levels).toEqual(['warn'])
  expect(logged[0]!.err).toBeInstanceOf(Error)
  expect(logged[0]!.id).not.toBe('')
  expect(JSON.stringify(reply.blocks)).toContain(logged[0]!.id)
  expect(JSON.stringify(reply)).not.toContain(logged[0]!.err.message)
})
