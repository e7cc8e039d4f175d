import type { Span } from '../../model/span.ts'
import { terms } from '../../text/terms.ts'
import type { Store } from '../store.ts'
import { articlesByKey } from './article-rows.ts'
import { inBatches } from './batches.ts'
import type { SqlDialect, TermIndexes } from './dialect.ts'
import type { Database } from './schema.ts'
import { reading } from './transactions.ts'

/** Passages in SQL tables; see the port for what each method promises. */
export function passagesIn(db: Database, { terms: indexes }: SqlDialect): Store['passages'] {
  return {
    search: (query, { limit }) =>
      reading(db, async transaction => {
        const hits = await indexes.search(transaction, 'passage_terms', { terms: query, limit })
        const keys = hits.map(({ key }) => key)
        const found = await inBatches(keys, batch =>
          transaction.selectFrom('passages').selectAll().where('key', 'in', batch).execute(),
        )
        const rows = new Map(found.map(row => [row.key, row]))
        const articles = await articlesByKey(
          transaction,
          found.map(row => row.article_key),
        )
        return keys.map(key => {
          const { article_key, index, start, end } = rows.get(key)!
          const article = articles.get(article_key)!
          const passage = { articleId: article.id, revision: article.revision, index, span: { start, end } }
          return { passage, article }
        })
      }),

    statistics: query =>
      reading(db, async transaction => {
        const { count } = await transaction
          .selectFrom('passages')
          .select(select => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        const passagesWith = await indexes.frequencies(transaction, 'passage_terms', query)
        return { passageCount: Number(count), passagesWith }
      }),

    async known(query) {
      return new Set((await indexes.frequencies(db, 'passage_terms', query)).keys())
    },
  }
}

/** Adds the passages of an article's row, by the terms that stand in each. */
export async function addPassages(
  db: Database,
  indexes: TermIndexes,
  passages: { readonly articleKey: number; readonly text: string; readonly spans: readonly Span[] },
): Promise<void> {
  const { articleKey, text, spans } = passages
  const rows = await inBatches(spans, (batch, first) =>
    db
      .insertInto('passages')
      .values(
        batch.map(({ start, end }, index) => ({ article_key: articleKey, index: first + index, start, end })),
      )
      .returning(['key', 'start', 'end'])
      .execute(),
  )
  const entries = rows.map(({ key, start, end }) => ({ key, terms: terms(text.slice(start, end)) }))
  await indexes.add(db, 'passage_terms', entries)
}

/** Takes the passages of an article's row out of the table and the index. */
export async function removePassages(db: Database, indexes: TermIndexes, articleKey: number): Promise<void> {
  const rows = await db
    .deleteFrom('passages')
    .where('article_key', '=', articleKey)
    .returning('key')
    .execute()
  await indexes.remove(
    db,
    'passage_terms',
    rows.map(({ key }) => key),
  )
}
