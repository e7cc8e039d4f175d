import type { StoryChanges } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText } from './columns.ts'
import type { Database } from './schema.ts'

/**
 * Writes down which articles belong to which story. In a transaction.
 *
 * @returns the new version; undefined, and nothing written, where the tables are past `after`
 */
export async function assignStories(
  db: Database,
  { members, merged }: StoryChanges,
  { after, at }: { readonly after: number; readonly at: Temporal.Instant },
): Promise<number | undefined> {
  const { last } = await db
    .selectFrom('story_articles')
    .select(({ fn }) => fn.max('version').as('last'))
    .executeTakeFirstOrThrow()
  if (Number(last ?? 0) > after) return undefined
  const version = after + 1
  const touched = new Set(members.map(({ storyId }) => storyId))

  const before = await inBatches(members, batch =>
    db
      .selectFrom('story_articles')
      .select('story_id')
      .distinct()
      .where(
        'article_id',
        'in',
        batch.map(({ articleId }) => articleId),
      )
      .execute(),
  )
  for (const { story_id } of before) touched.add(story_id)
  await inBatches(members, batch =>
    db
      .insertInto('story_articles')
      .values(
        batch.map(({ articleId, storyId, textMark }) => ({
          article_id: articleId,
          story_id: storyId,
          text_mark: textMark,
          version,
        })),
      )
      .onConflict(conflict =>
        conflict.column('article_id').doUpdateSet(({ ref }) => ({
          story_id: ref('excluded.story_id'),
          text_mark: ref('excluded.text_mark'),
          version: ref('excluded.version'),
        })),
      )
      .execute(),
  )
  await touch(db, [...touched], at)
  for (const { from, into } of merged) {
    await db
      .updateTable('story_articles')
      .set({ story_id: into, version })
      .where('story_id', '=', from)
      .execute()
    await db
      .updateTable('stories')
      .set({ merged_into: into })
      .where(where => where.or([where('id', '=', from), where('merged_into', '=', from)]))
      .execute()
  }
  return version
}

/** Stories that have changed, or are new, or stand on their own again. */
async function touch(db: Database, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  const changed_at = instantText(at)
  await inBatches(ids, batch =>
    db
      .insertInto('stories')
      .values(batch.map(id => ({ id, merged_into: null, changed_at })))
      .onConflict(conflict => conflict.column('id').doUpdateSet({ merged_into: null, changed_at }))
      .execute(),
  )
}
