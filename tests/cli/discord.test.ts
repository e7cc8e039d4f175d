import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerAtDiscord } from '../../src/cli/discord.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { type FakeDiscord, startFakeDiscord } from '../adapters/discord/fake/fake-discord.ts'

let fake: FakeDiscord
let data: string
let said: string[]
beforeEach(async () => {
  fake = await startFakeDiscord()
  data = await mkdtemp(join(tmpdir(), 'hustings-discord-'))
  said = []
  vi.spyOn(console, 'log').mockImplementation(text => said.push(String(text)))
  vi.stubEnv('DISCORD_TOKEN', fake.token)
  vi.stubEnv('DISCORD_API_URL', fake.apiUrl)
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = 0
  await fake.close()
  await rm(data, { recursive: true })
})

const GUILD = '600000000000000001'

/** What doctor finds at Discord. */
async function found(): Promise<{ state: string; detail: string; mend?: string }> {
  said = []
  await doctor({ data, json: true })
  return JSON.parse(said.join('')).find(({ name }: { name: string }) => name === 'Discord')
}

test('commands are registered once, where they belong, and nowhere twice', async () => {
  await registerAtDiscord({ data })
  expect(said.at(-1)).toMatch(/^Registered \d+ commands for every server\.$/)
  const puts = fake.requests.filter(({ method }) => method === 'put').length
  await registerAtDiscord({ data })
  expect(said.at(-1)).toMatch(/^All \d+ commands are registered/)
  expect(fake.requests.filter(({ method }) => method === 'put')).toHaveLength(puts)

  vi.stubEnv('DISCORD_GUILD_ID', GUILD)
  await registerAtDiscord({ data })
  expect(said.at(-1)).toContain('Took away those registered elsewhere')
  expect(fake.commands.get('global')).toEqual([])
  expect(fake.commands.get(GUILD)!.map(({ name }) => name)).toContain('Verify quote')
  expect(fake.problems).toEqual([])
})

test('a command that is no more, or reads otherwise, is put right', async () => {
  await registerAtDiscord({ data })
  const held = fake.commands.get('global')!
  fake.commands.set('global', [...held, { ...held[0]!, id: '1', name: 'old' }])
  await registerAtDiscord({ data })
  expect(fake.commands.get('global')!.map(({ name }) => name)).not.toContain('old')
  fake.commands.set(
    'global',
    held.map((each, index) => (index === 0 ? { ...each, description: 'x' } : each)),
  )
  await registerAtDiscord({ data })
  expect(said.at(-1)).toMatch(/^Registered/)
})

test('doctor finds each mistake on the way, and how to mend it', async () => {
  expect(await found()).toMatchObject({
    state: 'broken',
    mend: expect.stringContaining('hustings discord register'),
  })
  await registerAtDiscord({ data })
  expect(await found()).toMatchObject({ state: 'ok', detail: expect.stringContaining('in 1 server') })

  const held = fake.commands.get('global')!
  fake.commands.set('global', held.slice(1))
  expect(await found()).toMatchObject({ mend: expect.stringContaining('of another version') })
  fake.commands.set('global', held)
  fake.commands.set(GUILD, held)
  expect(await found()).toMatchObject({
    mend: expect.stringContaining(`twice: they are registered in the server ${GUILD}`),
  })
  fake.commands.delete(GUILD)
  fake.application.interactions_endpoint_url = 'https://elsewhere.example.com'
  expect(await found()).toMatchObject({ mend: expect.stringContaining('empty Interactions Endpoint URL') })
  delete fake.application.interactions_endpoint_url
  fake.application.bot_require_code_grant = true
  expect(await found()).toMatchObject({
    mend: expect.stringContaining('turn off Requires OAuth2 Code Grant'),
  })
  delete fake.application.bot_require_code_grant

  vi.stubEnv('DISCORD_GUILD_ID', '600000000000000999')
  expect(await found()).toMatchObject({
    state: 'broken',
    detail: expect.stringContaining('is not in the server'),
  })
  vi.stubEnv('DISCORD_GUILD_ID', '')
  fake.guilds.length = 0
  expect(await found()).toMatchObject({
    state: 'broken',
    mend: expect.stringContaining('discord.com/oauth2/authorize'),
  })
  vi.stubEnv('DISCORD_TOKEN', 'wrong.fake.token')
  expect(await found()).toMatchObject({ state: 'broken', detail: expect.stringContaining('Reset Token') })
  vi.stubEnv('DISCORD_API_URL', 'http://127.0.0.1:9/api')
  expect(await found()).toMatchObject({
    state: 'broken',
    detail: expect.stringContaining('Cannot reach Discord'),
  })
  vi.stubEnv('DISCORD_TOKEN', '')
  expect(await found()).toMatchObject({ state: 'off' })
})
