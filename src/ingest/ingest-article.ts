import type { SaveResult, Store } from '../stores/store.ts'
import { buildRecord } from './build-record.ts'
import type { ParsedArticle } from './formats/format.ts'
import { makeArticle } from './make-article.ts'

/** An article that is in the store now, and whether it was before. */
export interface IngestedArticle extends SaveResult {
  readonly articleId: string
  readonly headline: string
}

/**
 * Takes one article into the store: read, cleaned, its quotes, people and passages found, saved as a whole.
 *
 * @throws UserError what {@link makeArticle} throws
 */
export async function ingestArticle(
  parsed: ParsedArticle,
  { store, ...options }: { readonly store: Store; readonly now: Temporal.Instant; readonly fileName: string },
): Promise<IngestedArticle> {
  const article = makeArticle(parsed, options)
  const saved = await store.articles.save(await buildRecord(article, store.people))
  return { articleId: article.id, headline: article.headline, ...saved }
}
