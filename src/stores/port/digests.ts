import type { Article } from '../../model/article.ts'
import type { Delivery, Digest, Follow } from '../../model/digest.ts'

/** What may be changed of a digest once it is set up; `undefined` takes a field away. */
export interface DigestChanges extends Partial<Pick<Digest, 'pattern' | 'timeZone' | 'state' | 'settings'>> {
  readonly pauseReason?: string | undefined
  readonly nextDueAt?: Temporal.Instant | undefined
}

/** An occurrence as it is first noted: to be tried, or settled at once with the reason. */
export type PlannedDelivery = Pick<Delivery, 'dueAt'> &
  ({ readonly tryAt: Temporal.Instant } | { readonly skipped: string; readonly at: Temporal.Instant })

/** An article that somebody's follow waited for. */
export interface FollowHit {
  readonly follow: Follow
  readonly articleId: string
}

export interface DigestStore {
  add(digest: Omit<Digest, 'id'>): Promise<Digest>
  find(id: string): Promise<Digest | undefined>
  /** Also those removed. */
  change(id: string, changes: DigestChanges): Promise<void>
  /** Those of a space that are not removed, the oldest first. */
  list(spaceId: string): Promise<Digest[]>
  /** Those with an occurrence up to `now` that is not yet among the deliveries, whatever was due first first. */
  due(now: Temporal.Instant, options: { readonly limit: number }): Promise<Digest[]>
  /**
   * Puts occurrences of a digest among the deliveries, and sets when the next one is due. All or nothing; false where
   * somebody else did it, or the digest was changed, since it was read.
   */
  plan(
    digest: Digest,
    planned: {
      readonly deliveries: readonly PlannedDelivery[]
      readonly nextDueAt: Temporal.Instant | undefined
    },
  ): Promise<boolean>
  /** Stops an active digest; false where it was not active, so that of several one knows that it did it. */
  pause(id: string, reason: string): Promise<boolean>
  /** Up to when occurrences were planned last, by the clock of whoever did it. */
  plannedUpTo(): Promise<Temporal.Instant | undefined>
  notePlannedUpTo(instant: Temporal.Instant): Promise<void>
  /** Active ones whose next occurrence lies after this instant, in the order of their ids, behind one of them. */
  dueAfter(
    instant: Temporal.Instant,
    options: { readonly behind?: string; readonly limit: number },
  ): Promise<Digest[]>
}

export interface FollowStore {
  /** Gives the one there is where the channel follows this already, active again. */
  add(follow: Omit<Follow, 'id'>): Promise<{ readonly follow: Follow; readonly isNew: boolean }>
  find(id: string): Promise<Follow | undefined>
  /** Of a space, the oldest first. */
  list(spaceId: string): Promise<Follow[]>
  remove(id: string): Promise<void>
  pause(id: string, reason: string): Promise<boolean>
  /** Active follows of these people, and those of all races and topics, with the newest article from before each. */
  ofPeople(personIds: readonly string[]): Promise<{ readonly follow: Follow; readonly afterKey: number }[]>
  /** Articles that were stored and not yet compared with what is followed, in the order in which they came. */
  unread(options: { readonly limit: number }): Promise<{ readonly article: Article; readonly key: number }[]>
  /**
   * Notes which articles are for whom, each once, and how far was read. What comes for one follow goes into the delivery
   * that waits for it, or else into a new one due at `dueAt`. False where somebody else read meanwhile.
   */
  note(
    hits: readonly FollowHit[],
    options: { readonly from: number; readonly upTo: number; readonly dueAt: Temporal.Instant },
  ): Promise<boolean>
  /** How far was read. */
  readUpTo(): Promise<number>
  /** The articles that go into the alert of a follow. */
  hits(followId: string, dueAt: Temporal.Instant): Promise<string[]>
}
