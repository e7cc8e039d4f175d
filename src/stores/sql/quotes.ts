import type { ArticleRef } from '../../model/article.ts'
import type { Quote } from '../../model/quote.ts'
import type { ArticleRecord, QuoteFilter, Store } from '../store.ts'
import { articlesByKey } from './article-rows.ts'
import { optional, present, readJson, spanShape, spansShape } from './columns.ts'
import type { Database, QuoteRow } from './schema.ts'
import { reading } from './transactions.ts'

/** Quotes in SQL tables; see the port for what each method promises. */
export function quotesIn(db: Database): Store['quotes'] {
  return {
    find: filter =>
      reading(db, async transaction => {
        const rows = await matching(transaction, filter)
          .selectAll('quotes')
          .orderBy('quotes.published_at', 'desc')
          .orderBy('quotes.article_key', 'desc')
          .orderBy('quotes.index')
          .limit(filter.limit ?? ALL)
          .offset(filter.offset ?? 0)
          .execute()
        const articles = await articlesByKey(
          transaction,
          rows.map(row => row.article_key),
        )
        return rows.map(row => {
          const article = articles.get(row.article_key)!
          return { quote: rowToQuote(row, { articleId: article.id, revision: article.revision }), article }
        })
      }),

    async count(filter) {
      const { count } = await matching(db, filter)
        .select(select => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

// SQLite takes an offset only after a limit.
const ALL = Number.MAX_SAFE_INTEGER

/** The columns of a quote that are its own, not its article's. */
export function quoteToRow(quote: ArticleRecord['quotes'][number]) {
  return {
    kind: quote.kind,
    content: JSON.stringify(quote.content),
    clause: optional(quote.clause, JSON.stringify) ?? null,
    cue: optional(quote.cue, JSON.stringify) ?? null,
    source: optional(quote.source, JSON.stringify) ?? null,
    speaker: quote.speaker ?? null,
    speaker_id: quote.speakerId ?? null,
    medium: quote.medium,
    said_on: quote.saidOn?.toString() ?? null,
    confidence: quote.confidence,
  }
}

function rowToQuote(row: QuoteRow, ref: ArticleRef): Quote {
  return {
    ...ref,
    id: `${ref.articleId}.${ref.revision}.${row.index}`,
    kind: row.kind,
    content: readJson(spansShape, row.content),
    ...present({
      clause: optional(row.clause, json => readJson(spanShape, json)),
      cue: optional(row.cue, json => readJson(spanShape, json)),
      source: optional(row.source, json => readJson(spanShape, json)),
      speaker: row.speaker,
      speakerId: row.speaker_id,
      saidOn: optional(row.said_on, Temporal.PlainDate.from),
    }),
    medium: row.medium,
    confidence: row.confidence,
  }
}

function matching(db: Database, filter: QuoteFilter) {
  let query = db
    .selectFrom('quotes')
    .innerJoin('articles', 'articles.key', 'quotes.article_key')
    .where('quotes.newest', '=', 1)
  if (filter.speakerId !== undefined) query = query.where('quotes.speaker_id', '=', filter.speakerId)
  if (filter.articleIds !== undefined) query = query.where('articles.id', 'in', filter.articleIds)
  if (filter.kinds !== undefined) query = query.where('quotes.kind', 'in', filter.kinds)
  if (filter.medium !== undefined) query = query.where('quotes.medium', '=', filter.medium)
  if (filter.publisher !== undefined) query = query.where('articles.publisher', '=', filter.publisher)
  if (filter.since) query = query.where('articles.published_on', '>=', filter.since.toString())
  if (filter.until) query = query.where('articles.published_on', '<=', filter.until.toString())
  return query
}
