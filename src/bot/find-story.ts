import { canonicalUrl } from '../ingest/canonical-url.ts'
import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { terms } from '../text/terms.ts'
import { findArticle, isLatest } from './find-article.ts'

export interface StoryOptions {
  readonly today: Temporal.PlainDate
  /** Words mean stories of this space's feeds; see `StoryFilter.spaceId`. */
  readonly spaceId: string
}

/**
 * The story that typed words mean: its id, with or without `#`; or the story of the article that they mean (see
 * {@link findArticle}). Where others' feeds brought that one, the likeliest of the space's own. Undefined when there is none.
 */
export async function findStory(
  store: Store,
  typed: string,
  { today, spaceId }: StoryOptions,
): Promise<Story | undefined> {
  const known = await store.stories.find(typed.replace(/^#/u, ''))
  if (known !== undefined) return known
  const article = await findArticle(store, typed, { today })
  const story = article && (await store.stories.ofArticles([article.id])).get(article.id)
  // Who names an article by id or link knows it.
  const isNamed = typed.startsWith('#') || canonicalUrl(typed) !== undefined
  if (story === undefined || isNamed || (await seen(store, [story], spaceId)).length > 0) return story
  const words = isLatest(typed) ? '' : typed
  return (await findStories(store, words, { spaceId, limit: 1 }))[0]
}

/** Stories of the space's feeds likeliest meant by what was typed so far: the newest when nothing was. */
export async function findStories(
  store: Store,
  typed: string,
  { spaceId, limit }: { readonly spaceId: string; readonly limit: number },
): Promise<Story[]> {
  if (typed.trim() === '') return store.stories.changed({ limit, spaceId })
  const articles = await store.articles.search(terms(typed), { limit: Math.max(LOOKED_AT, 2 * limit) })
  const stories = await store.stories.ofArticles(articles.map(({ id }) => id))
  const found = new Map(articles.flatMap(({ id }) => stories.get(id) ?? []).map(story => [story.id, story]))
  return (await seen(store, [...found.values()], spaceId)).slice(0, limit)
}

/** Others' feeds may have brought the likeliest. */
const LOOKED_AT = 100

/** Those of the stories of which a space sees an article. */
async function seen(store: Store, stories: readonly Story[], spaceId: string): Promise<Story[]> {
  const articleIds = stories.flatMap(({ articles }) => articles.map(({ articleId }) => articleId))
  const ofSpace = await store.feeds.seenBy(spaceId, articleIds)
  return stories.filter(({ articles }) => articles.some(({ articleId }) => ofSpace.has(articleId)))
}
