import type { Updateable } from 'kysely'
import type { DigestChanges, PlannedDelivery, Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText, optional } from './columns.ts'
import { channelColumns, rowToDigest } from './digest-rows.ts'
import type { Database, Tables } from './schema.ts'
import { writing } from './transactions.ts'

/** Digests in a SQL table; see the port for what each method promises. */
export function digestsIn(db: Database): Store['digests'] {
  return {
    async add(digest) {
      const row = await writing(db, transaction =>
        transaction
          .insertInto('digests')
          .values({
            ...channelColumns(digest.place),
            user_id: digest.place.userId,
            pattern: digest.pattern,
            time_zone: digest.timeZone,
            state: digest.state,
            pause_reason: digest.pauseReason ?? null,
            settings: JSON.stringify(digest.settings),
            created_at: instantText(digest.createdAt),
            next_due_at: optional(digest.nextDueAt, instantText) ?? null,
          })
          .returningAll()
          .executeTakeFirstOrThrow(),
      )
      return rowToDigest(row)
    },

    async find(id) {
      const row = await db.selectFrom('digests').selectAll().where('key', '=', Number(id)).executeTakeFirst()
      return row && rowToDigest(row)
    },

    async change(id, changes) {
      await writing(db, transaction =>
        transaction
          .updateTable('digests')
          .set(changedColumns(changes))
          .where('key', '=', Number(id))
          .execute(),
      )
    },

    async list(spaceId) {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('space_id', '=', spaceId)
        .where('state', '!=', 'removed')
        .orderBy('key')
        .execute()
      return rows.map(rowToDigest)
    },

    async due(now, { limit }) {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('next_due_at', '<=', instantText(now))
        .orderBy('next_due_at')
        .limit(limit)
        .execute()
      return rows.map(rowToDigest)
    },

    plan: (digest, { deliveries, nextDueAt }) =>
      writing(db, async transaction => {
        const { numUpdatedRows } = await transaction
          .updateTable('digests')
          .set({ next_due_at: optional(nextDueAt, instantText) ?? null })
          .where('key', '=', Number(digest.id))
          .where('state', '=', 'active')
          .where('next_due_at', '=', instantText(digest.nextDueAt!))
          .executeTakeFirst()
        if (Number(numUpdatedRows) === 0) return false
        const common = { ...channelColumns(digest.place), subject: 'digest', subject_id: digest.id } as const
        await inBatches(deliveries, async batch => {
          await transaction
            .insertInto('deliveries')
            .values(batch.map(planned => ({ ...common, ...plannedColumns(planned) })))
            // The clock may have gone back, and the occurrence been noted before.
            .onConflict(conflict => conflict.columns(['subject', 'subject_id', 'due_at']).doNothing())
            .execute()
          return []
        })
        return true
      }),

    async pause(id, reason) {
      const { numUpdatedRows } = await writing(db, transaction =>
        transaction
          .updateTable('digests')
          .set({ state: 'paused', pause_reason: reason, next_due_at: null })
          .where('key', '=', Number(id))
          .where('state', '=', 'active')
          .executeTakeFirst(),
      )
      return Number(numUpdatedRows) > 0
    },

    async plannedUpTo() {
      const row = await db
        .selectFrom('cursors')
        .select('value')
        .where('name', '=', 'planned')
        .executeTakeFirst()
      return optional(row?.value, Temporal.Instant.fromEpochMilliseconds)
    },

    async notePlannedUpTo({ epochMilliseconds: value }) {
      await writing(db, transaction =>
        transaction
          .insertInto('cursors')
          .values({ name: 'planned', value })
          .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
          .execute(),
      )
    },

    async dueAfter(instant, { behind, limit }) {
      const rows = await db
        .selectFrom('digests')
        .selectAll()
        .where('state', '=', 'active')
        .where('next_due_at', '>', instantText(instant))
        .$if(behind !== undefined, query => query.where('key', '>', Number(behind)))
        .orderBy('key')
        .limit(limit)
        .execute()
      return rows.map(rowToDigest)
    },
  }
}

function changedColumns(changes: DigestChanges): Updateable<Tables['digests']> {
  return {
    ...(changes.pattern === undefined ? {} : { pattern: changes.pattern }),
    ...(changes.timeZone === undefined ? {} : { time_zone: changes.timeZone }),
    ...(changes.state === undefined ? {} : { state: changes.state }),
    ...(changes.settings === undefined ? {} : { settings: JSON.stringify(changes.settings) }),
    ...('pauseReason' in changes ? { pause_reason: changes.pauseReason ?? null } : {}),
    ...('nextDueAt' in changes ? { next_due_at: optional(changes.nextDueAt, instantText) ?? null } : {}),
  }
}

function plannedColumns(planned: PlannedDelivery) {
  const due_at = instantText(planned.dueAt)
  return 'tryAt' in planned
    ? { due_at, state: 'due' as const, try_at: instantText(planned.tryAt), settled_at: null, reason: null }
    : {
        due_at,
        state: 'skipped' as const,
        try_at: null,
        settled_at: instantText(planned.at),
        reason: planned.skipped,
      }
}
