import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { instantText } from './columns.ts'
import type { Database } from './schema.ts'
import { writing } from './transactions.ts'

/** Claims in a SQL table; see the port for what each method promises. */
export function claimsIn(db: Database): Store['claims'] {
  return {
    take: (key, { now, until }) =>
      writing(db, async transaction => {
        await transaction.deleteFrom('claims').where('until', '<=', instantText(now)).execute()
        const { numAffectedRows } =
          await sql`insert into claims (key, until) values (${key}, ${instantText(until)})
          on conflict (key) do nothing`.execute(transaction)
        return (numAffectedRows ?? 0n) > 0n
      }),
  }
}
