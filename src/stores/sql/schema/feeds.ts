import type { Generated } from 'kysely'

/** What a space subscribes to. */
export interface FeedsTable {
  id: string
  space_id: string
  polled_key: number
  /** As it was when it was added. */
  added_url: string
  name: string
  added_at: string
}

/** An address, with how reading it goes. */
export interface PolledFeedsTable {
  key: Generated<number>
  url: string
  /** Null while paused. */
  next_check_at: string | null
  last_checked_at: string | null
  last_success_at: string | null
  last_new_at: string | null
  error: string | null
  failing_since: string | null
  failures: Generated<number>
  paused_at: string | null
  note: string | null
  etag: string | null
  last_modified: string | null
  claim: string | null
  claimed_until: string | null
}

export interface FeedItemsTable {
  polled_key: number
  item_key: string
  mark: string
  article_id: string | null
  problem: string | null
  seen_at: string
}

export interface GuidsTable {
  feed_id: string
  guid: string
  article_id: string
  seen_at: string
}
