import { sql } from 'kysely'
import type { Database } from '../schema.ts'

/** What people said of answers. */
export async function feedback(db: Database): Promise<void> {
  await sql`create table feedback (
    space_id text not null,
    answer_id text not null,
    user_id text not null,
    at text not null,
    question text not null,
    abstained integer not null check (abstained in (0, 1)),
    sentences text not null,
    verdict text not null,
    reason text,
    primary key (space_id, answer_id, user_id)
  )`.execute(db)
  await sql`create index feedback_at on feedback (at)`.execute(db)
}
