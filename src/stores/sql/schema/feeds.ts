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
  bad_guids: Generated<number>
}

export interface FeedItemsTable {
  polled_key: number
  item_key: string
  mark: string
  article_id: string | null
  problem: string | null
  seen_at: string
  quiet: Generated<number>
}

export interface PagesTable {
  article_id: string
  url: string
  etag: string | null
  last_modified: string | null
  read_at: string
  look_at: string
  missing_since: string | null
}
