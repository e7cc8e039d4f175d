import type { Selectable } from 'kysely'
import type { Installation } from '../../model/installation.ts'
import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** Installations in a SQL table; see the port for what each method promises. */
export function installationsIn(db: Database): Store['installations'] {
  return {
    async save({ platform, spaceId, sealed, installedAt }) {
      const changing = { sealed, installed_at: instantText(installedAt) }
      await db
        .insertInto('installations')
        .values({ platform, space_id: spaceId, ...changing })
        .onConflict(conflict => conflict.columns(['platform', 'space_id']).doUpdateSet(changing))
        .execute()
    },

    async find(platform, spaceId) {
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .where('space_id', '=', spaceId)
        .executeTakeFirst()
      return row && rowToInstallation(row)
    },

    async list(platform) {
      const rows = await db
        .selectFrom('installations')
        .selectAll()
        .where('platform', '=', platform)
        .orderBy('installed_at')
        .orderBy('space_id')
        .execute()
      return rows.map(rowToInstallation)
    },

    async remove(platform, spaceId) {
      await db
        .deleteFrom('installations')
        .where('platform', '=', platform)
        .where('space_id', '=', spaceId)
        .execute()
    },
  }
}

function rowToInstallation(row: Selectable<Tables['installations']>): Installation {
  return {
    platform: row.platform,
    spaceId: row.space_id,
    sealed: row.sealed,
    installedAt: Temporal.Instant.from(row.installed_at),
  }
}
