import { sql } from 'kysely'
import { nameKind } from '../../../text/people/name-kind.ts'
import { inBatches } from '../batches.ts'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Tells bodies that speak from people: among those who went by their whole name alone, whatever is named like one. */
export async function bodies(db: Database, _: SqlDialect): Promise<void> {
  await sql`alter table people add column is_body integer not null default 0`.execute(db)
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .whereRef('family_name', '=', 'name')
    .where('gender', 'is', null)
    .where('roles', '=', '[]')
    .execute()
  const named = rows.filter(({ name }) => /body|place|thing/.test(nameKind(name.split(' '), '')))
  await inBatches(named, batch => {
    const ids = batch.map(({ id }) => id)
    return db.updateTable('people').set({ is_body: 1 }).where('id', 'in', ids).returning('id').execute()
  })
}
