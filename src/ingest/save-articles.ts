import { setImmediate as turn } from 'node:timers/promises'
import type { Article } from '../model/article.ts'
import type { QuoteCorrection } from '../model/correction.ts'
import type { ArticleRecord, SaveResult, Store } from '../stores/store.ts'
import { findCorrections } from '../text/revisions/find-corrections.ts'
import { terms } from '../text/terms.ts'
import { buildRecord } from './build-record.ts'
import type { TextEngine } from './engine/jobs.ts'
import { findIdentity, type GuidFault, type Identity } from './find-identity.ts'
import type { StoryKeeper } from './keep-stories.ts'
import { nextLook } from './next-look.ts'
import { type ArticleOrigin, bringsNothing, type PreparedArticle } from './prepare-article.ts'

/** An article that is in the store now, and whether it was before. */
export interface IngestedArticle extends SaveResult {
  readonly articleId: string
  readonly headline: string
  /** What a changed article does not keep of what was quoted before. */
  readonly corrections?: readonly QuoteCorrection[]
  /** Why the feed's GUID was not believed: to be told in the feed's health. */
  readonly guidFault?: GuidFault
}

export interface SaveOptions {
  readonly store: Store
  readonly engine: TextEngine
  /** The process's one keeper of the store's stories. */
  readonly stories: StoryKeeper
  readonly now: Temporal.Instant
}

/** What became of an article: `error` where it could not be saved, which keeps no other from being saved. */
export type SaveOutcome = IngestedArticle | { readonly error: unknown }

/**
 * Saves articles that came in one after the other: each found to be new or one that is stored, and saved as a whole with
 * what it corrects of its last revision; all in one transaction, since most of what saving costs is paid by the transaction.
 * Then they are given their stories.
 *
 * @param options.noted writes down in the same transaction what else is to be known of an article
 */
export async function saveArticles<Prepared extends PreparedArticle>(
  articles: readonly Prepared[],
  options: SaveOptions & {
    readonly noted?: (prepared: Prepared, saved: IngestedArticle, store: Store) => Promise<void>
  },
): Promise<SaveOutcome[]> {
  const { store, stories, now, noted } = options
  if (articles.length === 0) return []
  let saved: SavedArticle[]
  try {
    saved = await store.together(async inner => {
      const done: SavedArticle[] = []
      for (const prepared of articles) {
        // Whoever asks something meanwhile is acknowledged between two of them.
        if (done.length > 0) await turn()
        const each = await saveOne(prepared, { ...options, store: inner })
        await noted?.(prepared, each, inner)
        done.push(each)
      }
      return done
    })
  } catch (error) {
    if (articles.length === 1) return [{ error }]
    const alone: SaveOutcome[] = []
    for (const prepared of articles) alone.push(...(await saveArticles([prepared], options)))
    return alone
  }
  // After they are saved: articles must not wait for each other while one's story is looked for.
  const changed = saved.filter(({ outcome }) => outcome !== 'unchanged')
  await stories.assign(
    changed.map(({ article }) => article),
    { at: now },
  )
  return saved.map(({ article: _, ...each }) => each)
}

type SavedArticle = IngestedArticle & { readonly article: Omit<Article, 'revision'> }

async function saveOne(
  { article: made, origin, read }: PreparedArticle,
  { store, engine, now }: Pick<SaveOptions, 'store' | 'engine' | 'now'>,
): Promise<SavedArticle> {
  const known: Identity =
    origin.articleId === undefined
      ? await identify(made, { store, item: origin.item })
      : { articleId: origin.articleId, by: 'url' }
  const article = { ...made, id: known.articleId ?? made.id }
  const { id: articleId, headline } = article
  const about = { article, articleId, headline, ...(known.guidFault && { guidFault: known.guidFault }) }

  const stored = await store.articles.find(articleId)
  await watchPage(article, { origin, store, now })
  if (stored !== undefined && bringsNothing(article, stored)) {
    return { ...about, outcome: 'unchanged', revision: stored.revision }
  }
  // Read already, but where another process changed it this very moment.
  const record = await buildRecord(article, {
    read: read ?? (await engine.readText(article)),
    people: store.people,
  })
  const corrections = stored && (await compareQuotes(stored, { record, store }))
  const saved = await store.articles.save({
    ...record,
    isQuiet: origin.isQuiet === true,
    ...(corrections && { corrections: { seenAt: now, fromRevision: stored.revision, found: corrections } }),
  })
  return { ...about, ...saved, ...(corrections && { corrections }) }
}

async function watchPage(
  { id: articleId, publishedAt }: Omit<Article, 'revision'>,
  {
    origin: { page },
    store,
    now,
  }: Pick<SaveOptions, 'store' | 'now'> & { readonly origin: Pick<ArticleOrigin, 'page'> },
): Promise<void> {
  if (page === undefined) return
  const lookAt = nextLook({ publishedAt, readAt: now, now })
  if (lookAt !== undefined) await store.pages.save({ articleId, ...page, readAt: now, lookAt })
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
