import { UserError } from '../model/errors.ts'
import { feedDate } from './feed-date.ts'
import { atom } from './formats/atom.ts'
import {
  type FeedFormat,
  type FeedItem,
  filled,
  type ParsedFeed,
  type RawFeed,
  type RawItem,
} from './formats/feed-format.ts'
import { jsonFeed } from './formats/json-feed.ts'
import { newsSitemap } from './formats/news-sitemap.ts'
import { rdf } from './formats/rdf.ts'
import { rss } from './formats/rss.ts'
import { inPieces, withoutOldItems } from './newest-items.ts'
import { plainLine } from './plain-text.ts'

const FORMATS: readonly FeedFormat[] = [jsonFeed, newsSitemap, rdf, atom, rss]

/** Whether the text looks like a feed of any kind. */
export function looksLikeFeed(text: string): boolean {
  return findFormat(mended(text)) !== undefined
}

/**
 * Reads a feed of any kind, sound or broken: what can be understood of it is taken, and links are made whole.
 *
 * @param url where it was read, for links that are relative
 * @throws UserError `no-feed`
 */
export async function readFeed(text: string, url: string): Promise<ParsedFeed> {
  const content = mended(text)
  const format = findFormat(content)
  if (format === undefined) throw noFeed(url, whatElse(content))
  const { content: short, left } = withoutOldItems(content)
  const raw = parseSound(format, short, url)
  // A site's own address may be relative too; links are relative to it where it is whole.
  const siteUrl = wholeUrl(raw.siteUrl, url)
  return {
    format: format.name,
    ...filled({
      name: await plainLine(raw.name ?? ''),
      siteUrl,
      language: languageTag(raw.language),
      ttlMinutes: raw.ttlMinutes && raw.ttlMinutes > 0 ? raw.ttlMinutes : undefined,
      left: left > 0 ? left : undefined,
    }),
    items: (await Promise.all(raw.items.map(item => cleanItem(item, siteUrl ?? url)))).filter(
      item => item.url !== undefined || item.headline !== undefined || item.guid !== undefined,
    ),
  }
}

/** @throws UserError `no-feed` */
function parseSound(format: FeedFormat, content: string, url: string): RawFeed {
  try {
    return format.parse(content)
  } catch (cause) {
    const { head, items } = inPieces(content)
    // Cut off somewhere, or one item broken: each is read by itself, and the broken are left out.
    const sound = items.flatMap(item => {
      try {
        return [format.parse(head + item)]
      } catch {
        return []
      }
    })
    const [first] = sound
    if (first !== undefined) return { ...first, items: sound.flatMap(feed => feed.items) }
    throw noFeed(url, `it begins like ${format.name}, and cannot be read as such`, cause)
  }
}

function findFormat(content: string): FeedFormat | undefined {
  if (isPage(content)) return undefined
  return FORMATS.find(({ sniff }) => sniff(content))
}

/**
 * From its first element on, without what some servers put before a feed: blank lines, warnings of theirs, marks; without
 * declarations of entities, and without control characters.
 */
function mended(text: string): string {
  const clean = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]/g, '').trimStart()
  if (clean.startsWith('{') || isPage(clean)) return clean
  const xml = clean.slice(Math.max(0, clean.search(/<(?:\?xml|!doctype|!--)/i))).replace(PROLOGUE, '')
  return xml.slice(Math.max(0, xml.search(/<(?:\w+:)?(?:rss|feed|rdf|urlset)[\s>]/i)))
}

const PROLOGUE = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>)+/i

function isPage(content: string): boolean {
  return /^<(?:!doctype html|html)[\s>]/i.test(content)
}

async function cleanItem(item: RawItem, base: string): Promise<FeedItem> {
  const [headline, byline] = await Promise.all([plainLine(item.headline ?? ''), plainLine(item.byline ?? '')])
  const published = feedDate(item.published)
  return filled({
    guid: item.guid?.trim().slice(0, 1_000),
    url: item.urls.map(each => wholeUrl(each, base)).find(each => each !== undefined),
    headline,
    byline: withoutMail(byline),
    published,
    modified: [feedDate(item.modified)].find(modified => modified !== published),
    language: languageTag(item.language),
    content: item.content?.trim(),
    summary: item.summary?.trim(),
  })
}

/** An http address, made whole; undefined for anything else, such as a `tag:` or a bare word. */
function wholeUrl(written: string | undefined, base: string): string | undefined {
  const link = written?.trim().replace(/\s+/g, '') ?? ''
  if (link === '') return undefined
  // Somebody forgot the scheme; as a path it would lead nowhere.
  const url = URL.parse(/^www\.[\w-]+\./i.test(link) ? `https://${link}` : link, base)
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined
  // Ids that are no addresses would pass for relative ones: "post-7715".
  const isRelative = URL.parse(link) === null
  return isRelative && !/[/?.]/.test(link) ? undefined : url.href
}

/** `jo@example.com (Jo Venn)` is how RSS wants authors; an address alone is no byline. */
function withoutMail(byline: string): string {
  return (/^\S+@\S+\s*\((?<name>[^)]+)\)$/.exec(byline)?.groups?.name ?? byline)
    .replace(/\S+@\S+\.\S+/g, '')
    .trim()
}

/** As BCP 47 has it: `en_US` is `en-US`. Undefined for what is no tag. */
function languageTag(written = ''): string | undefined {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

function whatElse(content: string): string {
  if (content === '') return 'it is empty'
  if (isPage(content)) return 'it is a page'
  return 'it is neither RSS, Atom, RDF, JSON Feed nor a news sitemap'
}

function noFeed(url: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'no-feed',
    `${url} is no feed: ${why}. Give the address of the site, and its feeds are looked for.`,
    { cause },
  )
}
