import type { Fetcher } from '../../feeds/fetch.ts'
import { FetchError, type FetchFailure } from '../../feeds/fetch-error.ts'
import type { FeedItem } from '../../feeds/formats/feed-format.ts'
import type { PageObstacle } from '../../model/article.ts'
import { UserError } from '../../model/errors.ts'
import type { TextEngine } from '../engine/jobs.ts'
import type { ParsedArticle } from '../formats/format.ts'
import { readPublished } from '../published.ts'
import { pageObstacle, type ReadPage, readPage } from './read-page.ts'

/**
 * The article of an item, or why there is none. `isPassing`: it may be there the next time. `isTakenDown`: the site has the
 * page no more.
 */
export type ReadItem =
  | {
      readonly article: ParsedArticle
      /** The page that it was read from. */
      readonly page?: ReadPage['page']
      /** Why it is what the feed says of it, rather than the page. */
      readonly instead?: string
    }
  | NoPage

interface NoPage {
  readonly problem: string
  readonly obstacle: PageObstacle
  readonly isPassing: boolean
  readonly isTakenDown?: boolean
}

export interface ReadItemOptions {
  readonly fetcher: Fetcher
  readonly engine: TextEngine
  /** What the feed calls itself: the publisher, where the page names none. */
  readonly feedName: string
  readonly language?: string | undefined
  /** The day of publication where neither page nor feed gives one. */
  readonly now: Temporal.Instant
  /** Its page was read before: where the site has it no more, the feed's own words do not stand in for it. */
  readonly wasRead?: boolean
  readonly signal?: AbortSignal
}

// Not worth keeping as an article: a line that only points to one.
const MIN_WORDS = 20

const PASSING: readonly FetchFailure[] = [
  'unreachable',
  'too-slow',
  'busy',
  'failing',
  'garbled',
  'no-such-host',
]

const TAKEN_DOWN: readonly FetchFailure[] = ['missing', 'gone']

/**
 * Makes an article of an item: the page's where it can be read, else what the feed itself says.
 *
 * @throws FetchError `stopped`
 */
export async function readItem(item: FeedItem, options: ReadItemOptions): Promise<ReadItem> {
  const page = await readPageOf(item, options)
  if ('article' in page) return { ...page, article: completed(page.article, item, options) }
  // What passes is waited for: the whole article is better than its beginning.
  if (page.isPassing || (page.isTakenDown && options.wasRead)) return page
  const own = await readOwnWords(item, options)
  if (own === undefined) return page
  const { obstacle: feedOnly, problem: instead } = page
  return { article: completed({ ...own, url: item.url, feedOnly }, item, options), instead }
}

async function readPageOf(item: FeedItem, options: ReadItemOptions): Promise<ReadPage | NoPage> {
  if (item.url === undefined) {
    return { problem: 'The feed gives no address for it.', obstacle: 'missing', isPassing: false }
  }
  try {
    return await readPage(item.url, options)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const obstacle = pageObstacle(error)
    if (!(error instanceof FetchError)) return { problem: error.message, obstacle, isPassing: false }
    if (error.failure === 'stopped') throw error
    return {
      problem: error.message,
      obstacle,
      isPassing: PASSING.includes(error.failure),
      isTakenDown: TAKEN_DOWN.includes(error.failure),
    }
  }
}

/** The feed's own text of the article, whole or in short. */
async function readOwnWords(
  { content, summary, url = '' }: FeedItem,
  { engine }: ReadItemOptions,
): Promise<ParsedArticle | undefined> {
  for (const piece of [content, summary]) {
    if (piece === undefined) continue
    const { text } = (await engine.readPage(piece, { url })).article
    if (countWords(text) >= MIN_WORDS) return { text }
  }
  return undefined
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

/** What the page leaves open, as the feed has it. */
function completed(
  article: ParsedArticle,
  item: FeedItem,
  { feedName, language, now }: ReadItemOptions,
): ParsedArticle {
  const readable = [article.published, item.published].find(
    written => written !== undefined && readPublished(written) !== undefined,
  )
  return {
    ...article,
    headline: article.headline ?? item.headline,
    byline: article.byline ?? item.byline,
    publisher: article.publisher ?? feedName,
    published: readable ?? now.toString(),
    modified: article.modified ?? item.modified,
    language: article.language ?? item.language ?? language,
  }
}
