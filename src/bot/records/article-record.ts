import type { Store } from '../../stores/store.ts'
import { compareRevisions } from '../../text/revisions/compare-revisions.ts'
import type { ArticleEntry } from './records.ts'

/**
 * An article as it is stored, with its quotations. An older revision comes without: which stand in it, their own pages tell.
 *
 * @param revision the newest without it
 */
export async function readArticle(
  store: Store,
  id: string,
  revision?: number,
): Promise<ArticleEntry | undefined> {
  const newest = await store.articles.find(id)
  const article = revision === undefined ? newest : await store.articles.find(id, revision)
  if (newest === undefined || article === undefined) return undefined
  const isNewest = article.revision === newest.revision
  const [quotes, corrections, earlier] = await Promise.all([
    isNewest ? store.quotes.find({ articleIds: [id] }) : [],
    store.corrections.ofArticle(id),
    article.revision > 1 ? store.articles.find(id, article.revision - 1) : undefined,
  ])
  return {
    article,
    newest: newest.revision,
    quotes,
    corrections,
    ...(earlier === undefined
      ? {}
      : { before: { article: earlier, differences: compareRevisions(earlier.text, article.text) } }),
  }
}
