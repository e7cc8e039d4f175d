import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SCOPES } from '../../src/adapters/slack/manifest.ts'
import { APP_TOKEN, BOT_TOKEN, refused, type SlackMethods, TEAM } from '../adapters/slack/fake/methods.ts'
import { type FakeSlack, startFakeSlack } from '../adapters/slack/fake/slack.ts'
import { run } from './run.ts'

vi.setConfig({ testTimeout: 50_000 })

let cwd: string
let slack: FakeSlack
beforeEach(async () => {
  ;[cwd, slack] = await Promise.all([mkdtemp(join(tmpdir(), 'hustings-doctor-')), startFakeSlack()])
})
afterEach(() => Promise.all([slack.close(), rm(cwd, { recursive: true })]))

async function doctor(environment: Readonly<Record<string, string>>) {
  const { status, stdout } = await run(['doctor'], {
    cwd,
    environment: { SLACK_API_URL: slack.apiUrl, ...environment },
  })
  return { status, stdout }
}

const bot = { SLACK_BOT_TOKEN: BOT_TOKEN }
const app = { SLACK_APP_TOKEN: APP_TOKEN }
const signing = { SLACK_SIGNING_SECRET: 'f'.repeat(32) }
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'shh' }
const publicUrl = { PUBLIC_URL: 'https://news.example.com' }
const secretKey = { SECRET_KEY: 'k'.repeat(64) }

/** A mistake on the way of docs/slack.md, with what is said of it. */
interface Mistake {
  readonly mistake: string
  readonly environment: Readonly<Record<string, string>>
  readonly atSlack?: (methods: SlackMethods) => void
  readonly says: string
}

const grants = (scopes: readonly string[]) => ({
  status: 200,
  headers: { 'x-oauth-scopes': scopes.join(',') },
  body: { ok: true, team_id: TEAM, team: 'Example Herald', user: 'hustings', user_id: 'U0BOT', bot_id: 'B1' },
})

const MISTAKES: readonly Mistake[] = [
  {
    mistake: 'the tokens are swapped',
    environment: { SLACK_BOT_TOKEN: APP_TOKEN, SLACK_APP_TOKEN: BOT_TOKEN },
    says: 'one that begins with xapp- goes into SLACK_APP_TOKEN',
  },
  { mistake: 'one of two tokens is set', environment: bot, says: 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN' },
  {
    mistake: 'the bot token was revoked',
    environment: { ...bot, ...app },
    atSlack: methods => methods.fail('auth.test', refused('token_revoked')),
    says: 'SLACK_BOT_TOKEN is not taken by Slack (token_revoked). It must be the Bot User OAuth Token on https://api.slack.com/apps, page OAuth & Permissions',
  },
  {
    mistake: 'the app token was made without connections:write',
    environment: { ...bot, ...app },
    atSlack: methods => methods.fail('apps.connections.open', refused('missing_scope')),
    says: 'SLACK_APP_TOKEN lacks a permission. It must be an App-Level Token with the scope connections:write, made on https://api.slack.com/apps, page Basic Information',
  },
  {
    mistake: 'the app was installed with an older manifest',
    environment: { ...bot, ...app },
    atSlack: methods =>
      methods.fail('auth.test', grants(Object.keys(SCOPES).filter(scope => scope !== 'chat:write'))),
    says: 'The app lacks these permissions: chat:write (',
  },
  {
    mistake: 'the signing secret is none',
    environment: { ...bot, ...publicUrl, SLACK_SIGNING_SECRET: 'xoxb-1' },
    says: 'SLACK_SIGNING_SECRET must be',
  },
  {
    mistake: 'HTTP mode has no public address',
    environment: { ...bot, ...signing },
    says: 'Set PUBLIC_URL to the address that Slack calls',
  },
  {
    mistake: 'workspaces are to install it, and nothing encrypts their tokens',
    environment: { ...client, ...signing, ...publicUrl },
    says: 'SLACK_CLIENT_ID needs SECRET_KEY',
  },
  {
    mistake: 'workspaces are to install it at no public address',
    environment: { ...client, ...signing, ...secretKey },
    says: 'Set PUBLIC_URL to the address that Slack calls',
  },
  {
    mistake: 'Slack cannot be reached',
    environment: { ...bot, ...app },
    atSlack: methods => methods.fail('auth.test', 'drop'),
    says: 'Slack cannot be reached',
  },
]

test.each(MISTAKES)('$mistake: it says so, and what to do', async ({ environment, atSlack, says }) => {
  atSlack?.(slack.methods)
  const { status, stdout } = await doctor(environment)
  expect(stdout.replace(/\s+/g, ' ')).toContain(says)
  expect(stdout).toMatch(/^broken /m)
  expect(status).toBe(1)
  for (const secret of Object.values(environment))
    if (/xox|xapp|shh|k{9}/.test(secret)) expect(stdout).not.toContain(secret)
})

test.each([
  ['Socket Mode', { ...bot, ...app }, '@hustings in Example Herald, with every permission it needs'],
  ['HTTP mode', { ...bot, ...signing, ...publicUrl }, '@hustings in Example Herald'],
  ['many workspaces', { ...client, ...signing, ...publicUrl, ...secretKey }, 'install the bot themselves'],
])('all is well by %s', async (_, environment, says) => {
  slack.methods.fail('auth.test', grants(Object.keys(SCOPES)))
  const { status, stdout } = await doctor(environment)
  expect(stdout).toMatch(/^ok +Slack: /m)
  expect(stdout).toContain(says)
  expect(status).toBe(0)
})
