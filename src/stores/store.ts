import type { ArticleStore, CorrectionStore, PassageStore, QuoteStore } from './port/articles.ts'
import type { DigestStore, FollowStore } from './port/digests.ts'
import type { FeedStore, PageStore, PollStore } from './port/feeds.ts'
import type { ActionStore, ClaimStore, KeyValueStore, SignInStore } from './port/keys.ts'
import type { MergeStore, PersonStore } from './port/people.ts'
import type { DeliveryStore, PostStore } from './port/posts.ts'
import type { AuditStore, FeedbackStore, InstallationStore, RaceStore, SpaceStore } from './port/spaces.ts'
import type { LabelStore, StoryStore } from './port/stories.ts'

export type * from './port/articles.ts'
export type * from './port/digests.ts'
export type * from './port/feeds.ts'
export type * from './port/keys.ts'
export type * from './port/people.ts'
export type * from './port/posts.ts'
export type * from './port/spaces.ts'
export type * from './port/stories.ts'

/**
 * Saving and finding. Stores find candidates and never rank by meaning; `text/` ranks, so that answers agree on every
 * database. Reads give the newest revision of an article unless a revision is asked for.
 */
export interface Store {
  readonly articles: ArticleStore
  readonly quotes: QuoteStore
  readonly passages: PassageStore
  readonly people: PersonStore
  readonly merges: MergeStore
  readonly keyValues: KeyValueStore
  readonly races: RaceStore
  readonly feedback: FeedbackStore
  readonly audit: AuditStore
  readonly labels: LabelStore
  readonly stories: StoryStore
  readonly feeds: FeedStore
  readonly polls: PollStore
  readonly digests: DigestStore
  readonly follows: FollowStore
  readonly deliveries: DeliveryStore
  readonly posts: PostStore
  readonly spaces: SpaceStore
  readonly actions: ActionStore
  readonly signIns: SignInStore
  readonly claims: ClaimStore
  readonly installations: InstallationStore
  readonly corrections: CorrectionStore
  readonly pages: PageStore
  /**
   * All that `work` writes to the store it is given is written at once, or nothing where any of it fails. Nobody else in
   * this process gets to the database meanwhile: so it uses no other store than the one it is given, and waits for little else.
   */
  together<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  /** Waits for what is under way, then lets go of the database. */
  close(): Promise<void>
}
