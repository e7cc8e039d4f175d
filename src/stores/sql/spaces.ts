import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** What belongs to a space, over all tables; see the port for what each method promises. */
export function spacesIn(db: Database): Store['spaces'] {
  return {
    async export(spaceId) {
      const owned = await tablesOfSpaces(db)
      return reading(db, async transaction => {
        const tables: Record<string, Readonly<Record<string, unknown>>[]> = {}
        for (const table of owned) {
          const { rows } = await sql<Record<string, unknown>>`
            select * from ${sql.table(table)} where space_id = ${spaceId}`.execute(transaction)
          // node:sqlite gives rows without a prototype.
          if (rows.length > 0) tables[table] = rows.map(row => ({ ...row }))
        }
        return tables
      })
    },

    async list() {
      const owned = await tablesOfSpaces(db)
      const ids = new Set<string>()
      for (const table of owned) {
        const { rows } = await sql<{ space_id: string }>`
          select distinct space_id from ${sql.table(table)}`.execute(db)
        for (const { space_id } of rows) ids.add(space_id)
      }
      return [...ids].sort()
    },

    async erase(spaceId) {
      const owned = await tablesOfSpaces(db)
      await writing(db, async transaction => {
        for (const table of owned) {
          await sql`delete from ${sql.table(table)} where space_id = ${spaceId}`.execute(transaction)
        }
      })
    },

    async claimWelcome(spaceId, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('spaces')
        .values({ space_id: spaceId, welcomed_at: instantText(now) })
        .onConflict(conflict =>
          conflict
            .column('space_id')
            .doUpdateSet({ welcomed_at: instantText(now) })
            .where('spaces.welcomed_at', 'is', null),
        )
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },

    async planErasure(spaceId, at) {
      const erase_at = instantText(at)
      await db
        .insertInto('spaces')
        .values({ space_id: spaceId, erase_at })
        .onConflict(conflict =>
          conflict.column('space_id').doUpdateSet({ erase_at }).where('spaces.erase_at', 'is', null),
        )
        .execute()
    },

    async cancelErasure(spaceId) {
      await db.updateTable('spaces').set({ erase_at: null }).where('space_id', '=', spaceId).execute()
    },

    async dueErasures(now) {
      const rows = await db
        .selectFrom('spaces')
        .select('space_id')
        .where('erase_at', '<=', instantText(now))
        .orderBy('erase_at')
        .execute()
      return rows.map(row => row.space_id)
    },
  }
}

/** Whatever table has the column, also those that are added later: nothing a space owns can be forgotten here. */
async function tablesOfSpaces(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables
    .filter(({ isView, columns }) => !isView && columns.some(({ name }) => name === 'space_id'))
    .map(({ name }) => name)
    .sort()
}
