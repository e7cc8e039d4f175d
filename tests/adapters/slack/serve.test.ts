import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import { type Running, start, written } from '../../cli/run.ts'
import { give, serve, type TestServer } from '../../feeds/test-server.ts'
import { pageOf, rssOf, type SiteArticle } from '../../ingest/feeds/news-site.ts'
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts'
import { wordsOf } from './fake/block-kit.ts'
import { type At, command, direct, event, mention, press, request, shortcut } from './fake/deeds.ts'
import { APP_TOKEN, BOT_TOKEN } from './fake/methods.ts'
import { type Envelope, type FakeSlack, startFakeSlack } from './fake/slack.ts'

vi.setConfig({ testTimeout: 50_000 })

let cwd: string
let slack: FakeSlack
const running: Running[] = []
const others: { close(): Promise<void> }[] = []

beforeEach(async () => {
  ;[cwd, slack] = await Promise.all([mkdtemp(join(tmpdir(), 'hustings-slack-')), startFakeSlack()])
})
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.splice(0).map(({ ended }) => ended))
  await Promise.all([slack, ...others.splice(0)].map(each => each.close()))
  await rm(cwd, { recursive: true })
  expect(slack.methods.problems).toEqual([])
})

/** What `npm start` runs, in a folder of its own, with the fake in Slack's place. */
function npmStart(environment: Readonly<Record<string, string>>): Running {
  const hustings = start(['start'], {
    cwd,
    environment: { PORT: '0', SLACK_API_URL: slack.apiUrl, ...environment },
  })
  running.push(hustings)
  return hustings
}

async function stop(hustings: Running): Promise<void> {
  hustings.child.kill('SIGTERM')
  expect(await hustings.ended).toBe(0)
  expect(hustings.stderr()).not.toContain('"level":50')
}

const socketMode = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN }
const words = (message: { readonly blocks?: unknown }) => wordsOf(message.blocks).join('\n')
const response = async () => words(await slack.nextResponse())
const posted = async () => (await slack.nextCall('chat.postMessage')).args

function button({ blocks }: { readonly blocks?: unknown }, label: string): object {
  const rows = blocks as readonly { readonly type: string; readonly elements: readonly Button[] }[]
  const buttons = rows.flatMap(({ type, elements }) => (type === 'actions' ? elements : []))
  return buttons.find(({ text }) => text.text === label)!
}

interface Button {
  readonly text: { readonly text: string }
}

/** As if the bot had been away when digests of every hour were due. */
async function letDigestsBeDue(): Promise<void> {
  const store = await openSqliteStore({ file: join(cwd, 'data', 'hustings.db') })
  const digests = await store.digests.list('T0001')
  const nextDueAt = Temporal.Now.instant().subtract({ minutes: 61 })
  for (const { id } of digests) await store.digests.change(id, { nextDueAt })
  await store.close()
}

test('by Socket Mode it answers a command, a mention, a direct message and a shortcut, and posts a digest', async () => {
  const hustings = npmStart(socketMode)
  await written(hustings, /Slack: connected to Example Herald as @hustings, by Socket Mode\./)

  await slack.deliver(command(slack, '/quote sessions'))
  expect(await response()).toContain('Jeff Sessions')

  await slack.deliver(mention('who is running against Doug Jones?'))
  const answer = await posted()
  expect(answer).toMatchObject({ channel: 'C1', thread_ts: expect.any(String) })
  expect(words(answer)).toContain('Sessions announced his candidacy')

  await slack.deliver(mention('and when did he announce?', { thread: String(answer.thread_ts) }))
  expect(words(await posted())).toContain('Read as: when did Doug Jones announce?')

  await slack.deliver(direct('what did Trump say about Sessions?'))
  const told = await posted()
  expect(told.channel).toBe('D9')
  expect(words(told)).toContain('Trump')

  await slack.deliver(
    shortcut(slack, 'verify_quote', '“We will see how it all goes, we will see what happens”'),
  )
  expect(await response()).toContain('Donald Trump')

  await slack.deliver(command(slack, '/digest schedule 0 * * * *'))
  expect(await response()).toContain('Digest 1 is set up')
  await stop(hustings)

  await letDigestsBeDue()
  const again = npmStart(socketMode)
  await written(again, /Slack: connected/)
  const digest = await posted()
  expect(digest).toMatchObject({ channel: 'C1', metadata: { event_type: 'hustings_post' } })
  expect(words(digest)).toContain("Trump says he won't campaign against Sessions")
  const history = async () => {
    await slack.deliver(command(slack, '/digest history 1'))
    return response()
  }
  await expect.poll(history).toContain('posted')
  expect(slack.methods.messages.filter(({ metadata }) => metadata !== undefined)).toHaveLength(1)
  await stop(again)
})

const SECRET = 'f'.repeat(32)
const httpMode = {
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'shh',
  SECRET_KEY: 'k'.repeat(64),
  PUBLIC_URL: 'https://news.example.com',
}

/** Goes to the bot's page, agrees on Slack's, and comes back, as a browser does. */
async function install(address: string, team: string): Promise<void> {
  const away = await fetch(`${address}/slack/install`, { redirect: 'manual' })
  const cookie = away.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const agreed = await fetch(`${away.headers.get('location')}&team=${team}`, { redirect: 'manual' })
  const back = agreed.headers.get('location')!.replace('https://news.example.com', address)
  const done = await fetch(back, { headers: { cookie } })
  expect(done.status, await done.text()).toBe(200)
}

test('by HTTP two workspaces install it, and neither sees what the other has or asks', async () => {
  const article: SiteArticle = { path: '/levy', headline: 'Mend the harbor wall' }
  const site = await newsSite(article)
  const hustings = npmStart({
    ...httpMode,
    SLACK_AUTHORIZE_URL: slack.authorizeUrl,
    ALLOW_PRIVATE_NETWORKS: '127.0.0.2/32',
  })
  const [, address] = await written(hustings, /Server: (http:\/\/127\.0\.0\.1:\d+)\/healthz/)
  await written(hustings, /Slack: waits for requests at \/slack\/events/)
  const send = async (deed: Envelope) => {
    expect(await request(address!, deed, { secret: SECRET })).toEqual({ status: 200, text: '' })
  }
  const ask = async (line: string, at: At) => {
    await send(command(slack, line, at))
    return response()
  }
  await install(address!, 'TA')
  await install(address!, 'TB')

  // The same channel and the same person by their ids: only the workspaces differ.
  const [a, b] = [{ team: 'TA' }, { team: 'TB' }]
  await send(command(slack, `/feeds add ${site.origin}/rss`, a))
  await send(press(slack, button(await slack.nextResponse(), 'Confirm'), a))
  expect(await response()).toContain('is a feed of this space')
  expect(await ask('/feeds list', a)).toContain('The Harbor Ledger')
  expect(await ask('/feeds list', b)).toContain('No feeds are subscribed here')

  expect(await ask('/digest schedule 08:00 weekdays', a)).toContain('Digest 1 is set up')
  expect(await ask('/digest list', b)).toContain('There is no digest yet')
  expect(await ask('/digest remove 1', b)).toContain('There is no digest “1” here')
  expect(await ask('/digest list', a)).toContain('weekdays at 08:00')

  await send(mention('who is running against Doug Jones?', { ...a, thread: '5.5' }))
  expect(words(await posted())).toContain('Sessions announced his candidacy')
  await send(mention('and when did he announce?', { ...b, thread: '5.5' }))
  const elsewhere = await slack.nextCall('chat.postMessage')
  expect(elsewhere.token).toBe('xoxb-TB')
  expect(words(elsewhere.args)).not.toContain('Read as')
  await send(mention('and when did he announce?', { ...a, thread: '5.5' }))
  const here = await slack.nextCall('chat.postMessage')
  expect(here.token).toBe('xoxb-TA')
  expect(words(here.args)).toContain('Read as')

  await send(event({ type: 'app_uninstalled' }, a))
  await expect.poll(async () => ask('/feeds list', { team: 'TB' })).toContain('No feeds')
  await install(address!, 'TA')
  expect(await ask('/feeds list', a)).toContain('No feeds are subscribed here')
  await stop(hustings)
})

test('Discord and Slack run in one process, from one core', async () => {
  const discord = await startFakeDiscord()
  others.push(discord)
  const hustings = npmStart({ ...socketMode, ...discordMode(discord) })
  await written(hustings, /Slack: connected/)
  await written(hustings, /Discord: /)
  const onDiscord = discord.slash('quote', { person: 'Jeff Sessions' })
  await slack.deliver(command(slack, '/quote sessions'))
  expect(await response()).toContain('full support')
  expect(JSON.stringify(await onDiscord.seen())).toContain('full support')
  await stop(hustings)
})

function discordMode({ token, apiUrl }: FakeDiscord) {
  return { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }
}

async function newsSite(article: SiteArticle): Promise<TestServer> {
  const site = await serve({
    '/rss': give(rssOf([article]), { 'content-type': 'application/rss+xml' }),
    [article.path]: give(pageOf(article), { 'content-type': 'text/html' }),
  })
  others.push(site)
  return site
}
