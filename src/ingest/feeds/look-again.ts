import { FetchError } from '../../feeds/fetch-error.ts'
import type { Article } from '../../model/article.ts'
import { UserError } from '../../model/errors.ts'
import type { WatchedPage } from '../../model/feed.ts'
import type { ParsedArticle } from '../formats/format.ts'
import { ingestArticle } from '../ingest-article.ts'
import { nextLook } from '../next-look.ts'
import { readPublished } from '../published.ts'
import type { IngestedArticle } from '../save-articles.ts'
import type { PollOptions } from './poll-options.ts'
import { pageObstacle, type ReadPage, readIfChanged } from './read-page.ts'

/** What looking at pages again brought. */
export interface LookReport {
  readonly looked: number
  readonly changed: readonly IngestedArticle[]
  /** Articles that the site has no more. */
  readonly withdrawn: readonly string[]
}

/** As many as are looked at between two rounds of feeds, so that these do not wait. */
const AT_ONCE = 5
/** Whoever takes a page and dies keeps it from others for so long. */
const CLAIM = { hours: 1 }
/** A page that is not there may be back in a moment: it counts as taken down when it is still away after this. */
const SECOND_LOOK = { hours: 1 }

/**
 * Looks again at pages that articles were read from (see {@link nextLook} for when), so that edits and withdrawals are
 * noticed which no feed tells of. Asks only for what has changed.
 *
 * @throws FetchError `stopped`
 */
export async function lookAgain(options: PollOptions): Promise<LookReport> {
  const { store, now, signal } = options
  const at = now()
  const pages = await store.pages.claim({ now: at, until: at.add(CLAIM), limit: AT_ONCE })
  const report = { looked: pages.length, changed: [] as IngestedArticle[], withdrawn: [] as string[] }
  for (const page of pages) {
    signal?.throwIfAborted()
    const stored = await store.articles.find(page.articleId)
    if (stored === undefined) {
      await store.pages.forget(page.articleId)
      continue
    }
    try {
      const read = await readIfChanged(page, options)
      const taken = read && (await takeRevision(stored, read, options))
      if (taken?.outcome === 'changed') report.changed.push(taken)
      await watchOn({ ...page, ...read?.page }, stored, options)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      if (error instanceof FetchError && error.failure === 'stopped') throw error
      if (await isTakenDown(page, error, options)) report.withdrawn.push(page.articleId)
      else if (pageObstacle(error) !== 'missing') await watchOn(page, stored, options)
    }
  }
  return report
}

/** Takes in what the page says now. What it leaves open is as it was. */
async function takeRevision(
  stored: Article,
  { article }: ReadPage,
  options: PollOptions,
): Promise<IngestedArticle> {
  const parsed: ParsedArticle = {
    ...article,
    url: stored.canonicalUrl,
    headline: article.headline ?? stored.headline,
    byline: article.byline ?? stored.byline,
    publisher: stored.publisher,
    published:
      readPublished(article.published ?? '') === undefined
        ? stored.publishedAt.toString()
        : article.published,
    language: article.language ?? stored.language,
  }
  return ingestArticle(parsed, {
    ...options,
    now: options.now(),
    origin: { articleId: stored.id },
  })
}

/** Notes when the page is looked at next, if at all. */
async function watchOn(page: WatchedPage, stored: Article, { store, now }: PollOptions): Promise<void> {
  const { missingSince: _, ...there } = page
  const [post] = await store.posts.ofArticle(page.articleId, { limit: 1 })
  const lookAt = nextLook({
    publishedAt: stored.publishedAt,
    readAt: page.readAt,
    now: now(),
    shownAt: post?.postedAt,
  })
  if (lookAt === undefined) await store.pages.forget(page.articleId)
  else await store.pages.save({ ...there, lookAt })
}

/** A page that is away at two looks in a row is taken down, and noted as such. */
async function isTakenDown(
  page: WatchedPage,
  error: UserError,
  { store, now }: PollOptions,
): Promise<boolean> {
  if (pageObstacle(error) !== 'missing') return false
  const at = now()
  if (page.missingSince === undefined) {
    await store.pages.save({ ...page, missingSince: at, lookAt: at.add(SECOND_LOOK) })
    return false
  }
  await store.corrections.withdraw(page.articleId, at)
  await store.pages.forget(page.articleId)
  return true
}

/** What it brought in one line, for the log: `5 pages looked at again: 1 article edited, 1 withdrawn.` */
export function lookWords({ looked, changed, withdrawn }: LookReport): string {
  const edited = `${changed.length} ${changed.length === 1 ? 'article' : 'articles'} edited`
  return `${looked} ${looked === 1 ? 'page' : 'pages'} looked at again: ${edited}, ${withdrawn.length} withdrawn.`
}
