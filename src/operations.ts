import type { Counter, Histogram } from 'prom-client'
import type { Adapter } from './adapters/adapter.ts'
import type { Answered } from './bot/dispatch.ts'
import type { Bug, Readiness } from './bot/readiness.ts'
import { type Outcome, wantedAt } from './digests/deliver.ts'
import type { FeedReport } from './ingest/feeds/poll-feed.ts'
import type { Delivery } from './model/digest.ts'
import type { Platform } from './model/place.ts'
import type { Store } from './stores/store.ts'
import type { WriterOutcome } from './writers/writer.ts'

/** What is counted while the service runs, and how it stands. */
export interface Operations {
  answered(answered: Answered): void
  delivered(delivery: Delivery, outcome: Outcome, now: Temporal.Instant): void
  polled(reports: readonly FeedReport[]): void
  /** What became of what a language model was asked. */
  wrote(outcome: WriterOutcome): void
  /** Our own bugs, with the ids under which they are logged. */
  failed(error: unknown, id: string): void
  /** Platforms to be looked at from now on. */
  watch(adapters: readonly Adapter[]): void
  readiness(): Promise<Readiness>
  /** What went wrong lately, the last first. */
  bugs(): readonly Bug[]
  /** All counts, as Prometheus reads them. */
  metrics(): Promise<{ readonly type: string; readonly text: string }>
}

/** Longer than the slowest platform's pace and a long pause that it asks for. */
const QUEUE_AGE_SECONDS = 15 * 60
/** Bugs that are remembered; the log has all. */
const MAX_BUGS = 20
const PLATFORMS: readonly Platform[] = ['discord', 'slack', 'terminal', 'web']

export async function createOperations({
  store,
  now,
}: {
  readonly store: Store
  readonly now: () => Temporal.Instant
}): Promise<Operations> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  // Among them how late the event loop is.
  collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Counter<Label> => new Counter({ name, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    { labelNames = [], buckets }: { readonly labelNames?: readonly Label[]; readonly buckets: number[] },
  ): Histogram<Label> => new Histogram({ name, help, labelNames: [...labelNames], buckets, registers })

  const commands = counter('hustings_commands_total', 'Commands answered', ['command', 'result'])
  const seconds = histogram('hustings_command_seconds', 'How long answers took', {
    labelNames: ['command'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  })
  const polls = counter('hustings_polls_total', 'Feeds read', ['result'])
  const articles = counter('hustings_feed_articles_total', 'Articles that feeds brought', ['result'])
  const deliveries = counter('hustings_deliveries_total', 'Attempts to post', ['platform', 'outcome'])
  const retries = counter('hustings_delivery_retries_total', 'Attempts after the first', ['platform'])
  const lateness = histogram('hustings_delivery_lateness_seconds', 'How late what was due was posted', {
    buckets: [1, 10, 60, 300, 1_800, 7_200],
  })
  const written = counter('hustings_language_model_total', 'Times that a language model was asked', [
    'outcome',
  ])
  // The whole record is counted when somebody asks, and not by adding up: other processes write too.
  const counted = (name: string, help: string, count: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await count())
      },
    })
  counted('hustings_articles', 'Articles on record', () => store.articles.count())
  counted('hustings_quotes', 'Quotations on record', () => store.quotes.count({}))
  counted('hustings_queue_age_seconds', 'How long the longest waiting post waits', () => queueAge())

  const watched: Adapter[] = []
  let lastPollAt: Temporal.Instant | undefined
  let bugs: readonly Bug[] = []

  const queueAge = async (): Promise<number> => {
    const times = await Promise.all(PLATFORMS.map(platform => store.deliveries.nextTryAt(platform)))
    const waiting = times.map(at => (at === undefined ? 0 : at.until(now()).total('seconds')))
    return Math.max(0, ...waiting)
  }

  return {
    answered({ command, result, ms }) {
      commands.inc({ command, result })
      seconds.observe({ command }, ms / 1_000)
    },

    delivered(delivery, outcome, at) {
      const { platform } = delivery.place
      deliveries.inc({ platform, outcome })
      if (delivery.attempts > 1) retries.inc({ platform })
      if (outcome === 'posted') lateness.observe(Math.max(0, wantedAt(delivery).until(at).total('seconds')))
    },

    polled(reports) {
      lastPollAt = now()
      for (const { error, new: fresh, changed, failed } of reports) {
        polls.inc({ result: error === undefined ? 'read' : 'failed' })
        articles.inc({ result: 'new' }, fresh.length)
        articles.inc({ result: 'changed' }, changed.length)
        articles.inc({ result: 'failed' }, failed.length)
      }
    },

    wrote: outcome => written.inc({ outcome }),

    failed(error, id) {
      bugs = [{ id, at: now(), text: String(error) }, ...bugs].slice(0, MAX_BUGS)
    },

    bugs: () => bugs,

    watch: adapters => watched.push(...adapters),

    async readiness() {
      const database = await store.articles.count().then(
        () => 'ok' as const,
        () => 'failing' as const,
      )
      const queueAgeSeconds = database === 'ok' ? Math.round(await queueAge()) : 0
      const told = await Promise.all(
        watched.map(async ({ name, isConnected }) =>
          name === undefined || isConnected === undefined
            ? []
            : [[name, (await isConnected()) ? ('connected' as const) : ('not connected' as const)] as const],
        ),
      )
      const states = told.flat()
      return {
        isReady:
          database === 'ok' &&
          states.every(([, state]) => state === 'connected') &&
          queueAgeSeconds < QUEUE_AGE_SECONDS,
        database,
        platforms: Object.fromEntries(states),
        ...(lastPollAt === undefined ? {} : { lastPollAt: lastPollAt.toString() }),
        queueAgeSeconds,
      }
    },

    metrics: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
