import type { Feed, FeedCheck, KnownItem, PolledFeed, WatchedPage } from '../../model/feed.ts'

/** What spaces subscribe to, and how reading it goes. An address is read once, however many spaces have it. */
export interface FeedStore {
  /**
   * Subscribes a space. Where it has the address already, gives what it has. An address that nobody had, or whose reading
   * is paused, is due at once.
   */
  add(
    feed: Pick<Feed, 'spaceId' | 'url' | 'name'>,
    options: { readonly at: Temporal.Instant },
  ): Promise<{ readonly feed: Feed; readonly isNew: boolean }>
  /** Of a space, the oldest first. */
  list(spaceId: string): Promise<Feed[]>
  /** Ends a subscription of the space; undefined where it has none of this id. */
  remove(id: string, spaceId: string): Promise<Feed | undefined>
  /** How many different addresses are subscribed to, and how many of them fail or are paused. */
  tally(): Promise<{ readonly count: number; readonly failing: number; readonly paused: number }>
  /** Makes addresses of a space due, those paused too; all, or one subscription's. Gives how many. */
  refresh(spaceId: string, options: { readonly at: Temporal.Instant; readonly id?: string }): Promise<number>
  /** How many articles each subscription of a space brought since, by id. */
  articleCounts(
    spaceId: string,
    options: { readonly since: Temporal.Instant },
  ): Promise<ReadonlyMap<string, number>>
  /** The subscriptions of a space that brought these articles, by article id; left out where none did. */
  bringing(articleIds: readonly string[], spaceId: string): Promise<ReadonlyMap<string, readonly Feed[]>>
  /**
   * Those of the articles that are for a space: all of them while it has no feeds; then what one of its feeds brought, and what
   * no feed did.
   */
  seenBy(spaceId: string, articleIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The same for what a space has a right to: without feeds of its own it has none to what others' feeds brought. */
  ownedBy(spaceId: string, articleIds: readonly string[]): Promise<ReadonlySet<string>>
}

/** The reading of feeds: each address is claimed by one of several processes, and nobody else reads it until the claim ends. */
export interface PollStore {
  /** Takes addresses that are due and subscribed to, the longest waiting first. */
  claim(options: {
    readonly now: Temporal.Instant
    readonly until: Temporal.Instant
    readonly claim: string
    readonly limit: number
  }): Promise<PolledFeed[]>
  /**
   * Writes down what came of a check, and gives the address back. One that moved to an address that is known already
   * becomes one with it. False where the claim was lost.
   */
  settle(key: number, options: { readonly claim: string; readonly check: FeedCheck }): Promise<boolean>
  /** Gives addresses back as they were. */
  release(claim: string): Promise<void>
  /** Those of these items that were taken care of, by key. */
  known(key: number, itemKeys: readonly string[]): Promise<ReadonlyMap<string, KnownItem>>
  /** The key by which the feed listed an article last. */
  lastKeyOf(key: number, articleId: string): Promise<string | undefined>
  /** Notes an item as taken care of. Whether it is quiet is kept as it was noted first. */
  note(key: number, item: KnownItem & { readonly at: Temporal.Instant }): Promise<void>
  /** The spaces that subscribe to an address. */
  spacesOf(key: number): Promise<string[]>
  /** When the next address is due; undefined where none will be. */
  nextDueAt(): Promise<Temporal.Instant | undefined>
}

/** Pages of articles that are looked at again now and then, each by one process at a time. */
export interface PageStore {
  /** In the place of what was kept of the article's page. */
  save(page: WatchedPage): Promise<void>
  /** Takes those that are due, the longest waiting first; nobody else gets them before `until`. */
  claim(options: {
    readonly now: Temporal.Instant
    readonly until: Temporal.Instant
    readonly limit: number
  }): Promise<WatchedPage[]>
  /** It is not looked at any more. */
  forget(articleId: string): Promise<void>
}
