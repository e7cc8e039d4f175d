import { UserError } from '../model/errors.ts'
import type { Fetched, Fetcher } from './fetch.ts'
import { FetchError } from './fetch-error.ts'
import type { ParsedFeed } from './formats/feed-format.ts'
import { readSitemapIndex } from './formats/news-sitemap.ts'
import { looksLikeFeed, readFeed } from './read-feed.ts'

/** A feed that was found, as it reads now. */
export interface FoundFeed {
  readonly url: string
  readonly feed: ParsedFeed
}

/** What feeds are asked for with. */
export const FEED_REQUEST = {
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  maxBytes: 5_000_000,
}

// A page may link dozens, one for each section.
const MAX_FOUND = 5

// Where feeds are on most sites that do not say, the commonest first. Each costs a request and a pause.
const COMMON_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml']
const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap.xml']

/**
 * Finds the feeds behind an address that somebody typed: the feed that it is, those that the page names, one at a common
 * place, or a news sitemap. `npr.org` will do.
 *
 * @throws UserError `no-feeds`; FetchError where the address itself cannot be read
 */
export async function findFeeds(typed: string, fetcher: Fetcher): Promise<FoundFeed[]> {
  const page = await fetchTyped(typed, fetcher)
  if (page.outcome !== 'read') throw noFeeds(page.url)
  if (looksLikeFeed(page.text))
    return [{ url: page.movedTo ?? page.url, feed: await readFeed(page.text, page.url) }]

  const named = linkedFeeds(page.text, page.url)
  if (named.length > 0) {
    const found = await readEach(named.slice(0, MAX_FOUND), fetcher)
    if (found.length > 0) return found
  }
  const first = await findFirst(
    COMMON_PATHS.map(path => new URL(path, page.url).href),
    fetcher,
  )
  if (first !== undefined) return [first]
  const news = await findNewsSitemap(page.url, fetcher)
  if (news !== undefined) return [news]
  throw noFeeds(page.url)
}

/** Where no scheme was typed, by https; and by http where nobody answers there by https, as at some small sites. */
async function fetchTyped(typed: string, fetcher: Fetcher): Promise<Fetched> {
  const address = typed.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
  const rest = /^feed:(?:\/\/)?(.*)$/is.exec(address)?.[1] ?? address
  if (rest === address && hasScheme(address)) return fetcher.fetch(address, FEED_REQUEST)
  try {
    return await fetcher.fetch(`https://${rest}`, FEED_REQUEST)
  } catch (error) {
    if (!isWithoutHttps(error)) throw error
    return fetcher.fetch(`http://${rest}`, FEED_REQUEST).catch(second => {
      throw isUnreached(second) ? error : second
    })
  }
}

/** `npr.org:443` has none. */
function hasScheme(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(address) && !/^[\w.-]+\.\w+:\d/.test(address)
}

/** Nobody there, or nobody who speaks TLS. A certificate that is not to be trusted is no reason to go on without any. */
function isWithoutHttps(error: unknown): boolean {
  return isUnreached(error) || (error instanceof FetchError && NO_TLS.test(codeOf(error.cause) ?? ''))
}

const NO_TLS = /^(?:EPROTO|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG))$/

function isUnreached(error: unknown): boolean {
  return error instanceof FetchError && (error.failure === 'unreachable' || error.failure === 'too-slow')
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined
}

const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)|text\/(?:rss|atom)\+xml)/i

/** Feeds that a page names in its link elements. Read without building the page: it may be anything. */
function linkedFeeds(page: string, url: string): string[] {
  const links = Array.from(page.matchAll(/<link\s(?<attributes>[^<>]{1,2000})>/gi), match =>
    readAttributes(match.groups!.attributes!),
  )
  const feeds = links.filter(
    ({ rel = '', type = '', href, title = '' }) =>
      /\balternate\b/i.test(rel) &&
      href !== undefined &&
      (FEED_TYPE.test(type) || (/^application\/json/i.test(type) && /feed/i.test(href))) &&
      // Nobody quotes a comment below an article.
      !/\bcomments?\b/i.test(`${title} ${href}`),
  )
  return [...new Set(feeds.flatMap(({ href }) => URL.parse(href!, url)?.href ?? []))]
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi), match => [
      match[1]!.toLowerCase(),
      (match[2] ?? match[3] ?? match[4] ?? '').replaceAll('&amp;', '&').trim(),
    ]),
  )
}

/** Those that can be read; one that cannot keeps nobody from the others. */
async function readEach(urls: readonly string[], fetcher: Fetcher): Promise<FoundFeed[]> {
  const found: FoundFeed[] = []
  for (const url of urls) {
    const one = await tryFeed(url, fetcher)
    if (one !== undefined && !found.some(each => each.url === one.url)) found.push(one)
  }
  return found
}

async function findFirst(urls: readonly string[], fetcher: Fetcher): Promise<FoundFeed | undefined> {
  for (const url of urls) {
    const found = await tryFeed(url, fetcher)
    if (found !== undefined) return found
  }
  return undefined
}

async function tryFeed(url: string, fetcher: Fetcher): Promise<FoundFeed | undefined> {
  const text = await tryRead(url, fetcher)
  if (text === undefined || !looksLikeFeed(text.text)) return undefined
  const feed = await readFeed(text.text, text.url).catch(() => undefined)
  return feed && { url: text.url, feed }
}

/** At the usual places and wherever robots.txt says; one of an index of sitemaps, where its name speaks of news. */
async function findNewsSitemap(site: string, fetcher: Fetcher): Promise<FoundFeed | undefined> {
  const robots = await tryRead(new URL('/robots.txt', site).href, fetcher)
  const listed = Array.from(robots?.text.matchAll(/^\s*sitemap:\s*(\S+)/gim) ?? [], match => match[1]!)
  const usual = SITEMAP_PATHS.map(path => new URL(path, site).href)
  const places = [...listed.filter(speaksOfNews), ...usual, ...listed.filter(url => !speaksOfNews(url))]
  for (const place of [...new Set(places)].slice(0, MAX_FOUND)) {
    const answer = await tryRead(place, fetcher)
    if (answer === undefined) continue
    if (looksLikeFeed(answer.text)) return tryFeed(place, fetcher)
    const [inner] = readSitemapIndex(answer.text).filter(speaksOfNews)
    const found = inner === undefined ? undefined : await tryFeed(inner, fetcher)
    if (found !== undefined) return found
  }
  return undefined
}

function speaksOfNews(url: string): boolean {
  return /news/i.test(URL.parse(url)?.pathname ?? '')
}

async function tryRead(url: string, fetcher: Fetcher): Promise<{ text: string; url: string } | undefined> {
  try {
    const fetched = await fetcher.fetch(url, FEED_REQUEST)
    return fetched.outcome === 'read'
      ? { text: fetched.text, url: fetched.movedTo ?? fetched.url }
      : undefined
  } catch (error) {
    if (error instanceof FetchError && error.failure !== 'stopped') return undefined
    throw error
  }
}

function noFeeds(url: string): UserError {
  return new UserError(
    'no-feeds',
    `${url} names no feed, and has none at the usual places. Look for “RSS” on the site and give that address.`,
  )
}
