import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentExample, readConfig } from '../src/config.ts'
import { UserError } from '../src/model/errors.ts'

test('nothing needs to be set', () => {
  expect(readConfig({})).toEqual({
    dataDirectory: resolve('data'),
    databaseFile: resolve('data/hustings.db'),
    keyvUrl: undefined,
    host: '127.0.0.1',
    port: 8787,
    logLevel: 'info',
    contactUrl: undefined,
    allowPrivateNetworks: [],
    discordToken: undefined,
    discordGuildId: undefined,
    discordApiUrl: 'https://discord.com/api',
    discordShards: 'auto',
    slack: undefined,
    secretKeys: [],
    publicUrl: undefined,
  })
})

test('what is set holds', () => {
  const config = readConfig({
    HUSTINGS_DATA: '/srv/news',
    HOST: '0.0.0.0',
    PORT: '0',
    LOG_LEVEL: 'silent',
    CONTACT_URL: 'https://bot.example.com/about',
    ALLOW_PRIVATE_NETWORKS: '10.1.0.0/16, fd00::/8',
    KEYV_URL: 'redis://localhost:6379',
    DISCORD_TOKEN: 'abc.def-1.g_h',
    DISCORD_GUILD_ID: '81384788765712384',
    DISCORD_API_URL: 'http://127.0.0.1:4000/api/',
    DISCORD_SHARDS: '2-3/8',
    SLACK_BOT_TOKEN: 'xoxb-1-2',
    SLACK_APP_TOKEN: 'xapp-1-2',
    SLACK_COMMAND_PREFIX: 'news',
    SECRET_KEY: `${'n'.repeat(32)},${'o'.repeat(32)}`,
    PUBLIC_URL: 'https://news.example.com',
    PATH: '/usr/bin', // not ours
  })
  expect(config).toEqual({
    dataDirectory: '/srv/news',
    databaseFile: '/srv/news/hustings.db',
    keyvUrl: 'redis://localhost:6379',
    host: '0.0.0.0',
    port: 0,
    logLevel: 'silent',
    contactUrl: 'https://bot.example.com/about',
    allowPrivateNetworks: ['10.1.0.0/16', 'fd00::/8'],
    discordToken: 'abc.def-1.g_h',
    discordGuildId: '81384788765712384',
    discordApiUrl: 'http://127.0.0.1:4000/api',
    discordShards: { ids: [2, 3], of: 8 },
    slack: {
      connection: { kind: 'socket', botToken: 'xoxb-1-2', appToken: 'xapp-1-2' },
      apiUrl: 'https://slack.com/api/',
      prefix: 'news',
    },
    secretKeys: ['n'.repeat(32), 'o'.repeat(32)],
    publicUrl: 'https://news.example.com',
  })
})

describe('Slack', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-1' }
  const signing = { SLACK_SIGNING_SECRET: 'a'.repeat(32) }
  const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'shh' }

  test('is connected in one of three ways', () => {
    const kind = (environment: Record<string, string>) => readConfig(environment).slack?.connection.kind
    expect(kind({ ...bot, SLACK_APP_TOKEN: 'xapp-1' })).toBe('socket')
    expect(kind({ ...bot, ...signing })).toBe('http')
    expect(kind({ ...signing, ...client, SECRET_KEY: 'k'.repeat(16) })).toBe('oauth')
    expect(kind({})).toBeUndefined()
  })

  const lacking: [environment: Record<string, string>, ...words: string[]][] = [
    [bot, 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET', 'connections:write'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN'],
    [signing, 'SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN or SLACK_CLIENT_ID'],
    [{ ...signing, ...client }, 'SLACK_CLIENT_ID needs SECRET_KEY', 'openssl rand'],
    [{ SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN must be', 'goes into SLACK_APP_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN must be', 'goes into SLACK_BOT_TOKEN'],
  ]
  test.each(lacking)('%o is told what it lacks', (environment, ...words) => {
    for (const part of words) expect(() => readConfig(environment)).toThrow(part)
  })
})

test('empty values count as unset, as `.env.example` leaves them', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', DISCORD_TOKEN: '' })).toEqual(readConfig({}))
})

test('the command line goes before the environment, and DATABASE_URL before both for the database', () => {
  const environment = { HUSTINGS_DATA: '/srv/news' }
  expect(readConfig(environment, { data: '/tmp/other' }).databaseFile).toBe('/tmp/other/hustings.db')
  expect(readConfig(environment, {}).databaseFile).toBe('/srv/news/hustings.db')
  const config = readConfig({ ...environment, DATABASE_URL: 'sqlite:/var/lib/h.db' }, { data: '/tmp/other' })
  expect(config).toMatchObject({ databaseFile: '/var/lib/h.db', dataDirectory: '/tmp/other' })
})

test('all private networks may be let in at once', () => {
  expect(readConfig({ ALLOW_PRIVATE_NETWORKS: 'on' }).allowPrivateNetworks).toEqual(['0.0.0.0/0', '::/0'])
  expect(readConfig({ ALLOW_PRIVATE_NETWORKS: 'off' }).allowPrivateNetworks).toEqual([])
})

test('relative folders are those of the working directory', () => {
  expect(readConfig({}, { data: 'here' }).dataDirectory).toBe(join(process.cwd(), 'here'))
})

describe('what is refused', () => {
  const cases: readonly (readonly [name: string, value: string, expected: string])[] = [
    ['PORT', 'eighty', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'PORT must be a whole number from 0 to 65535'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of trace, debug, info'],
    ['DATABASE_URL', 'mysql://news.example.com/db', 'DATABASE_URL must be'],
    ['CONTACT_URL', 'call-me-x', 'CONTACT_URL must be an address that begins with https:// or mailto:'],
    ['ALLOW_PRIVATE_NETWORKS', '10.1.2.3', 'ALLOW_PRIVATE_NETWORKS must be on, off, or networks'],
    ['KEYV_URL', 'mongodb://localhost/secret', 'KEYV_URL must be an address that begins with redis://'],
    ['DISCORD_TOKEN', 'hunter2-secret', 'DISCORD_TOKEN must be a bot token'],
    ['DISCORD_GUILD_ID', 'my server', 'DISCORD_GUILD_ID must be a server’s number'],
    ['DISCORD_API_URL', 'ftp://x', 'DISCORD_API_URL must be an address'],
    ['DISCORD_SHARDS', '8/8', 'DISCORD_SHARDS must be auto, or connections'],
    ['DISCORD_SHARDS', '3-1/8', 'DISCORD_SHARDS must be auto, or connections'],
    ['SLACK_BOT_TOKEN', 'hunter2-secret', 'SLACK_BOT_TOKEN must be a token that begins with xoxb-'],
    [
      'DISCORD_TOKNE',
      'hunter2-secret',
      'DISCORD_TOKNE is not a variable of Hustings. Did you mean DISCORD_TOKEN?',
    ],
    ['HUSTINGS_DIR', '/tmp/x1', 'HUSTINGS_DIR is not a variable of Hustings.'],
  ]
  for (const [name, value, expected] of cases) {
    test(`${name}=${value}`, () => {
      const { code, message } = refusalOf({ [name]: value })
      expect(code).toBe('bad-config')
      expect(message).toContain(expected)
      expect(message).not.toContain(value)
    })
  }
})

test('all problems come together, each once, with where the value is found', () => {
  const { message } = refusalOf({
    PORT: 'x9x9',
    LOG_LEVEL: 'x8x8',
    DISCORD_TOKEN: 'x7x7',
    SLACK_BOT_TOKEN: 'x6x6',
    SLACK_BOT_TOKNE: 'x5x5',
  })
  const lines = message.split('\n')
  expect(lines).toHaveLength(6)
  expect(message).not.toMatch(/x\dx\d/)
  expect(lines.find(line => line.includes('DISCORD_TOKEN must'))).toContain('https://discord.com/developers')
  expect(lines.find(line => line.includes('SLACK_BOT_TOKEN must'))).toContain('https://api.slack.com/apps')
})

test('the example has every variable with a sentence, and can be used as it stands', () => {
  const example = environmentExample()
  const assigned = Array.from(
    example.matchAll(/^([A-Z_]+)=(.*)$/gm),
    ([, name, value]) => [name!, value!] as const,
  )
  expect(assigned.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'HUSTINGS_DATA',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'DISCORD_TOKEN',
      'SLACK_BOT_TOKEN',
    ]),
  )
  expect(readConfig(Object.fromEntries(assigned))).toEqual(readConfig({}))
  for (const [name] of assigned) expect(example).toMatch(new RegExp(`^# .{20,}\\n${name}=`, 'm'))
})

function refusalOf(environment: Record<string, string>): UserError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('Expected the configuration to be refused')
}
