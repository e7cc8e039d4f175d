import { randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText } from './columns.ts'
import { rowToFeed } from './feed-rows.ts'
import type { Database } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** Subscriptions in SQL tables; see the port for what each method promises. */
export function feedsIn(db: Database): Store['feeds'] {
  return {
    add: ({ spaceId, url, name }, { at }) =>
      writing(db, async transaction => {
        const key = await dueAt(transaction, url, instantText(at))
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('feeds')
          .values({
            id: randomUUID(),
            space_id: spaceId,
            polled_key: key,
            added_url: url,
            name,
            added_at: instantText(at),
          })
          .onConflict(conflict => conflict.columns(['space_id', 'polled_key']).doNothing())
          .executeTakeFirstOrThrow()
        const row = await feedsOf(transaction, spaceId)
          .where('polled_key', '=', key)
          .executeTakeFirstOrThrow()
        return { feed: rowToFeed(row), isNew: Number(numInsertedOrUpdatedRows) > 0 }
      }),

    async list(spaceId) {
      return (await feedsOf(db, spaceId).execute()).map(rowToFeed)
    },

    remove: (id, spaceId) =>
      writing(db, async transaction => {
        const row = await feedsOf(transaction, spaceId).where('id', '=', id).executeTakeFirst()
        if (row !== undefined) await transaction.deleteFrom('feeds').where('id', '=', id).execute()
        return row && rowToFeed(row)
      }),

    async tally() {
      const row = await db
        .selectFrom('polled_feeds')
        .select(({ fn }) => [
          fn.countAll().as('count'),
          fn.count('failing_since').as('failing'),
          fn.count('paused_at').as('paused'),
        ])
        .where('key', 'in', db.selectFrom('feeds').select('polled_key'))
        .executeTakeFirstOrThrow()
      return { count: Number(row.count), failing: Number(row.failing), paused: Number(row.paused) }
    },

    async refresh(spaceId, { at, id }) {
      const { numUpdatedRows } = await db
        .updateTable('polled_feeds')
        .set({ next_check_at: instantText(at), paused_at: null })
        .where(
          'key',
          'in',
          db
            .selectFrom('feeds')
            .select('polled_key')
            .where('space_id', '=', spaceId)
            .$if(id !== undefined, query => query.where('id', '=', id!)),
        )
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    },

    articleCounts: (spaceId, { since }) =>
      reading(db, async transaction => {
        const rows = await transaction
          .selectFrom('feeds')
          .innerJoin('feed_items', 'feed_items.polled_key', 'feeds.polled_key')
          .select(({ fn }) => ['feeds.id', fn.countAll().as('count')])
          .where('feeds.space_id', '=', spaceId)
          .where('feed_items.seen_at', '>=', instantText(since))
          .where('feed_items.article_id', 'is not', null)
          .groupBy('feeds.id')
          .execute()
        return new Map(rows.map(row => [row.id, Number(row.count)]))
      }),

    bringing: (articleIds, spaceId) =>
      reading(db, async transaction => {
        const rows = await inBatches(articleIds, batch =>
          transaction
            .selectFrom('feed_items')
            .innerJoin('feeds', 'feeds.polled_key', 'feed_items.polled_key')
            .select(['feed_items.article_id', 'feeds.id'])
            .distinct()
            .where('feed_items.article_id', 'in', batch)
            .where('feeds.space_id', '=', spaceId)
            .execute(),
        )
        if (rows.length === 0) return new Map()
        const feeds = (await feedsOf(transaction, spaceId).execute()).map(rowToFeed)
        const byArticle = Map.groupBy(rows, ({ article_id }) => article_id!)
        return new Map(
          [...byArticle].map(([articleId, brought]) => [
            articleId,
            feeds.filter(feed => brought.some(({ id }) => id === feed.id)),
          ]),
        )
      }),

    seenBy: (spaceId, articleIds) =>
      reading(db, async transaction =>
        (await hasFeeds(transaction, spaceId))
          ? ownedIn(transaction, spaceId, articleIds)
          : new Set(articleIds),
      ),

    ownedBy: (spaceId, articleIds) => reading(db, transaction => ownedIn(transaction, spaceId, articleIds)),
  }
}

/** Those of the articles that a feed of the space brought, or that no feed did. */
async function ownedIn(
  db: Database,
  spaceId: string,
  articleIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const brought = await inBatches(articleIds, batch =>
    db
      .selectFrom('feed_items')
      .leftJoin('feeds', join =>
        join.onRef('feeds.polled_key', '=', 'feed_items.polled_key').on('feeds.space_id', '=', spaceId),
      )
      .select(['feed_items.article_id', 'feeds.id'])
      .where('feed_items.article_id', 'in', batch)
      .execute(),
  )
  const own = new Set(brought.filter(({ id }) => id !== null).map(({ article_id }) => article_id))
  const byFeeds = new Set(brought.map(({ article_id }) => article_id))
  return new Set(articleIds.filter(id => own.has(id) || !byFeeds.has(id)))
}

/** Whether the space subscribes to anything. */
export async function hasFeeds(db: Database, spaceId: string): Promise<boolean> {
  const feed = await db
    .selectFrom('feeds')
    .select('id')
    .where('space_id', '=', spaceId)
    .limit(1)
    .executeTakeFirst()
  return feed !== undefined
}

function feedsOf(db: Database, spaceId: string) {
  return db
    .selectFrom('feeds')
    .innerJoin('polled_feeds', 'polled_feeds.key', 'feeds.polled_key')
    .selectAll()
    .where('space_id', '=', spaceId)
    .orderBy('added_at')
    .orderBy('polled_key')
}

/** The key of an address, new or known. Known ones keep their rhythm unless nobody reads them. */
async function dueAt(db: Database, url: string, at: string): Promise<number> {
  await db
    .insertInto('polled_feeds')
    .values({ url, next_check_at: at })
    .onConflict(conflict => conflict.column('url').doNothing())
    .execute()
  const { key } = await db
    .selectFrom('polled_feeds')
    .select('key')
    .where('url', '=', url)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('polled_feeds')
    .set({ next_check_at: at, paused_at: null })
    .where('key', '=', key)
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('paused_at', 'is not', null),
        not(exists(selectFrom('feeds').select('id').where('polled_key', '=', key))),
      ]),
    )
    .execute()
  return key
}
