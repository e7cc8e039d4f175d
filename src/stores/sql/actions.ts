import { z } from 'zod'
import type { Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText, readJson } from './columns.ts'
import type { Database } from './schema.ts'

/** What buttons do, in a SQL table; see the port for what each method promises. */
export function actionsIn(db: Database): Store['actions'] {
  return {
    async save(actions) {
      const rows = actions.map(({ id, spaceId, command, options, expiresAt }) => ({
        id,
        space_id: spaceId,
        command,
        options: JSON.stringify(options),
        expires_at: instantText(expiresAt),
      }))
      await inBatches(rows, batch =>
        db
          .insertInto('actions')
          .values(batch)
          .onConflict(conflict =>
            conflict
              .columns(['id', 'space_id'])
              .doUpdateSet(({ ref }) => ({ expires_at: ref('excluded.expires_at') })),
          )
          .execute(),
      )
    },

    async find({ id, spaceId }, now) {
      const row = await db
        .selectFrom('actions')
        .selectAll()
        .where('id', '=', id)
        .where('space_id', '=', spaceId)
        .where('expires_at', '>', instantText(now))
        .executeTakeFirst()
      if (row === undefined) return undefined
      return {
        id: row.id,
        spaceId: row.space_id,
        command: row.command,
        options: readJson(optionsShape, row.options),
        expiresAt: Temporal.Instant.from(row.expires_at),
      }
    },

    async removeExpired(now) {
      await db.deleteFrom('actions').where('expires_at', '<=', instantText(now)).execute()
    },
  }
}

const optionsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
