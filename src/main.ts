import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type TerminalOutput, terminalPoster } from './adapters/terminal/poster.ts'
import type { Asker } from './bot/command.ts'
import { type Answered, type Bot, createBot } from './bot/dispatch.ts'
import type { Poster } from './bot/poster.ts'
import { readCommands } from './bot/registry.ts'
import type { Config } from './config.ts'
import type { Deliverer } from './digests/deliverer.ts'
import { type Network, openNetwork } from './ingest/feeds/open-network.ts'
import type { Polling } from './ingest/feeds/start-polling.ts'
import { ingestSeeds } from './ingest/ingest-seeds.ts'
import { logFor } from './log.ts'
import { UserError } from './model/errors.ts'
import type { Operations } from './operations.ts'
import { openStudio, type Studio } from './pictures/studio.ts'
import { platformsOff, startAdapters } from './start-adapters.ts'
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

/**
 * Opens the database, puts the seeds into a new one, and sets up the bot.
 *
 * @throws UserError when the data folder or the database cannot be used
 */
export async function openApp(config: Config): Promise<App> {
  await makeFolder(dirname(config.databaseFile))
  const store = await openSqliteStore({ file: config.databaseFile })
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

/** What runs until it is told to stop. */
export interface Service {
  /** What is running and what is not, and why: for whoever started it. */
  readonly status: readonly string[]
  stop(): Promise<void>
}

/**
 * Starts everything that is configured.
 *
 * @param terminal where digests of the terminal are printed, for whoever started it at one
 * @throws UserError `port-taken`, `address-unavailable`; what a platform's adapter throws
 */
export async function startService(app: App, terminal?: Omit<TerminalOutput, 'commands'>): Promise<Service> {
  const { config, store, bot, posters } = app
  const operations = await watchOperations(app)
  const adapters = await startAdapters({ ...app, operations })
  operations.watch(adapters)
  const printer = terminal && terminalPoster({ ...terminal, commands: bot.commands })
  const tidying = tidyNowAndThen(app)
  const polling = await pollFeeds(app, operations)
  posters.push(...adapters.flatMap(({ poster }) => poster ?? []), ...(printer ? [printer] : []))
  const deliverer = await startDeliverer(app, operations)
  const articles = await store.articles.count()
  return {
    status: [
      `Articles: ${articles} on record in ${config.databaseFile}.`,
      await feedsStatus(store),
      ...adapters.flatMap(adapter => adapter.status),
      ...platformsOff(config),
    ],
    async stop() {
      clearInterval(tidying)
      await deliverer.stop()
      // Whoever brings questions ends before whatever answers them.
      for (const adapter of adapters.toReversed()) await adapter.stop()
      await polling.stop()
    },
  }
}

/** Counts what is done from now on. */
async function watchOperations({
  store,
  listeners,
  writerListeners,
  bugListeners,
}: App): Promise<Operations> {
  const { createOperations } = await import('./operations.ts')
  const operations = await createOperations({ store, now: () => Temporal.Now.instant() })
  listeners.push(operations.answered)
  writerListeners.push(operations.wrote)
  bugListeners.push(operations.failed)
  return operations
}

/** Reads feeds whenever they are due. */
async function pollFeeds({ config, network, store }: App, operations: Operations): Promise<Polling> {
  const [{ startPolling }, { roundWords }, { lookWords }, { threadedEngine }] = await Promise.all([
    import('./ingest/feeds/start-polling.ts'),
    import('./ingest/feeds/poll-round.ts'),
    import('./ingest/feeds/look-again.ts'),
    import('./ingest/engine/threads.ts'),
  ])
  // In threads of its own: whoever asks something meanwhile is answered at once.
  const engine = threadedEngine({ people: await store.people.officials() })
  const polling = startPolling({
    ...(await network.open()),
    engine,
    onLook: async report => (await logFor(config, 'feeds'))('info', lookWords(report)),
    onRound: async reports => {
      operations.polled(reports)
      ;(await logFor(config, 'feeds'))('info', roundWords(reports))
    },
    reportBug: async (error, id) =>
      (await logFor(config, 'feeds'))('error', 'A feed could not be read', { err: error, id }),
  })
  return {
    async stop() {
      await polling.stop()
      await engine.close()
    },
  }
}

async function feedsStatus(store: Store): Promise<string> {
  const { count, failing, paused } = await store.feeds.tally()
  if (count === 0) {
    return 'Feeds: none yet. Add one with /feeds add npr.org, or a dozen with: npx hustings ingest seeds/feeds.opml'
  }
  const trouble = [
    ...(failing - paused > 0 ? [`${failing - paused} cannot be read for the moment`] : []),
    ...(paused > 0 ? [`${paused} paused`] : []),
  ]
  return `Feeds: ${count} subscribed to${trouble.length > 0 ? `, ${trouble.join(', ')}: see /feeds health` : ''}.`
}

/** Posts what is due, to every platform that runs. */
async function startDeliverer(app: App, operations: Operations): Promise<Deliverer> {
  const { store, config, posters } = app
  const { createDeliverer } = await import('./digests/deliverer.ts')
  const { storeComposer } = await import('./digests/compose.ts')
  const { watchFollowed } = await import('./digests/watch-followed.ts')
  const { noteCorrections } = await import('./digests/note-corrections.ts')
  const log = await logFor(config, 'digests')
  const deliverer = createDeliverer({
    store,
    composer: storeComposer(store),
    posters,
    onDelivery: operations.delivered,
    lookouts: [now => watchFollowed(store, now), now => noteCorrections(store, now)],
    now: () => Temporal.Now.instant(),
    wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => {}),
    reportBug(error, id) {
      operations.failed(error, id)
      log('error', 'What was due could not be posted', { err: error, id })
    },
  })
  deliverer.start()
  return deliverer
}

/** Deletes what spaces that left are owed, and what nobody presses any more. */
function tidyNowAndThen({ bot, config }: App): NodeJS.Timeout {
  const tidy = () =>
    bot.spaces.eraseDue().catch(async (error: unknown) => {
      const log = await logFor(config, 'tidying')
      log('error', 'What is due to be deleted was not', { err: error })
    })
  void tidy()
  return setInterval(tidy, TIDY_EVERY_MS).unref()
}

const TIDY_EVERY_MS = 60 * 60_000

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
