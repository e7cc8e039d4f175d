import { type Article, sameWords } from '../../model/article.ts'
import { terms } from '../../text/terms.ts'
import type { ArticleRecord, SaveResult } from '../store.ts'
import { articleToRow, rowToArticle } from './article-rows.ts'
import { inBatches } from './batches.ts'
import { addCorrections } from './corrections.ts'
import type { TermIndexes } from './dialect.ts'
import { addPassages, removePassages } from './passages.ts'
import { quoteToRow } from './quotes.ts'
import { savePeople } from './save-people.ts'
import type { ArticleRow, Database } from './schema.ts'
import { tallyArticle } from './tallies.ts'

/** Adds an article with all that is known of it, or its next revision, or nothing where its words are the same. In a transaction. */
export async function saveRecord(
  db: Database,
  indexes: TermIndexes,
  record: ArticleRecord,
): Promise<SaveResult> {
  const last = await db
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', record.article.id)
    .where('newest', '=', 1)
    .executeTakeFirst()
  if (last && sameWords(rowToArticle(last), record.article))
    return { outcome: 'unchanged', revision: last.revision }

  if (last) await retire(db, indexes, last)
  const revision = (last?.revision ?? 0) + 1
  await savePeople(db, indexes, record.people)
  // What was old news when it came in is none because it was edited.
  const isQuiet = last === undefined ? record.isQuiet === true : last.quiet === 1
  await add(db, indexes, { ...record, isQuiet, article: { ...record.article, revision } })
  await addCorrections(db, record.article.id, { corrections: record.corrections, toRevision: revision })
  return { outcome: last ? 'changed' : 'new', revision }
}

/** An old revision keeps its text and quotes, and is no longer listed or searched. */
async function retire(db: Database, indexes: TermIndexes, { key }: ArticleRow): Promise<void> {
  await tallyArticle(db, key, 'remove')
  await db.updateTable('articles').set({ newest: 0 }).where('key', '=', key).execute()
  await db.updateTable('quotes').set({ newest: 0 }).where('article_key', '=', key).execute()
  await db.deleteFrom('mentions').where('article_key', '=', key).execute()
  await indexes.remove(db, 'headline_terms', [key])
  await removePassages(db, indexes, key)
}

async function add(
  db: Database,
  indexes: TermIndexes,
  record: ArticleRecord & { readonly article: Article },
): Promise<void> {
  const { article, passages, quotes, mentions } = record
  const row = { ...articleToRow(article), quiet: record.isQuiet ? 1 : 0 }
  const { key } = await db.insertInto('articles').values(row).returning('key').executeTakeFirstOrThrow()
  const owner = { article_key: key, published_at: row.published_at }

  await indexes.add(db, 'headline_terms', [{ key, terms: terms(article.headline) }])
  const { headline, text } = article
  await addPassages(db, indexes, { articleKey: key, headline, text, spans: passages })
  await inBatches(quotes, (batch, start) =>
    db
      .insertInto('quotes')
      .values(
        batch.map((quote, index) => ({ ...owner, ...quoteToRow(quote), index: start + index, newest: 1 })),
      )
      .execute(),
  )
  await inBatches(mentions, batch =>
    db
      .insertInto('mentions')
      .values(batch.map(({ personId, count }) => ({ ...owner, person_id: personId, count })))
      .execute(),
  )
  await tallyArticle(db, key, 'add')
}
