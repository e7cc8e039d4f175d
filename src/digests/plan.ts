import type { Digest } from '../model/digest.ts'
import type { PlannedDelivery, Store } from '../stores/store.ts'
import { nextOccurrence, occurrencesBetween } from './occurrences.ts'
import { momentWords } from './schedule-words.ts'

/** Digests planned in one go. */
const BATCH = 200
/** Occurrences that are written down as missed, of one digest after a long time without Hustings: the last of them. */
const MOST_MISSED = 500

/**
 * Puts every occurrence up to now among the deliveries. Of several that have passed since the last time, the newest is to
 * be posted, and covers those before it, which are written down as skipped.
 */
export async function planOccurrences(store: Store, now: Temporal.Instant): Promise<void> {
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
