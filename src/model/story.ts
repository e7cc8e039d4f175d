/** Articles of any number of publishers on one event. */
export interface Story {
  readonly id: string
  readonly headline: string
  readonly articleIds: readonly string[]
  readonly firstPublishedAt: Temporal.Instant
  readonly lastPublishedAt: Temporal.Instant
}
