import type { Fetched, Fetcher } from '../../feeds/fetch.ts'
import { FetchError } from '../../feeds/fetch-error.ts'
import type { PageObstacle } from '../../model/article.ts'
import { UserError } from '../../model/errors.ts'
import type { WatchedPage } from '../../model/feed.ts'
import type { TextEngine } from '../engine/jobs.ts'
import type { ParsedArticle } from '../formats/format.ts'

/** A page's article, with what is kept of the page for looking at it again. */
export interface ReadPage {
  readonly article: ParsedArticle
  readonly page: Pick<WatchedPage, 'url' | 'etag' | 'lastModified'>
}

interface Reading {
  readonly fetcher: Fetcher
  readonly engine: TextEngine
  readonly signal?: AbortSignal | undefined
}

// Pages are long, and their articles are not.
const MAX_PAGE_BYTES = 5_000_000

/**
 * Reads the article of a page.
 *
 * @throws UserError why there is none; FetchError among them
 */
export async function readPage(url: string, reading: Reading): Promise<ReadPage> {
  const read = await readIfChanged({ url }, reading)
  if (read === undefined) throw new UserError('no-page', `${url} gave no page.`)
  return read
}

/**
 * Reads the article of a page that was read before; undefined where its server says that nothing has changed since.
 *
 * @throws UserError why there is none; FetchError among them
 */
export async function readIfChanged(
  { url, etag, lastModified }: ReadPage['page'],
  { fetcher, engine, signal }: Reading,
): Promise<ReadPage | undefined> {
  const fetched = await fetcher.fetch(url, {
    accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
    maxBytes: MAX_PAGE_BYTES,
    etag,
    lastModified,
    signal,
  })
  if (fetched.outcome !== 'read') return undefined
  return {
    article: await articleOfPage(fetched.text, { ...fetched, engine }),
    page: { url, ...validatorsOf(fetched) },
  }
}

/** What a server gave for asking whether anything has changed. */
export function validatorsOf(fetched: Fetched): Pick<WatchedPage, 'etag' | 'lastModified'> {
  if (fetched.outcome !== 'read') return {}
  const { etag, lastModified } = fetched
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
}

/** @throws UserError why it is no article */
export async function articleOfPage(
  text: string,
  {
    url,
    contentType = '',
    engine,
  }: Pick<Reading, 'engine'> & { readonly url: string; readonly contentType?: string },
): Promise<ParsedArticle> {
  if (/^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|octet-stream)/i.test(contentType)) {
    throw new UserError(
      'no-page',
      `${url} is no page but a file (${contentType.split(';')[0]}). Articles are read from pages.`,
    )
  }
  const { article, obstacle } = await engine.readPage(text, { url })
  if (obstacle !== undefined) throw obstacle
  return article
}

/** What keeps us from a page, as it is kept with what the feed says instead. */
export function pageObstacle(error: UserError): PageObstacle {
  if (error instanceof FetchError) {
    if (error.failure === 'missing' || error.failure === 'gone') return 'missing'
    return CLOSED.has(error.failure) ? 'closed' : 'unreadable'
  }
  return OBSTACLES[error.code] ?? 'unreadable'
}

const CLOSED: ReadonlySet<string> = new Set(['refused', 'robots', 'private-address'])

const OBSTACLES: Readonly<Record<string, PageObstacle>> = {
  paywall: 'paywall',
  login: 'login',
  'consent-wall': 'consent',
  'bot-check': 'closed',
}
