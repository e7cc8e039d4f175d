import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Asker } from './bot/command.ts'
import { type Answered, type Bot, createBot } from './bot/dispatch.ts'
import type { Poster } from './bot/poster.ts'
import { readCommands } from './bot/registry.ts'
import type { Config } from './config.ts'
import { type Network, openNetwork } from './ingest/feeds/open-network.ts'
import { ingestSeeds } from './ingest/ingest-seeds.ts'
import { logFor } from './log.ts'
import { UserError } from './model/errors.ts'
import { openStudio, type Studio } from './pictures/studio.ts'
import { openKeyv } from './stores/keyv/open-keyv.ts'
import { keyvMemory, type Memory } from './stores/memory.ts'
import { openSqliteStore } from './stores/sqlite.ts'
import type { Store } from './stores/store.ts'
import type { Writer, WriterOutcome } from './writers/writer.ts'

const ROOT = join(import.meta.dirname, '..')

const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

export const COMMANDS_FOLDER = join(ROOT, 'commands')

/** Whoever sits at this machine's terminal: one space of its own, and the right to everything in it. */
export const LOCAL_ASKER: Asker = {
  place: { platform: 'terminal', spaceId: 'local', channelId: 'terminal', userId: 'local' },
  isAdmin: true,
  timeZone: Temporal.Now.timeZoneId(),
  zoneFrom: 'machine',
}

/** The parts that every way of running shares. */
export interface App {
  readonly config: Config
  readonly store: Store
  readonly memory: Memory
  /** What feeds and pages are read by. */
  readonly network: Network
  readonly bot: Bot
  /** Draws pictures. */
  readonly studio: Studio
  /** Those of the platforms that run: put here by whoever starts them, for the bot to ask. */
  readonly posters: Poster[]
  /** Told of every answer: put here by whoever counts them. */
  readonly listeners: ((answered: Answered) => void)[]
  /** Told what became of what the language model was asked. */
  readonly writerListeners: ((outcome: WriterOutcome) => void)[]
  /** Told of every bug of ours, beside the log. */
  readonly bugListeners: ((error: unknown, id: string) => void)[]
  close(): Promise<void>
}

// Not among the answers of a command, which go to stdout.
const UPGRADING =
  'Bringing the database up to date with this version of Hustings: this happens once, and takes about a second for 1,000 articles.\n'

/**
 * Opens the database, puts the seeds into a new one, and sets up the bot.
 *
 * @throws UserError when the data folder or the database cannot be used
 */
export async function openApp(config: Config): Promise<App> {
  await makeFolder(dirname(config.databaseFile))
  const store = await openSqliteStore({
    file: config.databaseFile,
    onUpgrade: () => process.stderr.write(UPGRADING),
  })
  try {
    const commands = await readCommands(COMMANDS_FOLDER)
    const now = () => Temporal.Now.instant()
    await ingestSeeds(join(ROOT, 'seeds'), { store, now: now() })
    const keyv = await openKeyv(store, { url: config.keyvUrl, now })
    const memory = keyvMemory(keyv)
    const writerListeners: App['writerListeners'] = []
    const writer = await openWriter(config, memory, writerListeners)
    const studio = openStudio()
    const network = openNetwork({
      store,
      now,
      version: VERSION,
      contactUrl: config.contactUrl,
      allowPrivate: config.allowPrivateNetworks,
    })
    const { reader, feedFinder } = network
    const posters: Poster[] = []
    const listeners: App['listeners'] = []
    const bugListeners: App['bugListeners'] = []
    const logBug = bugReporter(config)
    const bot = createBot({
      store,
      memory,
      reader,
      feedFinder,
      ...(writer && { writer }),
      studio,
      commands,
      now,
      publicUrl: config.publicUrl,
      posters,
      reportBug(error, id) {
        for (const listener of bugListeners) listener(error, id)
        void logBug(error, id)
      },
      onAnswered: answered => {
        for (const listener of listeners) listener(answered)
      },
    })
    return {
      config,
      store,
      memory,
      network,
      bot,
      studio,
      posters,
      listeners,
      writerListeners,
      bugListeners,
      async close() {
        await network.close()
        await studio.close()
        await keyv.disconnect()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The language model, where one is set up; its library is loaded only then. */
async function openWriter(
  { languageModel }: Config,
  memory: Memory,
  listeners: App['writerListeners'],
): Promise<Writer | undefined> {
  if (languageModel === undefined) return undefined
  const { languageModel: open } = await import('./writers/language-model.ts')
  return open(languageModel, memory, outcome => {
    for (const listener of listeners) listener(outcome)
  })
}

/** Makes the folder of a database where it is missing. @throws UserError `no-data-folder` */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new UserError(
      'no-data-folder',
      `Cannot make the folder ${folder}: ${(cause as Error).message}. Name another with --data or HUSTINGS_DATA.`,
      { cause },
    )
  }
}

/** Logs our own bugs whole, for whoever runs the bot. The logger is loaded when there is something to log. */
function bugReporter(config: Config): (error: unknown, id: string) => Promise<void> {
  return async (error, id) => (await logFor(config, 'bot'))('error', 'A command failed', { err: error, id })
}
