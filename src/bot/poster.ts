import type { Place, Platform } from '../model/place.ts'
import type { Reply } from '../model/reply.ts'

/** A message that stands on a platform: enough to edit it or to answer it there. */
export interface Post {
  readonly channelId: string
  /** The thread or forum post it stands in. */
  readonly threadId?: string
  /** Of the first message, where what was posted took several; the platform's own id. */
  readonly messageId: string
  /** Of all messages, in order. */
  readonly messageIds: readonly string[]
}

/** Where to post: nobody asked, so there is no user. */
export type PostPlace = Omit<Place, 'userId'>

/** A way to put something into the channels of one platform without having been asked. */
export interface Poster {
  readonly platform: Platform
  /**
   * Posts a reply. Safe to repeat: with the same key, what stands there already is found and not posted again.
   *
   * @param options.key names the occasion, the same at each try; of any length
   * @throws PostError
   */
  post(place: PostPlace, reply: Reply, options: { readonly key: string }): Promise<Post>
  /**
   * Puts other words where a post stands, in more messages or fewer where they need that.
   *
   * @returns the post as it stands then
   * @throws PostError
   */
  edit(place: PostPlace, post: Post, reply: Reply): Promise<Post>
  /** Tells somebody something in private, as when a digest of theirs had to be paused. @throws PostError */
  tell(user: { readonly spaceId: string; readonly userId: string }, reply: Reply): Promise<void>
  /** Why nothing could be posted there now, for people; undefined where all is well. */
  findObstacle(place: PostPlace): Promise<string | undefined>
}

/**
 * Why a post did not succeed, and so what to do:
 * - `gone`: the channel or the space is no more;
 * - `forbidden`: the bot may not post there;
 * - `refused`: the platform will never take this message;
 * - `busy`: too many at once; try again after `retryAfterMs`;
 * - `unreachable`: no answer or a failing server; whether it was posted is not known, and the key makes trying again safe.
 */
export type PostFailure = 'gone' | 'forbidden' | 'refused' | 'busy' | 'unreachable'

export class PostError extends Error {
  override readonly name = 'PostError'
  readonly failure: PostFailure
  /** When to try again, for `busy`. */
  readonly retryAfterMs: number | undefined

  /** @param message a sentence for those who administrate the space */
  constructor(
    failure: PostFailure,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(message, options)
    this.failure = failure
    this.retryAfterMs = options.retryAfterMs
  }
}
