import type { Selectable } from 'kysely'
import type { AuditEntry } from '../../model/audit.ts'
import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** The audit list in a SQL table; see the port for what each method promises. */
export function auditIn(db: Database): Store['audit'] {
  return {
    async add({ spaceId, subject, at, by, text }) {
      const row = await db
        .insertInto('audit')
        .values({ space_id: spaceId, subject, at: instantText(at), by, text })
        .returningAll()
        .executeTakeFirstOrThrow()
      return rowToEntry(row)
    },

    async list(spaceId, { subject, limit }) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('space_id', '=', spaceId)
        .$if(subject !== undefined, query => query.where('subject', '=', subject!))
        .orderBy('key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(rowToEntry)
    },
  }
}

function rowToEntry(row: Selectable<Tables['audit']>): AuditEntry {
  return {
    id: String(row.key),
    spaceId: row.space_id,
    subject: row.subject,
    at: Temporal.Instant.from(row.at),
    by: row.by,
    text: row.text,
  }
}
