import { sql } from 'kysely'
import { IN_MARKS } from '../../model/quote.ts'
import type { Database } from './schema.ts'

/** Adds what an article's row says of people to how often each is quoted and named, or takes it off again. */
export async function tallyArticle(
  db: Database,
  articleKey: number,
  direction: 'add' | 'remove',
): Promise<void> {
  const sign = sql.raw(direction === 'add' ? '+' : '-')
  await sql`
    update people set
      quote_count = quote_count ${sign} (
        select count(*) from quotes
        where article_key = ${articleKey} and speaker_id = people.id and kind in (${sql.join(IN_MARKS)})
      ),
      mention_count = mention_count ${sign} (
        select coalesce(sum(count), 0) from mentions where article_key = ${articleKey} and person_id = people.id
      )
    where id in (
      select speaker_id from quotes where article_key = ${articleKey}
      union select person_id from mentions where article_key = ${articleKey}
    )
  `.execute(db)
}

/** Counts anew how often these people are quoted and named. */
export async function tallyPeople(db: Database, ids: readonly string[]): Promise<void> {
  await sql`
    update people set
      quote_count = (
        select count(*) from quotes
        where speaker_id = people.id and newest = 1 and kind in (${sql.join(IN_MARKS)})
      ),
      mention_count = (select coalesce(sum(count), 0) from mentions where person_id = people.id)
    where id in (${sql.join(ids)})
  `.execute(db)
}
