import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { rowToArticle } from './article-rows.ts'
import { inBatches } from './batches.ts'
import { instantText, optional } from './columns.ts'
import type { SqlDialect } from './dialect.ts'
import { assignStories } from './save-stories.ts'
import type { Database } from './schema.ts'
import { changedStories } from './story-filter.ts'
import { readStories } from './story-rows.ts'
import { reading, writing } from './transactions.ts'

/** Stories in SQL tables; see the port for what each method promises. */
export function storiesIn(db: Database, dialect: SqlDialect): Store['stories'] {
  return {
    find: id =>
      reading(db, async transaction => {
        const row = await transaction
          .selectFrom('stories')
          .select(['id', 'merged_into'])
          .where('id', '=', id)
          .executeTakeFirst()
        // One step is enough: whatever a story took up is passed on when it is taken up itself.
        return row && (await readStories(transaction, [row.merged_into ?? row.id])).values().next().value
      }),

    ofArticles: articleIds =>
      reading(db, async transaction => {
        const rows = await inBatches(articleIds, batch =>
          transaction
            .selectFrom('story_articles')
            .select(['article_id', 'story_id'])
            .where('article_id', 'in', batch)
            .execute(),
        )
        const stories = await readStories(
          transaction,
          rows.map(row => row.story_id),
        )
        return new Map(rows.map(row => [row.article_id, stories.get(row.story_id)!]))
      }),

    changed: filter => reading(db, transaction => changedStories(transaction, dialect, filter)),

    async window({ from, to, limit }) {
      const rows = await db
        .selectFrom('articles')
        .leftJoin('story_articles', 'story_articles.article_id', 'articles.id')
        .selectAll('articles')
        .select(['story_articles.story_id', 'story_articles.text_mark'])
        .where('articles.newest', '=', 1)
        .where('articles.published_at', '>=', instantText(from))
        .where('articles.published_at', '<', instantText(to))
        .orderBy('articles.published_at', 'desc')
        .orderBy('articles.key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(row => {
        const membership = optional(row.story_id, storyId => ({
          articleId: row.id,
          storyId,
          textMark: row.text_mark!,
        }))
        return { article: rowToArticle(row), ...(membership && { membership }) }
      })
    },

    async version() {
      const { rows } = await sql<{ version: number | null }>`
        select max(version) as version from story_articles
      `.execute(db)
      return Number(rows[0]?.version ?? 0)
    },

    async changesAfter(version) {
      const rows = await db
        .selectFrom('story_articles')
        .selectAll()
        .where('version', '>', version)
        .orderBy('version')
        .execute()
      return rows.map(row => ({
        articleId: row.article_id,
        storyId: row.story_id,
        textMark: row.text_mark,
      }))
    },

    assign: (changes, options) => writing(db, transaction => assignStories(transaction, changes, options)),
  }
}
