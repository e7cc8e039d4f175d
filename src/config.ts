import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { nearest } from './bot/nearest.ts'
import { ENVIRONMENT, type LOG_LEVELS, shardsOf } from './environment.ts'
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
  readonly slack: SlackConfig | undefined
  /** Encrypt stored tokens: the first what is stored from now on, the others what was. */
  readonly secretKeys: readonly string[]
  readonly publicUrl: string | undefined
  /** Absent where no language model shall write. */
  readonly languageModel: LanguageModelSettings | undefined
}

// A name that begins like ours but is none of ours is most likely a slip of the keyboard.
const OURS = /^(?:HUSTINGS|DISCORD|SLACK|KEYV|LLM)_/

/** How Slack is connected. */
export interface SlackConfig {
  readonly connection:
    | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
    | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
    | {
        readonly kind: 'oauth'
        readonly signingSecret: string
        readonly clientId: string
        readonly clientSecret: string
        readonly authorizeUrl: string
      }
  readonly apiUrl: string
  readonly prefix: string | undefined
}

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
    ...(parsed.success ? missingForSlack(parsed.data) : []),
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
    slack: slackConfig(values),
    secretKeys: values.SECRET_KEY?.split(',').map(key => key.trim()) ?? [],
    publicUrl: values.PUBLIC_URL,
    languageModel: languageModelOf(values),
  }
}

function languageModelOf(values: Values): LanguageModelSettings | undefined {
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

type Values = z.infer<typeof ENVIRONMENT>

/** What else has to be set for Slack, where some of it is. */
function missingForSlack(values: Values): string[] {
  const has = (name: keyof Values) => values[name] !== undefined
  const needs = (name: keyof Values, others: readonly (keyof Values)[]) =>
    has(name) && !others.some(has)
      ? [`${name} needs ${others.join(' or ')} beside it. ${about(others[0]!).description}`]
      : []
  return [
    ...needs('SLACK_BOT_TOKEN', ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']),
    ...needs('SLACK_APP_TOKEN', ['SLACK_BOT_TOKEN']),
    ...needs('SLACK_SIGNING_SECRET', ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID']),
    ...needs('SLACK_CLIENT_ID', ['SLACK_CLIENT_SECRET']),
    ...needs('SLACK_CLIENT_ID', ['SLACK_SIGNING_SECRET']),
    ...needs('SLACK_CLIENT_ID', ['SECRET_KEY']),
    ...needs('SLACK_CLIENT_SECRET', ['SLACK_CLIENT_ID']),
  ]
}

function slackConfig(values: Values): SlackConfig | undefined {
  const connection = slackConnection(values)
  return connection && { connection, apiUrl: values.SLACK_API_URL, prefix: values.SLACK_COMMAND_PREFIX }
}

function slackConnection(values: Values): SlackConfig['connection'] | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
  } = values
  if (signingSecret !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { kind: 'oauth', signingSecret, clientId, clientSecret, authorizeUrl: values.SLACK_AUTHORIZE_URL }
  if (botToken !== undefined && appToken !== undefined) return { kind: 'socket', botToken, appToken }
  if (botToken !== undefined && signingSecret !== undefined) return { kind: 'http', botToken, signingSecret }
  return undefined
}

/** The text of `.env.example`: every variable with its meaning, set to what holds without it. */
export function environmentExample(): string {
  const defaults: Record<string, unknown> = ENVIRONMENT.parse({})
  const entries = Object.keys(ENVIRONMENT.shape).map(
    name => `# ${about(name).description}\n${name}=${defaults[name] ?? ''}\n`,
  )
  return `# Copy to .env and fill in what you need. Nothing is needed to try Hustings out.\n\n${entries.join('\n')}`
}

function networksOf(value: string): readonly string[] {
  if (value === 'off') return []
  return value === 'on' ? ['0.0.0.0/0', '::/0'] : value.split(',').map(network => network.trim())
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
