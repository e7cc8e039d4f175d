import type { Poster } from '../bot/poster.ts'
import type { Delivery } from '../model/digest.ts'
import { type DeliverParts, deliver } from './deliver.ts'
import type { Pace } from './pace.ts'

export interface PumpParts extends DeliverParts {
  /** Resolves after so long, or as soon as the signal comes. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
  readonly pace: Pace
}

/** Nobody else gets a delivery for so long after it was claimed. Shorter than a platform knows a key: some minutes. */
export const LEASE_MS = 120_000
/** What may be tried later than this waits for the next wake. */
const STAY_MS = 60_000

/**
 * Delivers what may be tried now on one platform, at its pace, until nothing is left that may be tried soon. The table is
 * the queue: each channel has one turn at a time, so that one with much to say, or one that is busy, holds up no other.
 */
export async function pump(poster: Poster, parts: PumpParts): Promise<void> {
  const { store, now, wait, signal, pace } = parts
  const { platform } = poster
  const claim = crypto.randomUUID()
  const flying = new Map<string, Promise<void>>()
  // Until when a channel, or all of them, are left alone, in milliseconds since the epoch.
  const heldUntil = new Map<string, number>()
  let allHeldUntil = 0
  let busyInARow = 0

  const clock = () => now().epochMilliseconds
  const nap = (until: number) => wait(Math.max(1, until - clock()), signal)

  async function send(delivery: Delivery): Promise<void> {
    const { channelId } = delivery.place
    try {
      const { outcome, retryAfterMs = 0 } = await deliver(delivery, { claim, poster }, parts)
      parts.onDelivery?.(delivery, outcome, now())
      busyInARow = outcome === 'busy' ? busyInARow + 1 : 0
      heldUntil.set(channelId, clock() + (outcome === 'busy' ? retryAfterMs : pace.channelGapMs))
      // One channel that is too busy says nothing about the others; several in a row speak for the platform.
      if (busyInARow >= ALL_BUSY) allHeldUntil = clock() + retryAfterMs
    } catch (error) {
      // The database does not answer: the lease ends by itself.
      parts.reportBug(error, `delivery-${delivery.id}`)
    } finally {
      flying.delete(channelId)
    }
  }

  while (!signal.aborted) {
    if (clock() < allHeldUntil) {
      await nap(allHeldUntil)
      continue
    }
    for (const [channel, until] of heldUntil) if (until <= clock()) heldUntil.delete(channel)
    const claimed =
      flying.size >= pace.together
        ? []
        : await store.deliveries.claim({
            platform,
            now: now(),
            leaseUntil: now().add({ milliseconds: LEASE_MS }),
            claim,
            except: [...flying.keys(), ...heldUntil.keys()],
            limit: pace.together - flying.size,
          })
    for (const delivery of claimed) {
      if (signal.aborted) {
        await store.deliveries.retry(delivery.id, { claim, at: now(), reason: 'Hustings was stopped.' })
        continue
      }
      flying.set(delivery.place.channelId, send(delivery))
      if (pace.gapMs > 0) await nap(clock() + pace.gapMs)
    }
    if (claimed.length > 0) continue
    if (flying.size > 0) {
      await Promise.race(flying.values())
      continue
    }
    const next = await store.deliveries.nextTryAt(platform)
    if (next === undefined || next.epochMilliseconds > clock() + STAY_MS) break
    const held = [...heldUntil.values()].filter(until => until > clock())
    // What may be tried already waits for its channel; the rest for its time.
    await nap(next.epochMilliseconds > clock() ? next.epochMilliseconds : Math.min(...held, clock() + 1_000))
  }
  await Promise.all(flying.values())
}

const ALL_BUSY = 3
