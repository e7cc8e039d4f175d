import type { Story } from '../../model/story.ts'
import { inBatches } from './batches.ts'
import type { Database } from './schema.ts'

/** The stories of these ids that have articles, by id, in the order of the ids. In a transaction. */
export async function readStories(db: Database, ids: readonly string[]): Promise<Map<string, Story>> {
  const wanted = [...new Set(ids)]
  const stories = await inBatches(wanted, batch =>
    db.selectFrom('stories').select(['id', 'changed_at']).where('id', 'in', batch).execute(),
  )
  const members = await inBatches(wanted, batch =>
    db
      .selectFrom('story_articles')
      .innerJoin('articles', join =>
        join.onRef('articles.id', '=', 'story_articles.article_id').on('articles.newest', '=', 1),
      )
      .select([
        'story_articles.story_id',
        'story_articles.text_mark',
        'articles.id',
        'articles.headline',
        'articles.publisher',
        'articles.published_at',
        'articles.published_on',
      ])
      .where('story_articles.story_id', 'in', batch)
      .orderBy('articles.published_at')
      .orderBy('articles.id')
      .execute(),
  )
  const articlesOf = Map.groupBy(members, row => row.story_id)
  const changedAt = new Map(stories.map(row => [row.id, row.changed_at]))
  return new Map(
    wanted.flatMap(id => {
      const rows = articlesOf.get(id)
      const changed = changedAt.get(id)
      if (rows === undefined || changed === undefined) return []
      return [
        [
          id,
          {
            id,
            articles: rows.map(row => ({
              articleId: row.id,
              headline: row.headline,
              publisher: row.publisher,
              publishedAt: Temporal.Instant.from(row.published_at),
              publishedOn: Temporal.PlainDate.from(row.published_on),
              textMark: row.text_mark,
            })),
            changedAt: Temporal.Instant.from(changed),
          },
        ],
      ]
    }),
  )
}
