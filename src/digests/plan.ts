import type { Digest } from '../model/digest.ts'
import type { PlannedDelivery, Store } from '../stores/store.ts'
import { nextOccurrence, occurrencesBetween } from './occurrences.ts'
import { momentWords } from './schedule-words.ts'

/** Digests planned in one go. */
const BATCH = 200
/** The clocks of several machines differ, and those of one are set right, by less than the hour that parts two occurrences. */
const CLOCKS_DIFFER = { minutes: 5 }
/** Nothing is put off for longer by a clock that is right, but for quiet hours, which are looked at again. */
const LONGEST_WAIT = Temporal.Duration.from({ minutes: 20 })
/** Occurrences that are written down as missed, of one digest after a long time without Hustings: the last of them. */
const MOST_MISSED = 500

/**
 * Puts every occurrence up to now among the deliveries. Of several that have passed since the last time, the newest is to
 * be posted, and covers those before it, which are written down as skipped.
 */
export async function planOccurrences(store: Store, now: Temporal.Instant): Promise<void> {
  const before = await store.digests.plannedUpTo()
  if (before !== undefined && Temporal.Instant.compare(before, now.add(CLOCKS_DIFFER)) > 0)
    await takeBack(store, now)
  await store.digests.notePlannedUpTo(now)
  for (;;) {
    const due = await store.digests.due(now, { limit: BATCH })
    for (const digest of due) {
      // Where somebody else was faster it comes no more; where it was changed it is read again.
      await store.digests.plan(digest, {
        deliveries: occurrencesDue(digest, now),
        nextDueAt: nextOccurrence(digest, now),
      })
    }
    if (due.length < BATCH) return
  }
}

/**
 * After a clock that was ahead: what it wrote down as missed is forgotten, and every digest is due again when it is by the
 * clock of now. What was posted too early stands, and does not come again.
 */
async function takeBack(store: Store, now: Temporal.Instant): Promise<void> {
  await store.deliveries.rewind({ now, longest: LONGEST_WAIT })
  let behind: string | undefined
  for (;;) {
    const ahead = await store.digests.dueAfter(now, { limit: BATCH, ...(behind && { behind }) })
    for (const digest of ahead) {
      const nextDueAt = nextOccurrence(digest, now.subtract(CLOCKS_DIFFER))
      if (nextDueAt?.equals(digest.nextDueAt!) === false)
        await store.digests.plan(digest, { deliveries: [], nextDueAt })
    }
    if (ahead.length < BATCH) return
    behind = ahead.at(-1)!.id
  }
}

function occurrencesDue(digest: Digest, now: Temporal.Instant): PlannedDelivery[] {
  const passed = occurrencesBetween(digest, {
    after: digest.nextDueAt!.subtract({ nanoseconds: 1 }),
    until: now,
  })
  const newest = passed.at(-1)
  if (newest === undefined) return []
  const covered = `Hustings was not running. The digest of ${momentWords(newest, digest.timeZone)} begins where the last one ended.`
  return [
    ...passed.slice(-1 - MOST_MISSED, -1).map(dueAt => ({ dueAt, skipped: covered, at: now })),
    { dueAt: newest, tryAt: newest },
  ]
}
