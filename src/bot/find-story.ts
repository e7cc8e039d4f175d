import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { terms } from '../text/terms.ts'
import { findArticle } from './find-article.ts'

/**
 * The story that typed words mean: its id, with or without `#`; or the story of the article that they mean (see
 * {@link findArticle}). Undefined when there is none.
 */
export async function findStory(
  store: Store,
  typed: string,
  today: Temporal.PlainDate,
): Promise<Story | undefined> {
  const known = await store.stories.find(typed.replace(/^#/u, ''))
  if (known !== undefined) return known
  const article = await findArticle(store, typed, today)
  return article && (await store.stories.ofArticles([article.id])).get(article.id)
}

/** Stories likeliest meant by what was typed so far: the newest when nothing was. */
export async function findStories(
  store: Store,
  typed: string,
  { limit }: { readonly limit: number },
): Promise<Story[]> {
  if (typed.trim() === '') return store.stories.changed({ limit })
  const articles = await store.articles.search(terms(typed), { limit: 2 * limit })
  const stories = await store.stories.ofArticles(articles.map(({ id }) => id))
  return [
    ...new Map(articles.flatMap(({ id }) => stories.get(id) ?? []).map(story => [story.id, story])).values(),
  ].slice(0, limit)
}
