import { sql } from 'kysely'
import type { FollowHit, Store } from '../store.ts'
import { rowToArticle } from './article-rows.ts'
import { inBatches } from './batches.ts'
import { instantText } from './columns.ts'
import { channelColumns, rowToFollow } from './digest-rows.ts'
import type { Database } from './schema.ts'
import { writing } from './transactions.ts'

/** What is followed, in SQL tables; see the port for what each method promises. */
export function followsIn(db: Database): Store['follows'] {
  const find = async (key: number) => {
    const row = await db.selectFrom('follows').selectAll().where('key', '=', key).executeTakeFirst()
    return row && rowToFollow(row)
  }
  return {
    async add(follow) {
      const place = channelColumns(follow.place)
      const begun = {
        user_id: follow.place.userId,
        thread_id: place.thread_id,
        state: follow.state,
        pause_reason: null,
        created_at: instantText(follow.createdAt),
        after_key: sql<number>`(select coalesce(max(key), 0) from articles)`,
      }
      const before = await db
        .selectFrom('follows')
        .select('state')
        .where('platform', '=', place.platform)
        .where('space_id', '=', place.space_id)
        .where('channel_id', '=', place.channel_id)
        .where('kind', '=', follow.kind)
        .where('target', '=', follow.target)
        .executeTakeFirst()
      const row = await writing(db, transaction =>
        transaction
          .insertInto('follows')
          .values({ ...place, ...begun, kind: follow.kind, target: follow.target })
          .onConflict(conflict =>
            conflict
              .columns(['platform', 'space_id', 'channel_id', 'kind', 'target'])
              .doUpdateSet(before?.state === 'active' ? { state: 'active' } : begun),
          )
          .returningAll()
          .executeTakeFirstOrThrow(),
      )
      return { follow: rowToFollow(row), isNew: before?.state !== 'active' }
    },

    find: id => find(Number(id)),

    async list(spaceId) {
      const rows = await db
        .selectFrom('follows')
        .selectAll()
        .where('space_id', '=', spaceId)
        .orderBy('key')
        .execute()
      return rows.map(rowToFollow)
    },

    remove: id =>
      writing(db, async transaction => {
        await transaction.deleteFrom('follow_hits').where('follow_key', '=', Number(id)).execute()
        await transaction.deleteFrom('follows').where('key', '=', Number(id)).execute()
      }),

    async pause(id, reason) {
      const { numUpdatedRows } = await writing(db, transaction =>
        transaction
          .updateTable('follows')
          .set({ state: 'paused', pause_reason: reason })
          .where('key', '=', Number(id))
          .where('state', '=', 'active')
          .executeTakeFirst(),
      )
      return Number(numUpdatedRows) > 0
    },

    async ofPeople(personIds) {
      const active = () => db.selectFrom('follows').selectAll().where('state', '=', 'active').orderBy('key')
      const people = await inBatches(personIds, batch =>
        active().where('kind', '=', 'person').where('target', 'in', batch).execute(),
      )
      const others = await active().where('kind', 'in', ['race', 'topic']).execute()
      return [...people, ...others].map(row => ({ follow: rowToFollow(row), afterKey: row.after_key }))
    },

    async unread({ limit }) {
      const rows = await db
        .selectFrom('articles')
        .selectAll()
        .where('newest', '=', 1)
        .where('quiet', '=', 0)
        .where('key', '>', db.selectFrom('cursors').select('value').where('name', '=', 'followed'))
        .orderBy('key')
        .limit(limit)
        .execute()
      return rows.map(row => ({ article: rowToArticle(row), key: row.key }))
    },

    async readUpTo() {
      const row = await db
        .selectFrom('cursors')
        .select('value')
        .where('name', '=', 'followed')
        .executeTakeFirstOrThrow()
      return row.value
    },

    note: (hits, { from, upTo, dueAt }) =>
      writing(db, async transaction => {
        const { numUpdatedRows } = await transaction
          .updateTable('cursors')
          .set({ value: upTo })
          .where('name', '=', 'followed')
          .where('value', '=', from)
          .executeTakeFirst()
        if (Number(numUpdatedRows) === 0) return false
        for (const hit of hits) await noteHit(transaction, hit, dueAt)
        return true
      }),

    async hits(followId, dueAt) {
      const rows = await db
        .selectFrom('follow_hits')
        .select('article_id')
        .where('follow_key', '=', Number(followId))
        .where('due_at', '=', instantText(dueAt))
        .orderBy('article_id')
        .execute()
      return rows.map(row => row.article_id)
    },
  }
}

async function noteHit(
  db: Database,
  { follow, articleId }: FollowHit,
  dueAt: Temporal.Instant,
): Promise<void> {
  // One that nobody has begun to write yet takes it along.
  const waiting = await db
    .selectFrom('deliveries')
    .select('due_at')
    .where('subject', '=', 'follow')
    .where('subject_id', '=', follow.id)
    .where('state', '=', 'due')
    .where('claim', 'is', null)
    .where('content', 'is', null)
    .executeTakeFirst()
  const due = waiting?.due_at ?? instantText(dueAt)
  const inserted = await db
    .insertInto('follow_hits')
    .values({
      follow_key: Number(follow.id),
      article_id: articleId,
      space_id: follow.place.spaceId,
      due_at: due,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (waiting !== undefined || Number(inserted.numInsertedOrUpdatedRows) === 0) return
  await db
    .insertInto('deliveries')
    .values({
      ...channelColumns(follow.place),
      subject: 'follow',
      subject_id: follow.id,
      due_at: due,
      state: 'due',
      try_at: due,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
