import { type Article, sameWords } from '../model/article.ts'
import type { QuoteCorrection } from '../model/correction.ts'
import type { WatchedPage } from '../model/feed.ts'
import type { ArticleRecord, SaveResult, Store } from '../stores/store.ts'
import { findCorrections } from '../text/revisions/find-corrections.ts'
import { terms } from '../text/terms.ts'
import { buildRecord } from './build-record.ts'
import type { TextEngine } from './engine/jobs.ts'
import { findIdentity, type GuidFault, type Identity } from './find-identity.ts'
import type { ParsedArticle } from './formats/format.ts'
import type { StoryKeeper } from './keep-stories.ts'
import { makeArticle } from './make-article.ts'
import { nextLook } from './next-look.ts'

/** An article that is in the store now, and whether it was before. */
export interface IngestedArticle extends SaveResult {
  readonly articleId: string
  readonly headline: string
  /** What a changed article does not keep of what was quoted before. */
  readonly corrections?: readonly QuoteCorrection[]
  /** Why the feed's GUID was not believed: to be told in the feed's health. */
  readonly guidFault?: GuidFault
}

export interface IngestOptions {
  readonly store: Store
  /** What reads texts and pages: one for many articles. */
  readonly engine: TextEngine
  /** The process's one keeper of the store's stories. */
  readonly stories: StoryKeeper
  /** The present, for refusing articles that are dated ahead of it. */
  readonly now: Temporal.Instant
  /** Set on what a feed brings when it is read for the first time: nobody is alerted of it. */
  readonly isQuiet?: boolean
}

/** Where an article comes from: a file, a page, a feed's item. */
export interface ArticleOrigin {
  /** Stands in for URL and publisher where the input names neither. */
  readonly fileName?: string
  /** The page that it was read from, to be looked at again. */
  readonly page?: Pick<WatchedPage, 'url' | 'etag' | 'lastModified'> | undefined
  /** The item of a feed by which it came: believed where the words bear it out, see {@link findIdentity}. */
  readonly item?: ItemOrigin | undefined
  /** The stored article that it is, where that is known. */
  readonly articleId?: string
}

export interface ItemOrigin {
  readonly feedKey: number
  readonly itemKey: string
  /** Whether the key stands for a GUID, which may have stood for another article, or another for this one. */
  readonly isGuid: boolean
}

/**
 * Takes one article into the store: read, cleaned, found to be new or one that is stored, its quotes, people and passages
 * found, saved as a whole with what it corrects of its last revision, and given a story.
 *
 * @throws UserError what {@link makeArticle} throws
 */
export async function ingestArticle(
  parsed: ParsedArticle,
  options: IngestOptions & ArticleOrigin,
): Promise<IngestedArticle> {
  const { store, engine, stories, now, fileName = 'article', item, page, isQuiet = false } = options
  const made = makeArticle(parsed, { now, fileName })
  const known: Identity =
    options.articleId === undefined
      ? await identify(made, { store, item })
      : { articleId: options.articleId, by: 'url' }
  const article = { ...made, id: known.articleId ?? made.id }
  const { id: articleId, headline } = article
  const fault = known.guidFault === undefined ? {} : { guidFault: known.guidFault }

  // Looked up before the text is read for quotes: most of what a second look at a feed or folder brings is known.
  const stored = await store.articles.find(articleId)
  if (page !== undefined) await watchPage(page, { article, store, now })
  if (stored !== undefined && (sameWords(stored, article) || isLess(article, stored))) {
    return { articleId, headline, outcome: 'unchanged', revision: stored.revision, ...fault }
  }
  const record = await buildRecord(article, { people: store.people, engine })
  const corrections = stored && (await compareQuotes(stored, { record, store }))
  const saved = await store.articles.save({
    ...record,
    isQuiet,
    ...(corrections && { corrections: { seenAt: now, fromRevision: stored.revision, found: corrections } }),
  })
  // After it is saved: articles must not wait for each other while one's story is looked for.
  await stories.assign(article, { at: now })
  return { articleId, headline, ...saved, ...(corrections && { corrections }), ...fault }
}

/** What a feed says of an article takes no page's place: its quotations would count as taken back. */
function isLess(article: Pick<Article, 'feedOnly'>, stored: Article): boolean {
  return article.feedOnly !== undefined && stored.feedOnly === undefined
}

async function watchPage(
  page: Pick<WatchedPage, 'url' | 'etag' | 'lastModified'>,
  {
    article,
    store,
    now,
  }: Pick<IngestOptions, 'store' | 'now'> & { readonly article: Omit<Article, 'revision'> },
): Promise<void> {
  const lookAt = nextLook({ publishedAt: article.publishedAt, readAt: now, now })
  if (lookAt !== undefined) await store.pages.save({ articleId: article.id, ...page, readAt: now, lookAt })
}

/** Looks for the stored article that it is. Only items of feeds are looked for by more than their address. */
async function identify(
  article: Omit<Article, 'revision'>,
  { store, item }: { readonly store: Store } & Pick<ArticleOrigin, 'item'>,
): Promise<Identity> {
  const byUrl = await store.articles.find(article.id)
  if (item === undefined) return byUrl === undefined ? {} : { articleId: byUrl.id, by: 'url' }
  const { feedKey, itemKey, isGuid } = item
  const guid = isGuid ? itemKey : undefined
  const listed = guid && (await store.polls.known(feedKey, [guid])).get(guid)?.articleId
  return findIdentity(article, {
    guid,
    byUrl,
    byGuid: listed === undefined ? undefined : await store.articles.find(listed),
    byContent: byUrl === undefined ? await store.articles.headed(terms(article.headline), { limit: 5 }) : [],
    guidBefore: byUrl === undefined ? undefined : await store.polls.lastKeyOf(feedKey, byUrl.id),
  })
}

async function compareQuotes(
  stored: Article,
  { record, store }: { readonly record: ArticleRecord; readonly store: Store },
): Promise<QuoteCorrection[]> {
  const before = await store.quotes.find({ articleIds: [stored.id] })
  return findCorrections(
    { text: stored.text, quotes: before.map(({ quote }) => quote) },
    { text: record.article.text, quotes: record.quotes },
  )
}
