import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database } from './schema.ts'

/** GUIDs in SQL tables; see the port for what each method promises. */
export function guidsIn(db: Database): Store['guids'] {
  return {
    async find(feedId, guid) {
      const row = await db
        .selectFrom('guids')
        .select('article_id')
        .where('feed_id', '=', feedId)
        .where('guid', '=', guid)
        .executeTakeFirst()
      return row?.article_id
    },

    async ofArticle(feedId, articleId) {
      const row = await db
        .selectFrom('guids')
        .select('guid')
        .where('feed_id', '=', feedId)
        .where('article_id', '=', articleId)
        .orderBy('seen_at', 'desc')
        .executeTakeFirst()
      return row?.guid
    },

    async save({ feedId, guid, articleId, seenAt }) {
      const rest = { article_id: articleId, seen_at: instantText(seenAt) }
      await db
        .insertInto('guids')
        .values({ feed_id: feedId, guid, ...rest })
        .onConflict(conflict => conflict.columns(['feed_id', 'guid']).doUpdateSet(rest))
        .execute()
    },
  }
}
