import { sql } from 'kysely'
import type { Delivery, PostContent } from '../../model/digest.ts'
import type { Settlement, Store } from '../store.ts'
import { instantText, optional } from './columns.ts'
import { channelColumns, rowToDelivery } from './digest-rows.ts'
import { editPost, insertPost } from './posts.ts'
import type { Database } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** Deliveries in a SQL table; see the port for what each method promises. */
export function deliveriesIn(db: Database): Store['deliveries'] {
  return {
    async add({ subject, place, dueAt, tryAt, content }) {
      const { numInsertedOrUpdatedRows } = await writing(db, transaction =>
        transaction
          .insertInto('deliveries')
          .values({
            ...channelColumns(place),
            subject: subject.kind,
            subject_id: subject.id,
            due_at: instantText(dueAt),
            state: 'due',
            try_at: instantText(tryAt),
            content: optional(content, contentText) ?? null,
          })
          .onConflict(conflict => conflict.columns(['subject', 'subject_id', 'due_at']).doNothing())
          .executeTakeFirst(),
      )
      return Number(numInsertedOrUpdatedRows) > 0
    },

    claim: options => writing(db, transaction => claimIn(transaction, options)),

    prepare: (id, { claim, content }) =>
      writing(db, async transaction => {
        await transaction
          .updateTable('deliveries')
          .set({ content: contentText(content) })
          .where('key', '=', Number(id))
          .where('claim', '=', claim)
          .where('content', 'is', null)
          .execute()
        const row = await transaction
          .selectFrom('deliveries')
          .selectAll()
          .where('key', '=', Number(id))
          .where('claim', '=', claim)
          .where('state', '=', 'due')
          .executeTakeFirst()
        return row && rowToDelivery(row).content
      }),

    async retry(id, { claim, at, reason }) {
      await writing(db, transaction =>
        transaction
          .updateTable('deliveries')
          .set({ try_at: instantText(at), claim: null, reason })
          .where('key', '=', Number(id))
          .where('claim', '=', claim)
          .where('state', '=', 'due')
          .execute(),
      )
    },

    async find(id) {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('key', '=', Number(id))
        .executeTakeFirst()
      return row && rowToDelivery(row)
    },

    async ask(id, { claim, asked, until, reason }) {
      await writing(db, transaction =>
        transaction
          .updateTable('deliveries')
          // What is posted once it is approved is a task of its own, with tries of its own.
          .set({
            asked: JSON.stringify(asked),
            try_at: instantText(until),
            claim: null,
            attempts: 0,
            reason,
          })
          .where('key', '=', Number(id))
          .where('claim', '=', claim)
          .where('state', '=', 'due')
          .execute(),
      )
    },

    async decide(id, { verdict, by, at }) {
      const { numUpdatedRows } = await writing(db, transaction =>
        transaction
          .updateTable('deliveries')
          .set({ verdict, decided_by: by, decided_at: instantText(at), try_at: instantText(at) })
          .where('key', '=', Number(id))
          .where('state', '=', 'due')
          .where('asked', 'is not', null)
          .where('verdict', 'is', null)
          // Whoever claims it finds that nobody has answered in time.
          .where('claim', 'is', null)
          .where('try_at', '>', instantText(at))
          .executeTakeFirst(),
      )
      return Number(numUpdatedRows) > 0
    },

    settle: (id, settlement) => writing(db, transaction => settleIn(transaction, Number(id), settlement)),

    async history({ kind, id }, { limit }) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('subject', '=', kind)
        .where('subject_id', '=', id)
        .orderBy('due_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(rowToDelivery)
    },

    async inSpace(spaceId, { states, limit }) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('space_id', '=', spaceId)
        .where('state', 'in', states)
        .orderBy('due_at', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(rowToDelivery)
    },

    rewind: ({ now, longest }) =>
      writing(db, async transaction => {
        await transaction
          .deleteFrom('deliveries')
          .where('subject', '=', 'digest')
          .where('state', 'in', ['skipped', 'failed'])
          .where('due_at', '>', instantText(now))
          .execute()
        await transaction
          .updateTable('deliveries')
          .set({ state: 'due', try_at: instantText(now), settled_at: null, reason: null, attempts: 0 })
          .where('subject', '=', 'digest')
          .where('state', 'in', ['skipped', 'failed'])
          .where('settled_at', '>', instantText(now))
          .execute()
        await transaction
          .updateTable('deliveries')
          .set({ try_at: instantText(now), claim: null })
          .where('try_at', '>', instantText(now.add(longest)))
          .where(({ or, and, eb }) =>
            or([
              and([eb('subject', '!=', 'digest'), eb('asked', 'is', null)]),
              and([
                eb('due_at', '<=', instantText(now)),
                or([eb('asked', 'is', null), eb('verdict', 'is not', null)]),
              ]),
            ]),
          )
          .execute()
      }),

    nextTryAt: platform =>
      reading(db, async transaction => {
        const row = await transaction
          .selectFrom('deliveries')
          .select('try_at')
          .where('platform', '=', platform)
          .where('try_at', 'is not', null)
          .orderBy('try_at')
          .limit(1)
          .executeTakeFirst()
        return optional(row?.try_at, Temporal.Instant.from)
      }),
  }
}

async function claimIn(
  db: Database,
  { platform, now, leaseUntil, claim, except, limit }: Parameters<Store['deliveries']['claim']>[0],
): Promise<Delivery[]> {
  // One a channel: a channel with a hundred things to say waits for its own turns, and nobody waits for it.
  const waiting = await db
    .selectFrom('deliveries')
    .select(({ fn }) => ['channel_id', fn.min('try_at').as('first')])
    .where('platform', '=', platform)
    .where('try_at', '<=', instantText(now))
    .$if(except.length > 0, query => query.where('channel_id', 'not in', except))
    .groupBy(['space_id', 'channel_id'])
    .orderBy('first')
    .orderBy(sql`min(key)`)
    .limit(limit)
    .select(sql<number>`min(key)`.as('key'))
    .execute()
  if (waiting.length === 0) return []
  const rows = await db
    .updateTable('deliveries')
    .set(({ eb }) => ({ try_at: instantText(leaseUntil), claim, attempts: eb('attempts', '+', 1) }))
    .where(
      'key',
      'in',
      waiting.map(({ key }) => key),
    )
    .where('try_at', '<=', instantText(now))
    .returningAll()
    .execute()
  return rows.map(rowToDelivery)
}

async function settleIn(db: Database, key: number, settlement: Settlement): Promise<boolean> {
  // Whoever holds the claim by now: what was posted is posted.
  const row = await db
    .updateTable('deliveries')
    .set({
      state: settlement.state,
      try_at: null,
      claim: null,
      settled_at: instantText(settlement.at),
      reason: 'reason' in settlement ? settlement.reason : null,
    })
    .where('key', '=', key)
    .where('state', '=', 'due')
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return false
  if ('edited' in settlement) await editPost(db, settlement.edited)
  if ('post' in settlement) {
    const { subject, place, dueAt } = rowToDelivery(row)
    await insertPost(db, { subject, place, dueAt, postedAt: settlement.at, ...settlement.post })
  }
  return true
}

function contentText(content: PostContent): string {
  return JSON.stringify(content)
}
