import { setTimeout as pause } from 'node:timers/promises'
import { type TerminalOutput, terminalPoster } from './adapters/terminal/poster.ts'
import type { App } from './app.ts'
import type { Deliverer } from './digests/deliverer.ts'
import type { Polling } from './ingest/feeds/start-polling.ts'
import { logFor } from './log.ts'
import type { Operations } from './operations.ts'
import { platformsOff, startAdapters } from './start-adapters.ts'
import type { Store } from './stores/store.ts'

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
