import { createHash } from 'node:crypto'
import type { FeedItem } from '../../feeds/formats/feed-format.ts'

/** An item with what tells it from others of its feed, and what changes when the article does. */
export interface KeyedItem {
  readonly item: FeedItem
  readonly itemKey: string
  /** Where it goes by its address although it has a GUID: the key that it had while that was believed. */
  readonly guidKey?: string
  readonly mark: string
}

/**
 * Keys for the items of a feed: their GUIDs, or, where those do not tell its articles apart, their addresses. Items that
 * stand in it twice come once.
 *
 * @param options.hasBadGuids known of the feed from before
 */
export function keyItems(
  items: readonly FeedItem[],
  { hasBadGuids = false }: { readonly hasBadGuids?: boolean | undefined } = {},
): {
  readonly keyed: readonly KeyedItem[]
  /** Whether one GUID stands for several articles here. */
  readonly areGuidsShared: boolean
} {
  const areGuidsShared = [...Map.groupBy(items, ({ guid }) => guid)].some(
    ([guid, sharing]) => guid !== undefined && new Set(sharing.map(({ url }) => url)).size > 1,
  )
  const byAddress = hasBadGuids || areGuidsShared
  const keyed = new Map<string, KeyedItem>()
  for (const item of items) {
    const { guid, url, headline, modified, content } = item
    const itemKey = (byAddress ? undefined : keyOf(guid)) ?? addressKey(item)
    const guidKey = byAddress ? keyOf(guid) : undefined
    // Not the date of publication, nor the summary: feeds that date everything anew, or count comments there, have no news.
    const mark = hash([url, headline, modified, content])
    if (!keyed.has(itemKey)) keyed.set(itemKey, { item, itemKey, mark, ...(guidKey && { guidKey }) })
  }
  return { keyed: [...keyed.values()], areGuidsShared }
}

/** The key of an item by where it stands, or, where it has no address, by its headline and date. */
export function addressKey({ url, headline, published }: FeedItem): string {
  return hash([url ?? `${headline} ${published}`])
}

function keyOf(guid: string | undefined): string | undefined {
  return guid === undefined ? undefined : hash([guid])
}

function hash(parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
