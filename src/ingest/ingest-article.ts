import type { ParsedArticle } from './formats/format.ts'
import { type ArticleOrigin, prepareArticle } from './prepare-article.ts'
import { type IngestedArticle, type SaveOptions, saveArticles } from './save-articles.ts'

/**
 * Takes one article into the store: read, cleaned, found to be new or one that is stored, its quotes, people and passages
 * found, saved as a whole with what it corrects of its last revision, and given a story.
 *
 * @param options.now the present, for refusing articles that are dated ahead of it
 * @throws UserError what `make-article.ts` throws
 */
export async function ingestArticle(
  parsed: ParsedArticle,
  options: SaveOptions & { readonly origin: ArticleOrigin },
): Promise<IngestedArticle> {
  const [saved] = await saveArticles([await prepareArticle(parsed, options)], options)
  if (saved === undefined || 'error' in saved) throw saved?.error
  return saved
}
