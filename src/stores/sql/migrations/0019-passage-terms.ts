import { sql } from 'kysely'
import { termCodes } from '../../../text/term-codes.ts'
import type { SqlDialect } from '../dialect.ts'
import { codesToBytes } from '../passages.ts'
import type { Database } from '../schema.ts'

/** Keeps the terms of each passage and of its headline beside it, so that ranking need not read and split articles again. */
export async function passageTerms(db: Database, { bytesColumn }: SqlDialect): Promise<void> {
  for (const column of ['terms', 'headline_terms'])
    await sql`alter table passages add column ${sql.ref(column)} ${bytesColumn} not null default ''`.execute(
      db,
    )
  const articles = await db.selectFrom('passages').select('article_key').distinct().execute()
  for (const { article_key } of articles) await addTerms(db, article_key)
}

async function addTerms(db: Database, articleKey: number): Promise<void> {
  const rows = await db
    .selectFrom('passages')
    .innerJoin('articles', 'articles.key', 'passages.article_key')
    .select(['passages.key', 'start', 'end', 'headline', 'text'])
    .where('article_key', '=', articleKey)
    .execute()
  for (const { key, start, end, headline, text } of rows) {
    const codes = {
      terms: codesToBytes(termCodes(text.slice(start, end))),
      headline_terms: codesToBytes(termCodes(headline)),
    }
    await db.updateTable('passages').set(codes).where('key', '=', key).execute()
  }
}
