import { sameWords } from '../model/article.ts'
import type { SaveResult, Store } from '../stores/store.ts'
import type { Directory } from '../text/people/directory.ts'
import { buildRecord } from './build-record.ts'
import type { ParsedArticle } from './formats/format.ts'
import type { StoryKeeper } from './keep-stories.ts'
import { makeArticle } from './make-article.ts'

/** An article that is in the store now, and whether it was before. */
export interface IngestedArticle extends SaveResult {
  readonly articleId: string
  readonly headline: string
}

export interface IngestOptions {
  readonly store: Store
  /** The officials of the store: read once for many articles. */
  readonly directory: Directory
  /** The process's one keeper of the store's stories. */
  readonly stories: StoryKeeper
  /** The present, for refusing articles that are dated ahead of it. */
  readonly now: Temporal.Instant
  /** Set on what a feed brings when it is read for the first time: nobody is alerted of it. */
  readonly isQuiet?: boolean
}

/**
 * Takes one article into the store: read, cleaned, its quotes, people and passages found, saved as a whole, and given a story.
 *
 * @throws UserError what {@link makeArticle} throws
 */
export async function ingestArticle(
  parsed: ParsedArticle,
  options: IngestOptions & { readonly fileName: string },
): Promise<IngestedArticle> {
  const { store, directory, stories, now, isQuiet = false } = options
  const article = makeArticle(parsed, options)
  const { id: articleId, headline } = article
  // Looked up before the text is read for quotes: most of what a second look at a feed or folder brings is known.
  const stored = await store.articles.find(articleId)
  if (stored !== undefined && sameWords(stored, article)) {
    return { articleId, headline, outcome: 'unchanged', revision: stored.revision }
  }
  const record = await buildRecord(article, { people: store.people, directory })
  const saved = await store.articles.save({ ...record, isQuiet })
  // After it is saved: articles must not wait for each other while one's story is looked for.
  await stories.assign(article, { at: now })
  return { articleId, headline, ...saved }
}
