import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SLACK_PATH, type SlackHttp, startSlackHttp } from '../../../src/adapters/slack/http.ts'
import { sealWith } from '../../../src/adapters/slack/seal.ts'
import { startWebServer, type WebServer } from '../../../src/adapters/web/server.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { wordsOf } from './fake/block-kit.ts'
import { BOT_TOKEN, TEAM } from './fake/methods.ts'
import { slackParts } from './fake/parts.ts'
import { type FakeSlack, startFakeSlack } from './fake/slack.ts'

const SIGNING_SECRET = 'f'.repeat(32)

let slack: FakeSlack
let newsroom: Newsroom
let server: WebServer
let adapter: SlackHttp
const kept = new Map<string, string>()
const removed: string[] = []

beforeEach(async () => {
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
  kept.clear()
  removed.length = 0
})
afterEach(async () => {
  await Promise.all([server.stop(), adapter.stop()])
  await Promise.all([slack.close(), newsroom.close()])
  expect(slack.methods.problems).toEqual([])
})

const keeping = {
  save: async (spaceId: string, sealed: string) => void kept.set(spaceId, sealed),
  find: async (spaceId: string) => kept.get(spaceId),
  remove: async (spaceId: string) => void kept.delete(spaceId),
}
const oauth = {
  clientId: '1.2',
  clientSecret: 'shh',
  authorizeUrl: 'https://slack.example.com/authorize',
  stateSecret: 'state',
  seal: sealWith(['secret']),
  kept: keeping,
}

async function start(access: { botToken: string } | typeof oauth): Promise<string> {
  adapter = await startSlackHttp({
    ...slackParts(newsroom, slack),
    access,
    signingSecret: SIGNING_SECRET,
    onRemoved: async spaceId => {
      removed.push(spaceId)
      kept.delete(spaceId)
    },
  })
  const mounts = new Map([[SLACK_PATH, adapter.listener]])
  server = await startWebServer({ host: '127.0.0.1', port: 0, isHealthy: async () => true, mounts })
  return `http://127.0.0.1:${server.port}`
}

/** What Slack sends: signed, and not older than five minutes. */
function send(address: string, body: string, { ageSeconds = 0, secret = SIGNING_SECRET, json = false } = {}) {
  const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
  return fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      connection: 'close',
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
}

let count = 0
const command = (team: string, name: string, text: string) =>
  new URLSearchParams({
    command: name,
    text,
    trigger_id: `t${++count}`,
    team_id: team,
    channel_id: 'C1',
    user_id: 'U1',
    response_url: slack.responseUrl(),
  }).toString()
const event = (team: string, fields: object) =>
  JSON.stringify({ type: 'event_callback', event_id: `E${++count}`, team_id: team, event: fields })

describe('one workspace', () => {
  test('a signed request is acknowledged at once and answered', async () => {
    const address = await start({ botToken: BOT_TOKEN })
    const acknowledged = await send(address, command(TEAM, '/quote', 'helen marsh'))
    expect([acknowledged.status, await acknowledged.text()]).toEqual([200, ''])
    expect(wordsOf((await slack.nextResponse()).blocks).join()).toContain('Helen Marsh')
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  test.each([{ secret: '0'.repeat(32) }, { ageSeconds: 6 * 60 }])('%o is refused', async how => {
    const address = await start({ botToken: BOT_TOKEN })
    const answer = await send(address, command(TEAM, '/quote', 'helen marsh'), how)
    expect(answer.status).toBe(401)
    expect(slack.responses).toEqual([])
  })
})

describe('whoever watches over the process is told', () => {
  test('of one workspace that Slack takes its token no more', async () => {
    await start({ botToken: BOT_TOKEN })
    slack.methods.fail('auth.test', { status: 200, body: { ok: false, error: 'token_revoked' } })
    expect(await adapter.isConnected!()).toBe(false)
  })

  test.each(['one workspace', 'many workspaces'])('that Slack answers, of %s', async how => {
    await start(how === 'one workspace' ? { botToken: BOT_TOKEN } : oauth)
    expect(adapter.name).toBe('slack')
    expect(await adapter.isConnected!()).toBe(true)
  })

  test('that it does not', async () => {
    await start(oauth)
    slack.methods.fail('api.test', 'drop')
    expect(await adapter.isConnected!()).toBe(false)
  })
})

describe('many workspaces', () => {
  /** Goes to the page, agrees, and comes back. */
  async function install(address: string, team: string): Promise<void> {
    const away = await fetch(`${address}/slack/install`, { redirect: 'manual' })
    const page = new URL(away.headers.get('location')!)
    expect(page.origin + page.pathname).toBe('https://slack.example.com/authorize')
    expect(page.searchParams.get('scope')).toContain('commands')
    const state = page.searchParams.get('state')!
    const cookie = away.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const back = await fetch(`${address}/slack/oauth_redirect?code=${team}&state=${state}`, {
      headers: { cookie },
    })
    expect(back.status, await back.text()).toBe(200)
  }

  test('each is installed with a token of its own, kept encrypted', async () => {
    const address = await start(oauth)
    await install(address, 'TA')
    await install(address, 'TB')
    expect([...kept.keys()]).toEqual(['TA', 'TB'])
    expect([...kept.values()].join()).not.toContain('xoxb')

    for (const team of ['TA', 'TB']) {
      const mention = {
        type: 'app_mention',
        channel: 'C1',
        user: 'U1',
        text: '<@U0BOT> /quote helen marsh',
        ts: '1.1',
      }
      await send(address, event(team, mention), { json: true })
      expect((await slack.nextCall('chat.postMessage')).token).toBe(`xoxb-${team}`)
    }
  })

  test('a state that is none of ours is refused', async () => {
    const address = await start(oauth)
    const back = await fetch(`${address}/slack/oauth_redirect?code=TX&state=forged`)
    expect(back.status).toBeGreaterThanOrEqual(400)
    expect(kept.size).toBe(0)
  })

  test('one that takes the bot out is forgotten, once; what it asks is no longer answered', async () => {
    const address = await start(oauth)
    await install(address, 'TA')
    const gone = event('TA', { type: 'app_uninstalled' })
    await send(address, gone, { json: true })
    await send(address, gone, { json: true })
    await expect.poll(() => removed).toEqual(['TA'])
    expect(
      await adapter.poster!.findObstacle({ platform: 'slack', spaceId: 'TA', channelId: 'C1' }),
    ).toContain('not installed')
  })
})
