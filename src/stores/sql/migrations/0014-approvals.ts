import { sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'

/** Posts that wait for somebody's approval; which feeds brought an article. */
export async function approvals(db: Database, _: SqlDialect): Promise<void> {
  for (const column of ['asked', 'verdict', 'decided_by', 'decided_at'])
    await sql`alter table deliveries add column ${sql.ref(column)} text`.execute(db)
  await sql`create index feed_items_article on feed_items (article_id)`.execute(db)
}
