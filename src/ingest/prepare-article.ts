import { type Article, sameWords } from '../model/article.ts'
import type { WatchedPage } from '../model/feed.ts'
import type { Store } from '../stores/store.ts'
import type { ReadText, TextEngine } from './engine/jobs.ts'
import type { ParsedArticle } from './formats/format.ts'
import { makeArticle } from './make-article.ts'

/** Where an article comes from: a file, a page, a feed's item. */
export interface ArticleOrigin {
  /** Stands in for URL and publisher where the input names neither. */
  readonly fileName?: string
  /** The page that it was read from, to be looked at again. */
  readonly page?: Pick<WatchedPage, 'url' | 'etag' | 'lastModified'> | undefined
  /** The item of a feed by which it came: believed where the words bear it out, see `find-identity.ts`. */
  readonly item?: ItemOrigin | undefined
  /** The stored article that it is, where that is known. */
  readonly articleId?: string
  /** Set on what a feed brings when it is read for the first time: nobody is alerted of it. */
  readonly isQuiet?: boolean
}

export interface ItemOrigin {
  readonly feedKey: number
  readonly itemKey: string
  /** Whether the key stands for a GUID, which may have stood for another article, or another for this one. */
  readonly isGuid: boolean
}

/** An article that is read, and ready to be saved. */
export interface PreparedArticle {
  readonly article: Omit<Article, 'revision'>
  readonly origin: ArticleOrigin
  /** What stands in its text; absent where it is stored with these words. */
  readonly read?: ReadText
}

/**
 * The long work of taking an article in: it is cleaned, and read for quotes and people. Most of what a second look at a feed
 * or folder brings is known, and is not read again.
 *
 * @param options.now the present, for refusing articles that are dated ahead of it
 * @throws UserError what {@link makeArticle} throws
 */
export async function prepareArticle(
  parsed: ParsedArticle,
  {
    store,
    engine,
    now,
    origin,
  }: {
    readonly store: Store
    readonly engine: TextEngine
    readonly now: Temporal.Instant
    readonly origin: ArticleOrigin
  },
): Promise<PreparedArticle> {
  const article = makeArticle(parsed, { now, fileName: origin.fileName ?? 'article' })
  const stored = await store.articles.find(origin.articleId ?? article.id)
  if (stored !== undefined && bringsNothing(article, stored)) return { article, origin }
  return { article, origin, read: await engine.readText(article) }
}

/** Whether a stored article stays as it is. What a feed says takes no page's place: its quotations would count as taken back. */
export function bringsNothing(article: Omit<Article, 'revision'>, stored: Article): boolean {
  return sameWords(stored, article) || (article.feedOnly !== undefined && stored.feedOnly === undefined)
}
