import type { FeedCheck } from '../../model/feed.ts'
import type { Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText, optional, present } from './columns.ts'
import { rowToPolled } from './feed-rows.ts'
import type { Database } from './schema.ts'
import { writing } from './transactions.ts'

/** The reading of feeds in SQL tables; see the port for what each method promises. */
export function pollsIn(db: Database): Store['polls'] {
  return {
    claim: options => writing(db, transaction => claimIn(transaction, options)),

    settle: (key, { claim, check }) =>
      writing(db, async transaction => {
        const { numUpdatedRows } = await transaction
          .updateTable('polled_feeds')
          .set(({ eb }) => ({
            ...checkColumns(check),
            failures: check.isSuccess ? 0 : eb('failures', '+', 1),
            failing_since: check.isSuccess
              ? null
              : eb.fn.coalesce('failing_since', eb.val<string | null>(instantText(check.at))),
            claim: null,
            claimed_until: null,
          }))
          .where('key', '=', key)
          .where('claim', '=', claim)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        if (check.movedTo !== undefined) await move(transaction, key, check.movedTo)
        return true
      }),

    async release(claim) {
      await db
        .updateTable('polled_feeds')
        .set({ claim: null, claimed_until: null })
        .where('claim', '=', claim)
        .execute()
    },

    async known(key, itemKeys) {
      const rows = await inBatches(itemKeys, batch =>
        db
          .selectFrom('feed_items')
          .selectAll()
          .where('polled_key', '=', key)
          .where('item_key', 'in', batch)
          .execute(),
      )
      return new Map(
        rows.map(row => [
          row.item_key,
          {
            itemKey: row.item_key,
            mark: row.mark,
            ...(row.quiet === 1 && { isQuiet: true }),
            ...present({ articleId: row.article_id, problem: row.problem }),
          },
        ]),
      )
    },

    async lastKeyOf(key, articleId) {
      const row = await db
        .selectFrom('feed_items')
        .select('item_key')
        .where('polled_key', '=', key)
        .where('article_id', '=', articleId)
        .orderBy('seen_at', 'desc')
        .executeTakeFirst()
      return row?.item_key
    },

    async note(key, { itemKey, mark, articleId, problem, isQuiet = false, at }) {
      const values = { mark, article_id: articleId ?? null, problem: problem ?? null }
      const first = { polled_key: key, item_key: itemKey, seen_at: instantText(at), quiet: isQuiet ? 1 : 0 }
      await db
        .insertInto('feed_items')
        .values({ ...first, ...values })
        .onConflict(conflict => conflict.columns(['polled_key', 'item_key']).doUpdateSet(values))
        .execute()
    },

    async spacesOf(key) {
      const rows = await db
        .selectFrom('feeds')
        .select('space_id')
        .where('polled_key', '=', key)
        .orderBy('space_id')
        .execute()
      return rows.map(row => row.space_id)
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('polled_feeds')
        // Claimed ones are due when their claim ends, should whoever has them never come back.
        .select(({ fn }) => fn.min(fn.coalesce('claimed_until', 'next_check_at')).as('next'))
        .where('next_check_at', 'is not', null)
        .where('key', 'in', db.selectFrom('feeds').select('polled_key'))
        .executeTakeFirst()
      return optional(row?.next, Temporal.Instant.from)
    },
  }
}

async function claimIn(
  db: Database,
  { now, until, claim, limit }: Parameters<Store['polls']['claim']>[0],
): ReturnType<Store['polls']['claim']> {
  const at = instantText(now)
  const due = await db
    .selectFrom('polled_feeds')
    .innerJoin('feeds', 'feeds.polled_key', 'polled_feeds.key')
    .selectAll('polled_feeds')
    .select(({ fn }) => fn.min('feeds.name').as('name'))
    .where('next_check_at', '<=', at)
    .where(({ or, eb }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
    .groupBy('polled_feeds.key')
    .orderBy('next_check_at')
    .orderBy('polled_feeds.key')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  await db
    .updateTable('polled_feeds')
    .set({ claim, claimed_until: instantText(until) })
    .where(
      'key',
      'in',
      due.map(({ key }) => key),
    )
    .execute()
  return due.map(rowToPolled)
}

function checkColumns({
  at,
  nextCheckAt,
  isSuccess,
  error,
  note,
  etag,
  lastModified,
  hasNews,
  hasBadGuids,
}: FeedCheck) {
  const checkedAt = instantText(at)
  return {
    next_check_at: optional(nextCheckAt, instantText) ?? null,
    paused_at: nextCheckAt === undefined ? checkedAt : null,
    last_checked_at: checkedAt,
    error: error ?? null,
    ...(isSuccess && {
      last_success_at: checkedAt,
      note: note ?? null,
      etag: etag ?? null,
      last_modified: lastModified ?? null,
      ...(hasBadGuids && { bad_guids: 1 }),
    }),
    ...(hasNews && { last_new_at: checkedAt }),
  }
}

async function move(db: Database, key: number, url: string): Promise<void> {
  const other = await db.selectFrom('polled_feeds').select('key').where('url', '=', url).executeTakeFirst()
  if (other === undefined) {
    await db.updateTable('polled_feeds').set({ url }).where('key', '=', key).execute()
    return
  }
  if (other.key === key) return
  // A space that has both keeps one.
  await db
    .deleteFrom('feeds')
    .where('polled_key', '=', key)
    .where('space_id', 'in', db.selectFrom('feeds').select('space_id').where('polled_key', '=', other.key))
    .execute()
  await db.updateTable('feeds').set({ polled_key: other.key }).where('polled_key', '=', key).execute()
  await db.deleteFrom('feed_items').where('polled_key', '=', key).execute()
  await db.deleteFrom('polled_feeds').where('key', '=', key).execute()
}
