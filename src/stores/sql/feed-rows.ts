import type { Selectable } from 'kysely'
import type { Feed, FeedHealth, PolledFeed } from '../../model/feed.ts'
import { optional, present } from './columns.ts'
import type { Tables } from './schema.ts'

type PolledRow = Selectable<Tables['polled_feeds']>

/** A subscription with the address that it is to. */
export type FeedRow = Selectable<Tables['feeds']> & PolledRow

export function rowToFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    spaceId: row.space_id,
    url: row.url,
    name: row.name,
    addedAt: Temporal.Instant.from(row.added_at),
    ...(row.added_url !== row.url && { movedFrom: row.added_url }),
    ...healthOf(row),
  }
}

export function rowToPolled(row: PolledRow & { readonly name: string }): PolledFeed {
  return {
    key: row.key,
    url: row.url,
    name: row.name,
    ...healthOf(row),
    ...(row.bad_guids === 1 && { hasBadGuids: true }),
    ...present({ etag: row.etag, lastModified: row.last_modified }),
  }
}

function healthOf(row: PolledRow): FeedHealth {
  const instant = (text: string | null) => optional(text, Temporal.Instant.from)
  return {
    failures: Number(row.failures),
    ...present({
      nextCheckAt: instant(row.next_check_at),
      lastCheckedAt: instant(row.last_checked_at),
      lastSuccessAt: instant(row.last_success_at),
      lastNewAt: instant(row.last_new_at),
      error: row.error,
      failingSince: instant(row.failing_since),
      pausedAt: instant(row.paused_at),
      note: row.note,
    }),
  }
}
