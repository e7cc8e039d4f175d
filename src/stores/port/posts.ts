import type {
  Approval,
  Decision,
  Delivery,
  DeliverySubject,
  PostContent,
  PostRecord,
  PostSubject,
} from '../../model/digest.ts'
import type { Channel, Platform } from '../../model/place.ts'

/** How a delivery ended. `post` is what is kept of what was posted, `edited` what of an earlier post is no more as it was. */
export type Settlement =
  | {
      readonly state: 'posted'
      readonly at: Temporal.Instant
      readonly post: Pick<PostRecord, 'key' | 'messageIds' | 'threadId' | 'content'>
    }
  | {
      readonly state: 'posted'
      readonly at: Temporal.Instant
      readonly edited: Pick<PostRecord, 'id' | 'messageIds' | 'content'>
    }
  | { readonly state: 'skipped' | 'failed'; readonly at: Temporal.Instant; readonly reason: string }

/** What is to be posted when, and how that went. A subject has one delivery at each instant. */
export interface DeliveryStore {
  /** Adds one; false where it is there already. */
  add(
    delivery: Pick<Delivery, 'subject' | 'place' | 'dueAt'> & {
      readonly tryAt: Temporal.Instant
      readonly content?: PostContent
    },
  ): Promise<boolean>
  /**
   * Takes what may be tried at `now`, at most one of each channel, the longest waiting first. Nobody else gets it until
   * the lease ends.
   */
  claim(options: {
    readonly platform: Platform
    readonly now: Temporal.Instant
    readonly leaseUntil: Temporal.Instant
    readonly claim: string
    /** Channels that are to be left alone. */
    readonly except: readonly string[]
    readonly limit: number
  }): Promise<Delivery[]>
  /** Fixes what is posted, unless it is fixed already; gives what holds. Undefined where the claim was lost to another. */
  prepare(
    id: string,
    options: { readonly claim: string; readonly content: PostContent },
  ): Promise<PostContent | undefined>
  /** Gives a claimed one back, for another try. */
  retry(
    id: string,
    options: { readonly claim: string; readonly at: Temporal.Instant; readonly reason: string },
  ): Promise<void>
  find(id: string): Promise<Delivery | undefined>
  /** Gives a claimed one back that was shown to those who approve it; it comes up again once they have, or at `until`. */
  ask(
    id: string,
    options: {
      readonly claim: string
      readonly asked: Omit<Approval, 'decision'>
      readonly until: Temporal.Instant
      readonly reason: string
    },
  ): Promise<void>
  /** Notes what was said of one that waits for it, and lets it come up at once. False where it does not wait any more. */
  decide(id: string, decision: Decision): Promise<boolean>
  /** Ends one, and keeps what was posted, together. False where it had ended before. */
  settle(id: string, settlement: Settlement): Promise<boolean>
  /** Of one subject, the last due first. */
  history(subject: DeliverySubject, options: { readonly limit: number }): Promise<Delivery[]>
  /** Of a whole space, those that stand so, the last due first. */
  inSpace(
    spaceId: string,
    options: { readonly states: readonly Delivery['state'][]; readonly limit: number },
  ): Promise<Delivery[]>
  /**
   * Takes back what a clock did that was ahead: what a digest is due for later than now and was not posted is forgotten,
   * what was given up later than now is taken up again, and what waits for longer than `longest`, for nobody's approval,
   * may be tried now.
   */
  rewind(options: { readonly now: Temporal.Instant; readonly longest: Temporal.Duration }): Promise<void>
  /** When something of a platform may be tried next. */
  nextTryAt(platform: Platform): Promise<Temporal.Instant | undefined>
}

/** What was posted where. */
export interface PostStore {
  /** What was said in reply to a command and so has no delivery. */
  add(post: Omit<PostRecord, 'id'>): Promise<PostRecord>
  /** Notes the messages of a post that was added before they stood. */
  stands(id: string, messageIds: readonly string[]): Promise<void>
  /** Takes answers out that were given before this instant: nobody puts them right any more. */
  forgetAnswers(before: Temporal.Instant): Promise<void>
  find(id: string): Promise<PostRecord | undefined>
  /** By a message of it on its platform. */
  findByMessage(channel: Channel, messageId: string): Promise<PostRecord | undefined>
  /** In a channel, the last first; answers only where they are asked for. */
  inChannel(
    channel: Channel,
    options: { readonly subject?: PostSubject; readonly limit: number },
  ): Promise<PostRecord[]>
  /** Those that told or cited an article, the last first. */
  ofArticle(articleId: string, options: { readonly limit: number }): Promise<PostRecord[]>
  /** Which of these articles the digests in a channel told or cited. */
  toldIn(channel: Channel, articleIds: readonly string[]): Promise<ReadonlySet<string>>
}
