import { schedule } from 'node-cron'
import type { Poster } from '../bot/poster.ts'
import type { Platform } from '../model/place.ts'
import type { DeliverParts } from './deliver.ts'
import { PACES, type Pace } from './pace.ts'
import { planOccurrences } from './plan.ts'
import { type PumpParts, pump } from './pump.ts'

export interface DelivererParts extends DeliverParts, Pick<PumpParts, 'wait'> {
  readonly posters: readonly Poster[]
  /** What else is looked for at each wake, before anything is delivered: news for those who follow it, corrections. */
  readonly lookouts: readonly ((now: Temporal.Instant) => Promise<void>)[]
  readonly paces?: Readonly<Record<Platform, Pace>>
}

/** Posts what is due, from when it is started until it is stopped. */
export interface Deliverer {
  /** Notes what is due by now and delivers it. Wakes that come while one is at work are that one's. Never rejects. */
  wake(): Promise<void>
  /** Wakes each minute, and now. */
  start(): void
  /** Lets what is being posted end; what waits is given back. */
  stop(): Promise<void>
}

/** Any number of deliverers, also of other processes, may work on one database: each delivery is done by one of them. */
export function createDeliverer(parts: DelivererParts): Deliverer {
  const { store, now, reportBug, lookouts, posters, paces = PACES } = parts
  const stopping = new AbortController()
  const pumping = new Map<Poster, Promise<void>>()
  let looking: Promise<void> | undefined
  let task: ReturnType<typeof schedule> | undefined

  /** What fails leaves the rest to be done, and is tried again at the next wake. */
  const safely = async (work: () => Promise<void>, what: string) => {
    try {
      await work()
    } catch (error) {
      if (!stopping.signal.aborted) reportBug(error, what)
    }
  }

  async function look(): Promise<void> {
    await safely(() => planOccurrences(store, now()), 'plan-occurrences')
    for (const lookout of lookouts) await safely(() => lookout(now()), 'lookout')
  }

  async function wake(): Promise<void> {
    if (stopping.signal.aborted) return
    looking ??= look().finally(() => {
      looking = undefined
    })
    await looking
    for (const poster of posters) {
      if (pumping.has(poster)) continue
      const pace = paces[poster.platform]
      const done = safely(() => pump(poster, { ...parts, signal: stopping.signal, pace }), 'pump').finally(
        () => pumping.delete(poster),
      )
      pumping.set(poster, done)
    }
    await Promise.all(pumping.values())
  }

  return {
    wake,
    start() {
      // The table says what is due: a wake that is missed or comes twice changes nothing.
      task = schedule('* * * * *', () => void wake(), { suppressMissedWarning: true })
      void wake()
    },
    async stop() {
      stopping.abort()
      await task?.destroy()
      await looking
      await Promise.all(pumping.values())
    },
  }
}
