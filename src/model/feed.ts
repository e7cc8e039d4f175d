/** A subscription of one space to an address that lists new articles, and how reading it goes. */
export interface Feed extends FeedHealth {
  readonly id: string
  readonly spaceId: string
  /** Where it is read now: publishers move their feeds. */
  readonly url: string
  /** The address by which it was added, where that leads elsewhere for good by now. */
  readonly movedFrom?: string
  /** What people call it: the feed's own name until somebody gives it another. */
  readonly name: string
  readonly addedAt: Temporal.Instant
}

/** How reading an address goes, the same for every space that subscribes to it. */
export interface FeedHealth {
  /** Absent while it is paused. */
  readonly nextCheckAt?: Temporal.Instant
  readonly lastCheckedAt?: Temporal.Instant
  readonly lastSuccessAt?: Temporal.Instant
  /** When it last brought an article that was not known. */
  readonly lastNewAt?: Temporal.Instant
  /** Why the last check failed, for people; absent after a success. */
  readonly error?: string
  readonly failingSince?: Temporal.Instant
  /** How often in a row it failed. */
  readonly failures: number
  /** Set when it failed for so long that it is not read any more. */
  readonly pausedAt?: Temporal.Instant
  /** Something odd about it that does not keep it from being read. */
  readonly note?: string
}

/** An address that at least one space subscribes to: read once for all of them. */
export interface PolledFeed extends FeedHealth {
  readonly key: number
  readonly url: string
  readonly name: string
  /** What its server gave for asking whether anything has changed. */
  readonly etag?: string
  readonly lastModified?: string
  /** Its GUIDs were found not to tell its articles apart: it is read by their addresses. */
  readonly hasBadGuids?: true
}

/** What came of a check. */
export interface FeedCheck {
  readonly at: Temporal.Instant
  /** Absent pauses it. */
  readonly nextCheckAt?: Temporal.Instant
  readonly isSuccess: boolean
  readonly error?: string
  readonly note?: string
  readonly etag?: string
  readonly lastModified?: string
  /** Where permanent redirects lead. */
  readonly movedTo?: string
  readonly hasNews: boolean
  /** Found this time; what was found before stands. */
  readonly hasBadGuids?: boolean
}

/** An item of a feed that was taken care of, so that it is not read again. */
export interface KnownItem {
  /** What tells it from others of its feed. */
  readonly itemKey: string
  /** Changes when the feed says that the article has. */
  readonly mark: string
  /** Absent where it could not be made an article; `problem` says why. */
  readonly articleId?: string
  readonly problem?: string
  /** It stood in the feed when that was first read: old news, of which nobody is alerted. */
  readonly isQuiet?: boolean
}

/** A page that an article was read from, while it is looked at again for what its publisher changes or takes down. */
export interface WatchedPage {
  readonly articleId: string
  readonly url: string
  /** What its server gave for asking whether anything has changed. */
  readonly etag?: string
  readonly lastModified?: string
  readonly readAt: Temporal.Instant
  readonly lookAt: Temporal.Instant
  /** When it was first found to be there no more. */
  readonly missingSince?: Temporal.Instant
}
