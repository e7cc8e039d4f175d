import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Lets a speaker's quotations in marks be counted, also by month, from the index alone: its last column is their kind. */
export async function quoteKinds(db: Database): Promise<void> {
  await sql`drop index quotes_speaker`.execute(db)
  await sql`create index quotes_speaker on quotes (speaker_id, published_at desc, article_key desc, "index", kind) where newest = 1`.execute(
    db,
  )
}
