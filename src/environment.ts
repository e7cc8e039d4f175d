import ipaddr from 'ipaddr.js'
import { z } from 'zod'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** Every variable that Hustings reads. `description` says what it does and where its value is found; `expected` completes “… must be”. */
export const ENVIRONMENT = z.object({
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
    description: 'Port of the local server: the page at /, and GET /healthz. 0 takes any free one.',
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
      'For one Slack workspace: the Bot User OAuth Token from https://api.slack.com/apps, page OAuth & Permissions. See docs/slack.md.',
    expected: 'a token that begins with xoxb- (one that begins with xapp- goes into SLACK_APP_TOKEN)',
  }),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional().meta({
    description:
      'Connects without a public address (Socket Mode): an App-Level Token with the scope connections:write, from page Basic Information.',
    expected: 'a token that begins with xapp- (one that begins with xoxb- goes into SLACK_BOT_TOKEN)',
  }),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/i)
    .optional()
    .meta({
      description:
        'Takes requests at PORT under /slack instead (HTTP mode): the Signing Secret from page Basic Information.',
      expected: '32 letters and digits from 0 to 9 and a to f',
    }),
  SLACK_CLIENT_ID: z.string().optional().meta({
    description:
      'Lets many workspaces install the bot at /slack/install, with SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET and SECRET_KEY: from page Basic Information.',
    expected: 'a client id',
  }),
  SLACK_CLIENT_SECRET: z.string().optional().meta({
    description: 'The Client Secret from page Basic Information.',
    expected: 'a client secret',
  }),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9]{1,12}$/)
    .optional()
    .meta({
      description:
        'Put before every slash command where another app has the same names: news makes /news-quote.',
      expected: 'up to 12 small letters and digits',
    }),
  SLACK_API_URL: httpAddress('https://slack.com/api/').meta({
    description: 'Where Slack’s Web API is. Only for tests.',
    expected: 'an address that begins with http:// or https://',
  }),
  SLACK_AUTHORIZE_URL: httpAddress('https://slack.com/oauth/v2/authorize').meta({
    description: 'Where people agree to an installation. Only for tests.',
    expected: 'an address that begins with http:// or https://',
  }),
  SECRET_KEY: z.string().min(16).optional().meta({
    description:
      'Encrypts stored tokens: any long random text, such as openssl rand -hex 32 prints. To change it, put the new one first and the old one behind a comma.',
    expected: 'at least 16 characters',
  }),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+$/)
    .optional()
    .meta({
      description:
        'The address under which others reach the local server: https://news.example.com. With it everybody is a stranger to the page, who may read and change nothing, until they sign in by the link of /admin page.',
      expected: 'an address that begins with https://, without a path',
    }),
})

function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text.trim())
}

/** Undefined where it names none, or one that there is not. */
export function shardsOf(
  value: string,
): { readonly ids: readonly number[]; readonly of: number } | undefined {
  const [, from, to = from, of] = (/^(\d+)(?:-(\d+))?\/(\d+)$/.exec(value) ?? []).map(Number)
  if (from === undefined || of === undefined) return undefined
  const last = Number.isNaN(to) ? from : to!
  if (from > last || last >= of) return undefined
  return { ids: Array.from({ length: last - from + 1 }, (_, index) => from + index), of }
}

function httpAddress(standard: string) {
  return z.url({ protocol: /^https?$/ }).default(standard)
}
