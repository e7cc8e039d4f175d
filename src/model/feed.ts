/** A subscription of one space to an address that lists new articles. */
export interface Feed {
  readonly id: string
  readonly spaceId: string
  readonly url: string
  /** What people call it: the feed's own name until somebody gives it another. */
  readonly name: string
  readonly addedAt: Temporal.Instant
  readonly lastSuccessAt?: Temporal.Instant
  /** Why the last check failed, for people; absent after a success. */
  readonly error?: string
}
