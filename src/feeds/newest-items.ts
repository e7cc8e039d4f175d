import { feedDate } from './feed-date.ts'

// More than any feed lists. Whole archives as one feed do exist; the newest of them are enough.
const MAX_ITEMS = 500

/** A feed's text cut at its items. They are searched for word by word: it may be anything, of any length. */
export interface FeedPieces {
  /** What stands before the first item. */
  readonly head: string
  readonly items: readonly string[]
  /** What stands behind the last. */
  readonly tail: string
}

/** Cuts a feed in XML, sound or broken, at the ends of its items; what is between two of them belongs to neither. */
export function inPieces(content: string): FeedPieces {
  const [, name] =
    (/^<(?:\w+:)?urlset/i.test(content) ? /<(url)[\s>]/i : /<(item|entry)[\s>]/i).exec(content) ?? []
  if (name === undefined) return { head: content, items: [], tail: '' }
  const begin = new RegExp(`<${name}[\\s>]`, 'g')
  const close = `</${name}>`
  const first = content.search(begin)
  const items: string[] = []
  let last = first
  for (let start = first; start >= 0; ) {
    const end = content.indexOf(close, start)
    if (end < 0) break
    last = end + close.length
    items.push(content.slice(start, last))
    begin.lastIndex = last
    start = begin.exec(content)?.index ?? -1
  }
  return { head: content.slice(0, first), items, tail: content.slice(last) }
}

/**
 * A feed with no more items than are worth reading: of a long one the newest, before anything is parsed, which would take
 * seconds. Items without a date count as older than all others, the last as the oldest.
 */
export function withoutOldItems(content: string): { readonly content: string; readonly left: number } {
  if (content.startsWith('{')) return withoutOldOfJson(content)
  const { head, items, tail } = inPieces(content)
  const isNews = /^<(?:\w+:)?urlset/i.test(content) ? (item: string) => DATE.test(item) : () => true
  const listed = items.filter(isNews)
  if (listed.length <= MAX_ITEMS) return { content, left: 0 }
  const kept = newest(listed, item => DATE.exec(item)?.groups?.date)
  return { content: head + kept.join('') + tail, left: listed.length - kept.length }
}

const DATE =
  /<(?:\w+:)?(?:pubDate|published|date|issued|created|updated|publication_date)(?:\s[^>]{0,200})?>\s*(?:<!\[CDATA\[)?(?<date>[^<\]]{4,60})/

function withoutOldOfJson(content: string): ReturnType<typeof withoutOldItems> {
  let feed: { readonly items?: unknown }
  try {
    feed = JSON.parse(content)
  } catch {
    return { content, left: 0 }
  }
  const { items } = feed
  if (!Array.isArray(items) || items.length <= MAX_ITEMS) return { content, left: 0 }
  const kept = newest(items, item => {
    const date = (item as { readonly date_published?: unknown } | null)?.date_published
    return typeof date === 'string' ? date : undefined
  })
  return { content: JSON.stringify({ ...feed, items: kept }), left: items.length - kept.length }
}

/** The newest, in the order in which they stood. */
function newest<Item>(items: readonly Item[], dateOf: (item: Item) => string | undefined): Item[] {
  return items
    .map((item, index) => ({ item, index, time: timeOf(dateOf(item)) }))
    .sort((a, b) => b.time - a.time || a.index - b.index)
    .slice(0, MAX_ITEMS)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item)
}

function timeOf(written: string | undefined): number {
  const time = Date.parse(feedDate(written) ?? '')
  return Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time
}
