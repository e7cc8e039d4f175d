import { sql } from 'kysely'
import type { KeyValue } from '../../model/key-value.ts'
import type { Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText, optional, present } from './columns.ts'
import type { Database } from './schema.ts'
import { writing } from './transactions.ts'

/** Values by key in a SQL table; see the port for what each method promises. */
export function keyValuesIn(db: Database): Store['keyValues'] {
  return {
    async find(keys) {
      const rows = await inBatches(keys, batch =>
        db.selectFrom('key_values').selectAll().where('key', 'in', batch).execute(),
      )
      return rows.map(rowToKeyValue)
    },

    async save(entries, { now }) {
      await writing(db, async transaction => {
        await transaction.deleteFrom('key_values').where('expires_at', '<=', instantText(now)).execute()
        for (const { key, value, expiresAt } of entries) {
          const kept = { value, expires_at: optional(expiresAt, instantText) ?? null }
          await transaction
            .insertInto('key_values')
            .values({ key, ...kept })
            .onConflict(conflict => conflict.column('key').doUpdateSet(kept))
            .execute()
        }
      })
    },

    async delete(keys) {
      const gone = await inBatches(keys, batch =>
        db.deleteFrom('key_values').where('key', 'in', batch).returning('key').execute(),
      )
      return gone.length
    },

    async deleteBeginning(prefix) {
      await db.deleteFrom('key_values').where(beginning(prefix)).execute()
    },

    async list(prefix, { after, limit }) {
      const rows = await db
        .selectFrom('key_values')
        .selectAll()
        .where(beginning(prefix))
        .$if(after !== undefined, query => query.where('key', '>', after!))
        .orderBy('key')
        .limit(limit)
        .execute()
      return rows.map(rowToKeyValue)
    },
  }
}

/** Not `like`, to which `%` and `_` in a key would mean something. */
function beginning(prefix: string) {
  return sql<boolean>`substr(key, 1, ${[...prefix].length}) = ${prefix}`
}

function rowToKeyValue(row: { key: string; value: string; expires_at: string | null }): KeyValue {
  return {
    key: row.key,
    value: row.value,
    ...present({ expiresAt: optional(row.expires_at, Temporal.Instant.from) }),
  }
}
