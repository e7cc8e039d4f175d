import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Who changed what in a space. */
export async function audit(db: Database, { keyColumn }: SqlDialect): Promise<void> {
  await sql`create table audit (
    key ${keyColumn},
    space_id text not null,
    subject text not null,
    at text not null,
    by text not null,
    text text not null
  )`.execute(db)
  await sql`create index audit_space on audit (space_id, key)`.execute(db)
}
