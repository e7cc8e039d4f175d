import { sql } from 'kysely'
import type { Story } from '../../model/story.ts'
import { terms } from '../../text/terms.ts'
import type { StoryFilter } from '../store.ts'
import { likeliestKeys } from './articles.ts'
import { inBatches } from './batches.ts'
import { instantText } from './columns.ts'
import type { SqlDialect } from './dialect.ts'
import { hasFeeds } from './feeds.ts'
import type { Database } from './schema.ts'
import { readStories } from './story-rows.ts'

/** The stories that fit a filter, the last changed first. In a transaction. */
export async function changedStories(
  db: Database,
  dialect: SqlDialect,
  filter: StoryFilter,
): Promise<Story[]> {
  const within = await candidates(db, dialect, filter)
  const ids: string[] = []
  for (let offset = 0; ids.length < filter.limit; offset += PAGE) {
    const page = await changedIds(db, { ...filter, within, offset })
    ids.push(...(await about(db, page, filter.about)))
    if (page.length < PAGE) break
  }
  return [...(await readStories(db, ids.slice(0, filter.limit))).values()]
}

const PAGE = 200
/** The beginning of a text says what it is about. */
const OPENING = 1500
/** Articles that the index is asked for by topic where no instant narrows them. */
const CANDIDATES = 500

type About = NonNullable<StoryFilter['about']>

/** Where all times are asked for, the index knows who has a topic's words; undefined where every story is to be looked at. */
async function candidates(
  db: Database,
  dialect: SqlDialect,
  { since, about }: StoryFilter,
): Promise<readonly string[] | undefined> {
  if (since !== undefined || about === undefined || about.personIds.length > 0) return undefined
  const found = new Set<string>()
  for (const topic of about.topics) {
    const keys = await likeliestKeys(db, dialect, { terms: terms(topic), limit: CANDIDATES })
    const rows = await inBatches(keys, batch =>
      db
        .selectFrom('articles')
        .innerJoin('story_articles', 'story_articles.article_id', 'articles.id')
        .select('story_articles.story_id')
        .where('articles.key', 'in', batch)
        .execute(),
    )
    for (const { story_id } of rows) found.add(story_id)
  }
  return [...found]
}

async function changedIds(
  db: Database,
  {
    since,
    publishers,
    feedIds,
    spaceId,
    within,
    offset,
  }: StoryFilter & { readonly within: readonly string[] | undefined; readonly offset: number },
): Promise<string[]> {
  if (within?.length === 0 || publishers?.length === 0 || feedIds?.length === 0) return []
  let query = db.selectFrom('stories').select('id').where('merged_into', 'is', null)
  if (since) query = query.where('changed_at', '>', instantText(since))
  if (within) query = query.where('id', 'in', within)
  if (publishers) {
    query = query.where(where =>
      where.exists(
        where
          .selectFrom('story_articles')
          .innerJoin('articles', 'articles.id', 'story_articles.article_id')
          .select(sql.lit(1).as('one'))
          .whereRef('story_articles.story_id', '=', 'stories.id')
          .where('articles.newest', '=', 1)
          .where('articles.publisher', 'in', publishers),
      ),
    )
  }
  if (feedIds) {
    query = query.where(where =>
      where.exists(
        where
          .selectFrom('story_articles')
          .innerJoin('feed_items', 'feed_items.article_id', 'story_articles.article_id')
          .innerJoin('feeds', 'feeds.polled_key', 'feed_items.polled_key')
          .select(sql.lit(1).as('one'))
          .whereRef('story_articles.story_id', '=', 'stories.id')
          .where('feeds.id', 'in', feedIds),
      ),
    )
  }
  if (spaceId !== undefined && (await hasFeeds(db, spaceId))) {
    query = query.where(where =>
      where.exists(
        where
          .selectFrom('story_articles')
          .leftJoin('feed_items', 'feed_items.article_id', 'story_articles.article_id')
          .leftJoin('feeds', join =>
            join.onRef('feeds.polled_key', '=', 'feed_items.polled_key').on('feeds.space_id', '=', spaceId),
          )
          .select(sql.lit(1).as('one'))
          .whereRef('story_articles.story_id', '=', 'stories.id')
          .where(({ or, eb }) =>
            or([eb('feed_items.article_id', 'is', null), eb('feeds.id', 'is not', null)]),
          ),
      ),
    )
  }
  const rows = await query
    .orderBy('changed_at', 'desc')
    .orderBy('key', 'desc')
    .limit(PAGE)
    .offset(offset)
    .execute()
  return rows.map(row => row.id)
}

/** Those of the stories that are about any of the people or topics, in the same order. */
async function about(db: Database, ids: readonly string[], asked: About | undefined): Promise<string[]> {
  if (asked === undefined || ids.length === 0) return [...ids]
  const fitting = new Set([
    ...(await namingAnyOf(db, ids, asked.personIds)),
    ...(await onAnyOf(db, ids, asked.topics)),
  ])
  return ids.filter(id => fitting.has(id))
}

async function namingAnyOf(
  db: Database,
  ids: readonly string[],
  personIds: readonly string[],
): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('story_articles')
    .innerJoin('articles', 'articles.id', 'story_articles.article_id')
    .innerJoin('mentions', 'mentions.article_key', 'articles.key')
    .select('story_articles.story_id')
    .distinct()
    .where('story_articles.story_id', 'in', ids)
    .where('articles.newest', '=', 1)
    .where('mentions.person_id', 'in', personIds)
    .execute()
  return rows.map(row => row.story_id)
}

async function onAnyOf(db: Database, ids: readonly string[], topics: readonly string[]): Promise<string[]> {
  const wanted = topics.map(topic => terms(topic)).filter(each => each.length > 0)
  if (wanted.length === 0) return []
  const rows = await db
    .selectFrom('story_articles')
    .innerJoin('articles', 'articles.id', 'story_articles.article_id')
    .select(['story_articles.story_id', 'articles.headline'])
    .select(sql<string>`substr(articles.text, 1, ${sql.lit(OPENING)})`.as('opening'))
    .where('story_articles.story_id', 'in', ids)
    .where('articles.newest', '=', 1)
    .execute()
  return rows
    .filter(({ headline, opening }) => {
      const stands = new Set(terms(`${headline}\n${opening}`))
      return wanted.some(topic => topic.every(term => stands.has(term)))
    })
    .map(row => row.story_id)
}
