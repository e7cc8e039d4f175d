import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { composeDigest, storeComposer } from '../../src/digests/compose.ts'
import { deliver } from '../../src/digests/deliver.ts'
import { createDeliverer } from '../../src/digests/deliverer.ts'
import { PACES } from '../../src/digests/pace.ts'
import { planOccurrences } from '../../src/digests/plan.ts'
import type { Store } from '../../src/stores/store.ts'
import { virtualClock } from '../../tests/digests/clock.ts'
import { plainComposer } from '../../tests/digests/plain-composer.ts'
import { recordingPoster } from '../../tests/digests/recording-poster.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { insertDigests, insertNews } from '../many-digests.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 100_000
const SUBSCRIPTIONS = 50_000
const DUE_AT_ONCE = 10_000
const RUNS = 30
const EIGHT = Temporal.Instant.from('2024-03-06T08:00:00Z')

/** Making digests of much news, keeping many, and posting many at once at the platform's pace. */
export default {
  name: 'digests',
  async run() {
    return [await withStoreFile(compose), ...(await withStoreFile(start)), ...(await withStoreFile(drain))]
  },
} satisfies BenchCase

/** From the claim to the record, beside choosing the words alone. */
async function compose(store: Store, file: string): Promise<BenchRow> {
  insertNews(file, ARTICLES, EIGHT)
  insertDigests(file, RUNS + 1, EIGHT)
  await planOccurrences(store, EIGHT)
  const { poster } = recordingPoster()
  const [digest] = await store.digests.list('guild-0')
  const now = () => EIGHT
  const whole = async () => {
    const claiming = { platform: 'discord', now: EIGHT, leaseUntil: EIGHT.add({ minutes: 2 }) } as const
    const [claimed] = await store.deliveries.claim({ ...claiming, claim: 'bench', except: [], limit: 1 })
    const parts = { store, composer: storeComposer(store), now, reportBug: fail }
    await deliver(claimed!, { claim: 'bench', poster }, parts)
  }
  const { ours, peers } = await timeInTurn(RUNS, whole, () => composeDigest(digest!, store, EIGHT))
  return {
    job: `claim, compose, post and record one of ${count(ARTICLES)} articles`,
    ours,
    unit: 'ms',
    peer: 'composing alone',
    peers,
  }
}

/** In a process of its own: until the first look has found nothing due, and what it holds then. */
async function start(_: Store, file: string): Promise<BenchRow[]> {
  insertDigests(file, SUBSCRIPTIONS, EIGHT)
  const measure = (path: string): { ms: number; mb: number } =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, '../start-deliverer.ts'), path], {
        encoding: 'utf8',
      }),
    )
  const full = measure(file)
  const empty = measure(':memory:')
  const job = `deliverer with ${count(SUBSCRIPTIONS)} digests`
  return [
    { job: `${job}: start`, ours: full.ms, unit: 'ms', peer: 'without digests', peers: empty.ms },
    { job: `${job}: memory`, ours: full.mb, unit: 'MB', peer: 'without digests', peers: empty.mb },
  ]
}

/** On a clock that moves when everybody waits: posts take 150 ms each, the platform's pace is the limit. */
async function drain(store: Store, file: string): Promise<BenchRow[]> {
  insertDigests(file, DUE_AT_ONCE, EIGHT)
  const clock = virtualClock(EIGHT.toString())
  const { poster, messages } = recordingPoster()
  const slow = {
    ...poster,
    async post(...order: Parameters<typeof poster.post>) {
      await clock.wait(150)
      return quick.post(order[0])
    },
  }
  let posted = 0
  const quick = {
    async post({ channelId }: Parameters<typeof poster.post>[0]) {
      posted++
      return { channelId, messageId: String(posted), messageIds: [String(posted)] }
    },
  }
  const deliverer = createDeliverer({
    store,
    composer: plainComposer,
    posters: [slow],
    lookouts: [],
    now: clock.now,
    wait: clock.wait,
    reportBug: fail,
  })
  const before = process.memoryUsage().rss
  await clock.run(deliverer.wake())
  if (posted !== DUE_AT_ONCE || messages.length > 0)
    throw new Error(`Expected ${DUE_AT_ONCE} posts but found ${posted}`)
  const least = DUE_AT_ONCE * PACES.discord.gapMs
  const job = `${count(DUE_AT_ONCE)} digests due at once on Discord`
  return [
    {
      job: `${job}: until the last stands`,
      ours: EIGHT.until(clock.now()).total('milliseconds'),
      unit: 'ms',
      peer: 'the least at that pace',
      peers: least,
    },
    {
      job: `${job}: memory more than before`,
      ours: (process.memoryUsage().rss - before) / 2 ** 20,
      unit: 'MB',
      peer: 'before',
      peers: before / 2 ** 20,
    },
  ]
}

function fail(error: unknown): never {
  throw error
}

function count(value: number): string {
  return value.toLocaleString('en')
}
