import type { Place } from './place.ts'

/** A standing order for a channel: post the news at these times. */
export interface Digest {
  readonly id: string
  readonly place: Place
  /** Five-field cron pattern, read in `timeZone`. */
  readonly pattern: string
  /** IANA zone: `America/Chicago`. */
  readonly timeZone: string
  /** At most this many stories in one post. */
  readonly limit: number
}

/** One occurrence of a digest: claimed before the work, recorded after the post, so that it happens once. */
export interface Delivery {
  readonly digestId: string
  readonly dueAt: Temporal.Instant
  readonly state: 'claimed' | 'posted' | 'skipped' | 'failed'
  readonly claimedUntil?: Temporal.Instant
  readonly postedAt?: Temporal.Instant
  /** Why it was skipped or failed, for people. */
  readonly reason?: string
}
