import type { Selectable } from 'kysely'
import type { WatchedPage } from '../../model/feed.ts'
import type { Store } from '../store.ts'
import { instantText, optional, present } from './columns.ts'
import type { Database, Tables } from './schema.ts'
import { writing } from './transactions.ts'

/** Pages that are looked at again, in a SQL table; see the port for what each method promises. */
export function pagesIn(db: Database): Store['pages'] {
  return {
    async save({ articleId, url, etag, lastModified, readAt, lookAt, missingSince }) {
      const rest = {
        url,
        etag: etag ?? null,
        last_modified: lastModified ?? null,
        read_at: instantText(readAt),
        look_at: instantText(lookAt),
        missing_since: optional(missingSince, instantText) ?? null,
      }
      await db
        .insertInto('pages')
        .values({ article_id: articleId, ...rest })
        .onConflict(conflict => conflict.column('article_id').doUpdateSet(rest))
        .execute()
    },

    claim: ({ now, until, limit }) =>
      writing(db, async transaction => {
        const rows = await transaction
          .selectFrom('pages')
          .selectAll()
          .where('look_at', '<=', instantText(now))
          .orderBy('look_at')
          .orderBy('article_id')
          .limit(limit)
          .execute()
        if (rows.length === 0) return []
        await transaction
          .updateTable('pages')
          .set({ look_at: instantText(until) })
          .where(
            'article_id',
            'in',
            rows.map(row => row.article_id),
          )
          .execute()
        return rows.map(rowToPage)
      }),

    async forget(articleId) {
      await db.deleteFrom('pages').where('article_id', '=', articleId).execute()
    },
  }
}

function rowToPage(row: Selectable<Tables['pages']>): WatchedPage {
  return {
    articleId: row.article_id,
    url: row.url,
    readAt: Temporal.Instant.from(row.read_at),
    lookAt: Temporal.Instant.from(row.look_at),
    ...present({
      etag: row.etag,
      lastModified: row.last_modified,
      missingSince: optional(row.missing_since, Temporal.Instant.from),
    }),
  }
}
