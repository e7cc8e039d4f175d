import type { Insertable } from 'kysely'
import type { Article } from '../../model/article.ts'
import { inBatches } from './batches.ts'
import { instantText, optional, present } from './columns.ts'
import type { ArticleRow, Database, Tables } from './schema.ts'

/** An article as the newest row of its id. */
export function articleToRow(article: Article): Insertable<Tables['articles']> {
  return {
    id: article.id,
    revision: article.revision,
    newest: 1,
    canonical_url: article.canonicalUrl,
    publisher: article.publisher,
    headline: article.headline,
    byline: article.byline ?? null,
    dateline: article.dateline ?? null,
    published_at: instantText(article.publishedAt),
    published_on: article.publishedOn.toString(),
    modified_at: optional(article.modifiedAt, instantText) ?? null,
    language: article.language,
    text: article.text,
    feed_only: article.feedOnly ?? null,
  }
}

/** The article that a row holds. */
export function rowToArticle(row: ArticleRow): Article {
  return {
    id: row.id,
    revision: row.revision,
    canonicalUrl: row.canonical_url,
    publisher: row.publisher,
    headline: row.headline,
    ...present({
      byline: row.byline,
      dateline: row.dateline,
      feedOnly: row.feed_only,
      modifiedAt: optional(row.modified_at, Temporal.Instant.from),
    }),
    publishedAt: Temporal.Instant.from(row.published_at),
    publishedOn: Temporal.PlainDate.from(row.published_on),
    language: row.language,
    text: row.text,
  }
}

/** The articles of these rows, each read once however often it is asked for. */
export async function articlesByKey(
  db: Database,
  keys: readonly number[],
): Promise<ReadonlyMap<number, Article>> {
  const rows = await inBatches([...new Set(keys)], batch =>
    db.selectFrom('articles').selectAll().where('key', 'in', batch).execute(),
  )
  return new Map(rows.map(row => [row.key, rowToArticle(row)]))
}
