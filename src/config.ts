import { join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { nearest } from './bot/nearest.ts'
import { UserError } from './model/errors.ts'
import type { LanguageModelSettings } from './writers/language-model.ts'

/** How the bot is set up, read from the environment once. */
export interface Config {
  readonly dataDirectory: string
  readonly databaseFile: string
  /** Absent where settings and conversations are kept in the database. */
  readonly keyvUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Where publishers find whoever runs the bot. */
  readonly contactUrl: string | undefined
  /** Private networks that feeds and pages may be read from. */
  readonly allowPrivateNetworks: readonly string[]
  readonly discordToken: string | undefined
  /** Where commands are registered for trying out. */
  readonly discordGuildId: string | undefined
  readonly discordApiUrl: string
  /** Which of how many connections are this process's. */
  readonly discordShards: 'auto' | { readonly ids: readonly number[]; readonly of: number }
  readonly slackBotToken: string | undefined
  /** Absent where no language model shall write. */
  readonly languageModel: LanguageModelSettings | undefined
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

// `description` says what a variable does and where its value is found; `expected` completes "… must be".
const ENVIRONMENT = z.object({
  HUSTINGS_DATA: z.string().default('./data').meta({
    description: 'Folder for the database and the prompt’s history; made when it is missing.',
    expected: 'a folder',
  }),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/)
    .optional()
    .meta({
      description:
        'Where the database is, when not in HUSTINGS_DATA: sqlite:/var/lib/hustings.db (SQLite only in this version).',
      expected: 'sqlite: followed by the path of a file',
    }),
  KEYV_URL: z
    .string()
    .regex(/^(?:(?:rediss?|postgres(?:ql)?):\/\/.+|memory:)$/)
    .optional()
    .meta({
      description:
        'Where settings and conversations are kept, when not in the database: redis://host:6379 (needs npm install @keyv/redis), postgres://user:password@host/name (needs npm install @keyv/postgres), or memory: to forget them at the end.',
      expected: 'an address that begins with redis://, rediss:// or postgres://, or memory:',
    }),
  HOST: z.string().default('127.0.0.1').meta({
    description: 'Address the local server binds to. 127.0.0.1 lets only this machine in.',
    expected: 'an address such as 127.0.0.1 or 0.0.0.0',
  }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787).meta({
    description: 'Port of the local server, which answers GET /healthz. 0 takes any free one.',
    expected: 'a whole number from 0 to 65535',
  }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .meta({
      description: `How much is logged to standard error: ${LOG_LEVELS.join(', ')}.`,
      expected: `one of ${LOG_LEVELS.join(', ')}`,
    }),
  CONTACT_URL: z
    .string()
    .regex(/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/)
    .optional()
    .meta({
      description:
        'A page or mailto: address at which publishers reach you; their servers see it whenever feeds and pages are read.',
      expected: 'an address that begins with https:// or mailto:',
    }),
  ALLOW_PRIVATE_NETWORKS: z
    .string()
    .refine(value => value === 'on' || value === 'off' || value.split(',').every(isNetwork))
    .default('off')
    .meta({
      description:
        'Lets feeds and pages be read from private networks, and from any port: on, off, or networks such as 10.1.0.0/16,fd00::/8.',
      expected: 'on, off, or networks such as 10.1.0.0/16, with commas between',
    }),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    .optional()
    .meta({
      description:
        'From https://discord.com/developers/applications, page Bot: press Reset Token. docs/discord.md goes through it.',
      expected: 'a bot token, three parts joined by dots',
    }),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,20}$/)
    .optional()
    .meta({
      description:
        'For trying out: registers the commands in this server alone. Copy Server ID from its menu, with Developer Mode on in your settings.',
      expected: 'a server’s number, such as 81384788765712384',
    }),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://discord.com/api')
    .meta({
      description: 'Where Discord’s API is; another only for tests and proxies.',
      expected: 'an address that begins with https:// or http://',
    }),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(?:auto|\d+(?:-\d+)?\/\d+)$/)
    .refine(value => value === 'auto' || shardsOf(value) !== undefined)
    .default('auto')
    .meta({
      description:
        'Connections to Discord. auto makes as many as it advises, in this process; for several processes on one database say which each has, from 0 on: 0-3/8 and 4-7/8.',
      expected: 'auto, or connections such as 0-3/8',
    }),
  LLM_MODEL: z.string().max(200).optional().meta({
    description:
      'Turns on a language model that puts found sentences into words, shown only where they hold them up: its name, such as llama3.1:8b. Needs LLM_URL.',
    expected: 'the name of a model',
  }),
  LLM_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Where the language model is served: http://127.0.0.1:11434/v1, https://api.anthropic.com/v1.',
      expected: 'an address that begins with https:// or http://',
    }),
  LLM_PROVIDER: z.enum(['openai', 'anthropic']).default('openai').meta({
    description: 'The protocol at LLM_URL: openai (and whatever is compatible with it) or anthropic.',
    expected: 'openai or anthropic',
  }),
  LLM_API_KEY: z.string().optional().meta({
    description: 'The key for LLM_URL, from the page of whoever serves the model; none for most local ones.',
    expected: 'a key',
  }),
  LLM_DAILY_TOKENS: z.coerce.number().int().min(0).default(100_000).meta({
    description:
      'Tokens that each space may use on a day; beyond them, replies are the articles’ own sentences.',
    expected: 'a whole number',
  }),
  LLM_TIMEOUT_SECONDS: z.coerce.number().min(1).max(120).default(15).meta({
    description: 'How long an answer of the language model is waited for.',
    expected: 'a number from 1 to 120',
  }),
  LLM_PRICE_PER_MILLION: z.coerce.number().min(0).optional().meta({
    description: 'What a million tokens cost in US dollars, so that /about can say what was spent.',
    expected: 'a number such as 0.6',
  }),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional().meta({
    description:
      'From https://api.slack.com/apps, page OAuth & Permissions. Reserved: this version has no Slack adapter.',
    expected: 'a token that begins with xoxb-',
  }),
})

// A name that begins like ours but is none of ours is most likely a slip of the keyboard.
const OURS = /^(?:HUSTINGS|DISCORD|SLACK|KEYV|LLM)_/

/**
 * Reads the configuration. Empty values count as unset.
 *
 * @param overrides what the command line says, over the environment
 * @throws UserError `bad-config` that lists every problem by variable, never with a value
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  overrides: { readonly data?: string } = {},
): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = ENVIRONMENT.safeParse(set)
  const problems = [
    ...(parsed.error?.issues.map(issue => malformed(String(issue.path[0]))) ?? []),
    ...Object.keys(set)
      .filter(name => OURS.test(name) && !Object.hasOwn(ENVIRONMENT.shape, name))
      .map(unknown),
    ...(set.LLM_MODEL !== undefined && set.LLM_URL === undefined ? [missing('LLM_URL', 'LLM_MODEL')] : []),
    ...(set.LLM_URL !== undefined && set.LLM_MODEL === undefined ? [missing('LLM_MODEL', 'LLM_URL')] : []),
  ]
  if (!parsed.success || problems.length > 0) {
    throw new UserError(
      'bad-config',
      `The configuration cannot be used:\n  ${[...new Set(problems)].join('\n  ')}`,
    )
  }
  const values = parsed.data
  const dataDirectory = resolve(overrides.data ?? values.HUSTINGS_DATA)
  return {
    dataDirectory,
    databaseFile: resolve(values.DATABASE_URL?.slice('sqlite:'.length) ?? join(dataDirectory, 'hustings.db')),
    keyvUrl: values.KEYV_URL,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    contactUrl: values.CONTACT_URL,
    allowPrivateNetworks: networksOf(values.ALLOW_PRIVATE_NETWORKS),
    discordToken: values.DISCORD_TOKEN,
    discordGuildId: values.DISCORD_GUILD_ID,
    discordApiUrl: values.DISCORD_API_URL.replace(/\/+$/, ''),
    discordShards: shardsOf(values.DISCORD_SHARDS) ?? 'auto',
    slackBotToken: values.SLACK_BOT_TOKEN,
    languageModel: languageModelOf(values),
  }
}

function languageModelOf(values: z.infer<typeof ENVIRONMENT>): LanguageModelSettings | undefined {
  const {
    LLM_MODEL: model,
    LLM_URL: url,
    LLM_API_KEY: apiKey,
    LLM_PRICE_PER_MILLION: pricePerMillion,
  } = values
  if (model === undefined || url === undefined) return undefined
  return {
    provider: values.LLM_PROVIDER,
    url,
    model,
    ...(apiKey !== undefined && { apiKey }),
    dailyTokens: values.LLM_DAILY_TOKENS,
    timeoutMs: values.LLM_TIMEOUT_SECONDS * 1000,
    ...(pricePerMillion !== undefined && { pricePerMillion }),
  }
}

/** The text of `.env.example`: every variable with its meaning, set to what holds without it. */
export function environmentExample(): string {
  const defaults: Record<string, unknown> = ENVIRONMENT.parse({})
  const entries = Object.keys(ENVIRONMENT.shape).map(
    name => `# ${about(name).description}\n${name}=${defaults[name] ?? ''}\n`,
  )
  return `# Copy to .env and fill in what you need. Nothing is needed to try Hustings out.\n\n${entries.join('\n')}`
}

function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text.trim())
}

function networksOf(value: string): readonly string[] {
  if (value === 'off') return []
  return value === 'on' ? ['0.0.0.0/0', '::/0'] : value.split(',').map(network => network.trim())
}

/** Undefined where it names none, or one that there is not. */
function shardsOf(value: string): { readonly ids: readonly number[]; readonly of: number } | undefined {
  const [, from, to = from, of] = (/^(\d+)(?:-(\d+))?\/(\d+)$/.exec(value) ?? []).map(Number)
  if (from === undefined || of === undefined) return undefined
  const last = Number.isNaN(to) ? from : to!
  if (from > last || last >= of) return undefined
  return { ids: Array.from({ length: last - from + 1 }, (_, index) => from + index), of }
}

function malformed(name: string): string {
  return `${name} must be ${about(name).expected}. ${about(name).description}`
}

function missing(name: string, other: string): string {
  return `${name} is not set, though ${other} is. ${about(name).description}`
}

function unknown(name: string): string {
  const guess = nearest(name, Object.keys(ENVIRONMENT.shape))
  return `${name} is not a variable of Hustings.${guess === undefined ? '' : ` Did you mean ${guess}?`}`
}

function about(name: string): { readonly description: string; readonly expected: string } {
  return ENVIRONMENT.shape[name as keyof typeof ENVIRONMENT.shape].meta() as ReturnType<typeof about>
}
