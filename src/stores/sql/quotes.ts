import { type ExpressionBuilder, sql } from 'kysely'
import type { ArticleRef } from '../../model/article.ts'
import { IN_MARKS, type Quote } from '../../model/quote.ts'
import type { ArticleRecord, QuoteFilter, Store } from '../store.ts'
import { articlesByKey } from './article-rows.ts'
import { optional, present, readJson, spanShape, spansShape } from './columns.ts'
import type { Database, QuoteRow, Tables } from './schema.ts'
import { reading } from './transactions.ts'

/** Quotes in SQL tables; see the port for what each method promises. */
export function quotesIn(db: Database): Store['quotes'] {
  return {
    find: filter =>
      reading(db, async transaction => {
        const after = filter.after === undefined ? undefined : await rowOf(transaction, filter.after)
        if (filter.after !== undefined && after === undefined) return []
        const rows = await matching(transaction, filter)
          .$if(after !== undefined, query => query.where(behind(after!)))
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

    findById: id =>
      reading(db, async transaction => {
        const row = await rowOf(transaction, id)
        if (row === undefined) return undefined
        const article = (await articlesByKey(transaction, [row.article_key])).get(row.article_key)!
        return { quote: rowToQuote(row, { articleId: article.id, revision: article.revision }), article }
      }),

    async perMonth(speakerId) {
      const month = sql<string>`substr(published_at, 1, 7)`
      const rows = await db
        .selectFrom('quotes')
        .select(({ fn }) => [month.as('month'), fn.countAll().as('count')])
        .where('newest', '=', 1)
        .where('speaker_id', '=', speakerId)
        .where('kind', 'in', IN_MARKS)
        .groupBy(month)
        .orderBy(month)
        .execute()
      return rows.map(row => ({ month: row.month, count: Number(row.count) }))
    },
  }
}

/** The row that an id names: see {@link rowToQuote}. */
function rowOf(db: Database, id: string): Promise<QuoteRow | undefined> {
  const [, articleId = '', revision = '', index = ''] = /^(.+)\.(\d{1,9})\.(\d{1,9})$/s.exec(id) ?? []
  return db
    .selectFrom('quotes')
    .innerJoin('articles', 'articles.key', 'quotes.article_key')
    .selectAll('quotes')
    .where('articles.id', '=', articleId)
    .where('articles.revision', '=', Number(revision))
    .where('quotes.index', '=', Number(index))
    .executeTakeFirst()
}

/** What comes behind a quote in the order of {@link quotesIn}. */
function behind(row: QuoteRow) {
  return ({ eb, and, or }: ExpressionBuilder<Tables, 'quotes'>) =>
    and([
      // Says nothing new, but lets a database begin in the middle of its index.
      eb('quotes.published_at', '<=', row.published_at),
      or([
        eb('quotes.published_at', '<', row.published_at),
        eb('quotes.article_key', '<', row.article_key),
        and([eb('quotes.article_key', '=', row.article_key), eb('quotes.index', '>', row.index)]),
      ]),
    ])
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
