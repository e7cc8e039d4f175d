import { type App, COMMANDS_FOLDER, openApp } from '../app.ts'
import { readCommands } from '../bot/registry.ts'
import type { Config } from '../config.ts'
import { UserError } from '../model/errors.ts'
import { configure, type DataOption } from './open.ts'

/** One thing looked at. `mend` says what to do where it is not well. */
interface Finding {
  readonly name: string
  readonly state: 'ok' | 'off' | 'broken'
  readonly detail: string
  readonly mend?: string
}

/** `hustings doctor`: what is configured, what works, what does not and how to mend it. Status 1 when something is broken. */
export async function doctor(options: DataOption & { readonly json?: boolean }): Promise<void> {
  const findings = await examine(options)
  const lines = findings.map(
    ({ name, state, detail, mend }) =>
      `${state.padEnd(6)} ${name}: ${detail}${mend === undefined ? '' : `\n       ${mend}`}`,
  )
  console.log(options.json ? JSON.stringify(findings, undefined, 2) : lines.join('\n'))
  if (findings.some(finding => finding.state === 'broken')) process.exitCode = 1
}

async function examine(options: DataOption): Promise<Finding[]> {
  const runtime: Finding = { name: 'Node.js', state: 'ok', detail: process.version }
  let config: Config
  try {
    config = configure(options)
  } catch (error) {
    return [
      runtime,
      broken(
        'Configuration',
        error,
        'Correct these variables in the environment or in .env; .env.example has them all.',
      ),
    ]
  }
  return [
    runtime,
    { name: 'Configuration', state: 'ok', detail: 'every variable can be read' },
    ...(await examineStore(config)),
    contact(config),
    await examineDiscordSetup(config),
    await examineSlackSetup(config),
  ]
}

/** The database, and the feeds in it; of these nothing where it cannot be opened. */
async function examineStore(config: Config): Promise<Finding[]> {
  let app: App
  try {
    app = await openApp(config)
  } catch (error) {
    const mend = `It should be at ${config.databaseFile}; --data or HUSTINGS_DATA names another folder.`
    return [broken('Database', error, mend)]
  }
  try {
    return [await examineDatabase(app), await examineFeeds(app)]
  } finally {
    await app.close()
  }
}

async function examineDatabase({ config, store }: App): Promise<Finding> {
  const [articles, quotes] = await Promise.all([store.articles.count(), store.quotes.count({})])
  return {
    name: 'Database',
    state: 'ok',
    detail: `${counted(articles, 'article')} and ${counted(quotes, 'quotation')} in ${config.databaseFile}`,
  }
}

/** Every feed of every space, and those that need somebody. */
async function examineFeeds({ store }: App): Promise<Finding> {
  const { count, failing, paused } = await store.feeds.tally()
  if (count === 0) {
    return {
      name: 'Feeds',
      state: 'off',
      detail: 'none is subscribed to',
      mend: 'Add one with /feeds add npr.org, or a dozen with: npx hustings ingest seeds/feeds.opml',
    }
  }
  const detail = `${counted(count, 'feed')}, ${failing - paused} failing, ${paused} paused`
  return failing === count
    ? {
        name: 'Feeds',
        state: 'broken',
        detail: `${detail}: none can be read`,
        mend: 'See /feeds health for the reasons. If none of them answers, look whether this machine has a network.',
      }
    : { name: 'Feeds', state: 'ok', detail }
}

function contact({ contactUrl }: Config): Finding {
  return contactUrl === undefined
    ? {
        name: 'Contact',
        state: 'off',
        detail: 'publishers whose feeds are read do not see who reads',
        mend: 'Set CONTACT_URL to a page or mailto: address at which they reach you.',
      }
    : { name: 'Contact', state: 'ok', detail: contactUrl }
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** Asks Discord itself, without connecting: the token, the application, the servers, the commands. */
async function examineDiscordSetup({
  discordToken: token,
  discordApiUrl: apiUrl,
  discordGuildId: guildId,
}: Config): Promise<Finding> {
  if (token === undefined) return off('Discord')
  const { examineDiscord } = await import('../adapters/discord/examine.ts')
  try {
    const commands = await readCommands(COMMANDS_FOLDER)
    const { name, guilds, registered, trouble } = await examineDiscord(commands, { token, apiUrl, guildId })
    const detail = `${name}, in ${counted(guilds.length, 'server')}, with ${counted(registered, 'command')} registered`
    return trouble === undefined
      ? { name: 'Discord', state: 'ok', detail }
      : { name: 'Discord', state: 'broken', detail, mend: trouble }
  } catch (error) {
    return broken('Discord', error)
  }
}

/** Asks Slack itself, without connecting: the tokens and what they may do. */
async function examineSlackSetup({ slack, publicUrl }: Config): Promise<Finding> {
  if (slack === undefined) return off('Slack')
  const { connection, apiUrl } = slack
  if (connection.kind !== 'socket' && publicUrl === undefined) {
    return {
      name: 'Slack',
      state: 'broken',
      detail: 'SLACK_SIGNING_SECRET is for a public address, and PUBLIC_URL does not say which',
      mend: 'Set PUBLIC_URL to the address that Slack calls, https://news.example.com; or set SLACK_APP_TOKEN, which needs none.',
    }
  }
  if (connection.kind === 'oauth') {
    const detail = 'workspaces install the bot themselves; their tokens are looked at when they are used'
    return { name: 'Slack', state: 'ok', detail }
  }
  const { examineSlack } = await import('../adapters/slack/examine.ts')
  try {
    const { team, user } = await examineSlack({ ...connection, apiUrl })
    return { name: 'Slack', state: 'ok', detail: `@${user} in ${team}, with every permission it needs` }
  } catch (error) {
    return broken('Slack', error)
  }
}

function off(name: string): Finding {
  return { name, state: 'off', detail: 'no token is set' }
}

/** @param mend where the error does not say it itself */
function broken(name: string, error: unknown, mend?: string): Finding {
  if (!(error instanceof UserError)) throw error
  return { name, state: 'broken', detail: error.message, ...(mend === undefined ? {} : { mend }) }
}
