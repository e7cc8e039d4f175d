import { createHash } from 'node:crypto'
import type { FeedItem } from '../../feeds/formats/feed-format.ts'

/** An item with what tells it from others of its feed, and what changes when the article does. */
export interface KeyedItem {
  readonly item: FeedItem
  readonly itemKey: string
  readonly mark: string
}

/**
 * Keys for the items of a feed: their GUIDs, or, where the feed gives several articles one GUID, their addresses. Items that
 * stand in it twice come once.
 */
export function keyItems(items: readonly FeedItem[]): {
  readonly keyed: readonly KeyedItem[]
  /** What is odd about it, for people. */
  readonly note?: string
} {
  const hasBadGuids = [...Map.groupBy(items, ({ guid }) => guid)].some(
    ([guid, sharing]) => guid !== undefined && new Set(sharing.map(({ url }) => url)).size > 1,
  )
  const keyed = new Map<string, KeyedItem>()
  for (const item of items) {
    const { guid, url, headline, published, modified, content } = item
    const itemKey = hash([(hasBadGuids ? undefined : guid) ?? url ?? `${headline} ${published}`])
    // Not the date of publication, nor the summary: feeds that date everything anew, or count comments there, have no news.
    if (!keyed.has(itemKey))
      keyed.set(itemKey, { item, itemKey, mark: hash([url, headline, modified, content]) })
  }
  return {
    keyed: [...keyed.values()],
    ...(hasBadGuids && { note: 'Its GUIDs stand for several articles each, so its addresses are gone by.' }),
  }
}

function hash(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
