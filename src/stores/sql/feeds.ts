import type { Selectable } from 'kysely'
import type { Feed } from '../../model/feed.ts'
import type { Store } from '../store.ts'
import { instantText, optional, present } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** Feeds in SQL tables; see the port for what each method promises. */
export function feedsIn(db: Database): Store['feeds'] {
  return {
    async save(feed) {
      const { id, ...rest } = feedToRow(feed)
      await db
        .insertInto('feeds')
        .values({ id, ...rest })
        .onConflict(conflict => conflict.column('id').doUpdateSet(rest))
        .execute()
    },

    async list(spaceId) {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .where('space_id', '=', spaceId)
        .orderBy('added_at')
        .orderBy('id')
        .execute()
      return rows.map(rowToFeed)
    },
  }
}

type FeedRow = Selectable<Tables['feeds']>

function feedToRow(feed: Feed): FeedRow {
  return {
    id: feed.id,
    space_id: feed.spaceId,
    url: feed.url,
    name: feed.name,
    added_at: instantText(feed.addedAt),
    last_success_at: optional(feed.lastSuccessAt, instantText) ?? null,
    error: feed.error ?? null,
  }
}

function rowToFeed(row: FeedRow): Feed {
  return {
    id: row.id,
    spaceId: row.space_id,
    url: row.url,
    name: row.name,
    addedAt: Temporal.Instant.from(row.added_at),
    ...present({
      lastSuccessAt: optional(row.last_success_at, Temporal.Instant.from),
      error: row.error,
    }),
  }
}
