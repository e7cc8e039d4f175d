import type { Store } from '../store.ts'
import { articlesByKey, rowToArticle } from './article-rows.ts'
import { inBatches } from './batches.ts'
import type { SqlDialect } from './dialect.ts'
import { saveRecord } from './save-record.ts'
import type { Database } from './schema.ts'
import { reading, writing } from './transactions.ts'

/** Articles in SQL tables; see the port for what each method promises. */
export function articlesIn(db: Database, dialect: SqlDialect): Store['articles'] {
  return {
    save: record => writing(db, transaction => saveRecord(transaction, dialect.terms, record)),

    async find(articleId, revision) {
      const row = await db
        .selectFrom('articles')
        .selectAll()
        .where('id', '=', articleId)
        .where(where => (revision === undefined ? where('newest', '=', 1) : where('revision', '=', revision)))
        .executeTakeFirst()
      return row && rowToArticle(row)
    },

    async findEach(refs) {
      const ids = [...new Set(refs.map(({ articleId }) => articleId))]
      const rows = await inBatches(ids, batch =>
        db.selectFrom('articles').selectAll().where('id', 'in', batch).execute(),
      )
      const articles = rows.map(rowToArticle)
      return refs.map(({ articleId, revision }) =>
        articles.find(article => article.id === articleId && article.revision === revision),
      )
    },

    async findByUrl(url) {
      const row = await newestFirst(db).where('canonical_url', '=', url).executeTakeFirst()
      return row && rowToArticle(row)
    },

    async publishers() {
      const rows = await db
        .selectFrom('articles')
        .select(({ fn }) => ['publisher', fn.countAll().as('count'), fn.max('published_on').as('newest')])
        .where('newest', '=', 1)
        .groupBy('publisher')
        .orderBy('count', 'desc')
        .orderBy('publisher')
        .execute()
      return rows.map(row => ({
        publisher: row.publisher,
        articleCount: Number(row.count),
        newest: Temporal.PlainDate.from(row.newest),
      }))
    },

    latest: ({ limit, after }) =>
      reading(db, async transaction => {
        const last = after === undefined ? undefined : await newestOf(transaction, after)
        if (after !== undefined && last === undefined) return []
        const rows = await newestFirst(transaction)
          .$if(last !== undefined, query =>
            query.where(({ eb, refTuple, tuple }) =>
              eb(refTuple('published_at', 'key'), '<', tuple(last!.published_at, last!.key)),
            ),
          )
          .limit(limit)
          .execute()
        return rows.map(rowToArticle)
      }),

    search: (terms, { limit }) =>
      reading(db, async transaction => {
        const keys = await likeliestKeys(transaction, dialect, { terms, limit })
        const articles = await articlesByKey(transaction, keys)
        return keys.map(key => articles.get(key)!)
      }),

    headed: (terms, { limit }) =>
      reading(db, async transaction => {
        const found = await dialect.terms.search(transaction, 'headline_terms', { terms, limit })
        const keys = found.map(({ key }) => key)
        const articles = await articlesByKey(transaction, keys)
        return keys.map(key => articles.get(key)!)
      }),

    async named(articleIds) {
      const rows = await inBatches(articleIds, batch =>
        db
          .selectFrom('articles')
          .innerJoin('mentions', 'mentions.article_key', 'articles.key')
          .select(['articles.id', 'mentions.person_id'])
          .where('articles.id', 'in', batch)
          .where('articles.newest', '=', 1)
          .orderBy('mentions.count', 'desc')
          .orderBy('mentions.person_id')
          .execute(),
      )
      const byArticle = Map.groupBy(rows, row => row.id)
      return new Map([...byArticle].map(([id, named]) => [id, named.map(row => row.person_id)]))
    },

    async mentioning(personId, { limit }) {
      const rows = await db
        .selectFrom('mentions')
        .innerJoin('articles', 'articles.key', 'mentions.article_key')
        .selectAll('articles')
        .where('mentions.person_id', '=', personId)
        .orderBy('mentions.published_at', 'desc')
        .orderBy('mentions.article_key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(rowToArticle)
    },

    async count() {
      const { count } = await db
        .selectFrom('articles')
        .select(select => select.fn.countAll<number>().as('count'))
        .where('newest', '=', 1)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

function newestOf(db: Database, articleId: string) {
  return db
    .selectFrom('articles')
    .select(['published_at', 'key'])
    .where('id', '=', articleId)
    .where('newest', '=', 1)
    .executeTakeFirst()
}

function newestFirst(db: Database) {
  return db
    .selectFrom('articles')
    .selectAll()
    .where('newest', '=', 1)
    .orderBy('published_at', 'desc')
    .orderBy('key', 'desc')
}

/** Keys of the articles likeliest meant: each is as likely as its headline and its best passage together. */
export async function likeliestKeys(
  db: Database,
  { terms: indexes }: SqlDialect,
  query: { readonly terms: readonly string[]; readonly limit: number },
): Promise<number[]> {
  const headlines = await indexes.search(db, 'headline_terms', query)
  // Several passages of one article may stand among the best.
  const passages = await indexes.search(db, 'passage_terms', { ...query, limit: query.limit * 4 })
  const articleOf = await articleKeysOf(
    db,
    passages.map(({ key }) => key),
  )

  const scores = new Map(headlines.map(({ key, score }) => [key, score]))
  const counted = new Set<number>()
  for (const { key, score } of passages) {
    const article = articleOf.get(key)!
    if (counted.has(article)) continue
    counted.add(article)
    scores.set(article, (scores.get(article) ?? 0) + score)
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, query.limit)
    .map(([key]) => key)
}

async function articleKeysOf(db: Database, passageKeys: readonly number[]): Promise<Map<number, number>> {
  const rows = await inBatches(passageKeys, batch =>
    db.selectFrom('passages').select(['key', 'article_key']).where('key', 'in', batch).execute(),
  )
  return new Map(rows.map(row => [row.key, row.article_key]))
}
