/** Articles of any number of publishers on one event, the first published first. There is always one. */
export interface Story {
  readonly id: string
  readonly articles: readonly StoryArticle[]
  /** When an article last joined it, left it, or was changed. */
  readonly changedAt: Temporal.Instant
}

/** An article as one of a story: all but its text. */
export interface StoryArticle {
  readonly articleId: string
  readonly headline: string
  readonly publisher: string
  readonly publishedAt: Temporal.Instant
  readonly publishedOn: Temporal.PlainDate
  /** Articles with the same mark say the same almost word for word: wire copy, updates, syndication. */
  readonly textMark: string
}
