import { afterEach, beforeEach, expect, test } from 'vitest'
import { SLACK_PATH, type SlackHttp, startSlackHttp } from '../../../src/adapters/slack/http.ts'
import { sealWith } from '../../../src/adapters/slack/seal.ts'
import { startWebServer, type WebServer } from '../../../src/adapters/web/server.ts'
import { createBot } from '../../../src/bot/dispatch.ts'
import { freshMemory } from '../../bot/memory.ts'
import { type Newsroom, openNewsroom } from '../../bot/newsroom.ts'
import { wordsOf } from './fake/block-kit.ts'
import { type At, command, event, mention, request } from './fake/deeds.ts'
import { slackParts } from './fake/parts.ts'
import { type Envelope, type FakeSlack, startFakeSlack } from './fake/slack.ts'

const SECRET = 'f'.repeat(32)
const NOW = Temporal.Instant.from('2019-11-13T12:00:00Z')

let slack: FakeSlack
let newsroom: Newsroom
const instances: { readonly adapter: SlackHttp; readonly server: WebServer; readonly address: string }[] = []
const problems: string[] = []

beforeEach(async () => {
  problems.length = 0
  ;[slack, newsroom] = await Promise.all([startFakeSlack(), openNewsroom()])
})
afterEach(async () => {
  await Promise.all(instances.splice(0).flatMap(({ adapter, server }) => [server.stop(), adapter.stop()]))
  await Promise.all([slack.close(), newsroom.close()])
  expect(slack.methods.problems).toEqual([])
})

/** Starts one of several processes behind one address: they have the store in common, and no more. */
async function start() {
  const { store } = newsroom
  const bot = createBot({
    store,
    memory: freshMemory(),
    commands: newsroom.bot.commands,
    now: () => NOW,
    reportBug: error => problems.push(String(error)),
  })
  const claim = (id: string) => {
    const now = Temporal.Now.instant()
    return store.claims.take(id, { now, until: now.add({ hours: 1 }) })
  }
  const adapter = await startSlackHttp({
    ...slackParts({ bot }, slack),
    signingSecret: SECRET,
    isFirst: claim,
    beginPost: claim,
    onRemoved: spaceId => bot.spaces.erase(spaceId),
    reportProblem: (error, doing) => problems.push(`${doing}: ${error}`),
    access: {
      clientId: '1.2',
      clientSecret: 'shh',
      authorizeUrl: 'https://slack.example.com/authorize',
      stateSecret: 'state',
      seal: sealWith(['secret']),
      kept: {
        save: (spaceId, sealed) =>
          store.installations.save({ platform: 'slack', spaceId, sealed, installedAt: NOW }),
        find: async spaceId => (await store.installations.find('slack', spaceId))?.sealed,
        remove: spaceId => store.installations.remove('slack', spaceId),
      },
    },
  })
  const mounts = new Map([[SLACK_PATH, adapter.listener]])
  const server = await startWebServer({ host: '127.0.0.1', port: 0, isHealthy: async () => true, mounts })
  const instance = { adapter, server, address: `http://127.0.0.1:${server.port}` }
  instances.push(instance)
  return instance
}

/** Goes to the page of one process and comes back to another. */
async function install(from: string, to: string, team: string) {
  const away = await fetch(`${from}/slack/install`, { redirect: 'manual' })
  const state = new URL(away.headers.get('location')!).searchParams.get('state')
  const cookie = away.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const back = await fetch(`${to}/slack/oauth_redirect?code=${team}&state=${state}`, { headers: { cookie } })
  return { status: back.status, text: await back.text() }
}

async function send(address: string, deed: Envelope, headers: Record<string, string> = {}): Promise<void> {
  expect(await request(address, deed, { secret: SECRET, headers })).toEqual({ status: 200, text: '' })
}

async function ask(address: string, line: string, at: At): Promise<string> {
  const deed = command(slack, line, at)
  await send(address, deed)
  const { response_url: url } = deed.payload as { readonly response_url: string }
  return wordsOf((await slack.nextResponse(url)).blocks).join('\n')
}

/** What Slack gives for a code or a refresh token. */
function granted(team: string, token: string, more: object = {}) {
  slack.methods.teams.set(token, { team_id: team, team: `Workspace ${team}` })
  const body = {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: 'commands',
    bot_user_id: 'U0BOT',
    app_id: 'A1',
    team: { id: team, name: `Workspace ${team}` },
    enterprise: null,
    authed_user: { id: 'U1' },
    is_enterprise_install: false,
    ...more,
  }
  slack.methods.fail('oauth.v2.access', { status: 200, body })
}

test('a whole organisation is refused with a sentence, and nothing of it is kept', async () => {
  const { address } = await start()
  granted('E1', 'xoxb-org', {
    is_enterprise_install: true,
    team: null,
    enterprise: { id: 'E1', name: 'Org' },
  })
  const { status, text } = await install(address, address, 'E1')
  expect(status).toBe(400)
  expect(text).toBe(
    'Hustings is installed in one workspace at a time, not in a whole organisation. Choose a workspace and install it there. Start again at /slack/install.',
  )
  expect(await newsroom.store.installations.find('slack', 'E1')).toBeUndefined()
})

test.each([
  ['error=access_denied', 400, 'Slack says that it was cancelled'],
  ['code=TX&state=forged', 400, 'opened in another browser'],
])('coming back with %s is told why nothing is installed', async (query, status, words) => {
  const { address } = await start()
  const back = await fetch(`${address}/slack/oauth_redirect?${query}`)
  expect(back.status).toBe(status)
  expect(await back.text()).toContain(words)
})

test('an installation that fails for a reason of ours is apologised for, and logged', async () => {
  const { address } = await start()
  slack.methods.fail('oauth.v2.access', { status: 200, body: { ok: false, error: 'bad_client_secret' } })
  const { status, text } = await install(address, address, 'TA')
  expect([status, text]).toEqual([
    500,
    'Hustings could not be installed, for a reason that its log has. Start again at /slack/install.',
  ])
  expect(problems.join()).toContain('bad_client_secret')
})

test('revoked bot tokens delete everything of that workspace; people’s own tokens nothing', async () => {
  const { address } = await start()
  for (const team of ['TA', 'TB']) {
    expect((await install(address, address, team)).status).toBe(200)
    expect(await ask(address, '/digest schedule 08:00', { team })).toContain('is set up')
    await ask(address, '/follow helen marsh', { team })
  }
  const { store } = newsroom
  const has = async (team: string) => [
    (await store.digests.list(team)).length,
    (await store.follows.list(team)).length,
    (await store.audit.list(team, { limit: 9 })).length > 0,
    (await store.installations.find('slack', team)) !== undefined,
  ]
  await send(address, event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, { team: 'TA' }))
  await send(
    address,
    event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }, { team: 'TB' }),
  )
  await expect.poll(() => has('TB')).toEqual([0, 0, false, false])
  expect(await has('TA')).toEqual([1, 1, true, true])
  expect(problems).toEqual([])
})

test('what is posted without being asked for first gets a new token where the kept one is about to expire', async () => {
  const { address, adapter } = await start()
  granted('TA', 'xoxe.xoxb-1', { refresh_token: 'xoxe-1', expires_in: 60 })
  expect((await install(address, address, 'TA')).status).toBe(200)
  granted('TA', 'xoxe.xoxb-2', { refresh_token: 'xoxe-2', expires_in: 43_200 })
  const place = { platform: 'slack', spaceId: 'TA', channelId: 'C1' } as const
  const reply = { blocks: [{ kind: 'text', text: 'News.' }] } as const
  for (const key of ['one', 'two']) {
    await adapter.poster!.post(place, reply, { key })
    expect((await slack.nextCall('chat.postMessage')).token).toBe('xoxe.xoxb-2')
  }
  const asked = slack.methods.calls.filter(({ method }) => method === 'oauth.v2.access')
  expect(asked.map(({ args }) => args.refresh_token)).toEqual([undefined, 'xoxe-1'])
})

test('two processes behind one address share nothing but the store', async () => {
  const [one, other] = [await start(), await start()]
  expect((await install(one.address, other.address, 'TA')).status).toBe(200)
  const at = { team: 'TA' }
  expect(await ask(one.address, '/digest schedule 08:00', at)).toContain('Digest 1 is set up')
  expect(await ask(other.address, '/digest list', at)).toContain('08:00')

  const asked = mention('/people card helen marsh', at)
  await send(one.address, asked)
  await send(other.address, asked, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' })
  await slack.nextCall('chat.postMessage')
  await send(other.address, mention('/people card owen marsh', at))
  expect(wordsOf((await slack.nextCall('chat.postMessage')).args.blocks).join()).toContain('Owen Marsh')
  expect(slack.methods.messages).toHaveLength(2)

  const scheduled = command(slack, '/digest schedule 09:00', at)
  await Promise.all([send(one.address, scheduled), send(other.address, scheduled)])
  await slack.nextResponse((scheduled.payload as { readonly response_url: string }).response_url)
  expect(await newsroom.store.digests.list('TA')).toHaveLength(2)

  const place = { platform: 'slack', spaceId: 'TA', channelId: 'C1' } as const
  const reply = { blocks: [{ kind: 'text', text: 'News.' }] } as const
  const posts = []
  for (const { adapter } of [one, other]) posts.push(await adapter.poster!.post(place, reply, { key: 'k' }))
  expect(posts[1]!.messageId).toBe(posts[0]!.messageId)
  expect(problems).toEqual([])
})
