import type { Article } from '../../model/article.ts'
import type { Story } from '../../model/story.ts'

export interface StoryFilter {
  /** Changed after this instant. */
  readonly since?: Temporal.Instant
  /** About any of these people or topics: one of them is named, or all words of a topic stand in headline or opening. */
  readonly about?: { readonly personIds: readonly string[]; readonly topics: readonly string[] }
  /** With an article by one of these. */
  readonly publishers?: readonly string[]
  /** With an article that one of these subscriptions brought. */
  readonly feedIds?: readonly string[]
  /** As this space should see it: where it has feeds, only with an article that one of them brought, or that no feed did. */
  readonly spaceId?: string
  readonly limit: number
}

/** That an article belongs to a story, and what marks its text; see `StoryArticle.textMark`. */
export interface StoryMembership {
  readonly articleId: string
  readonly storyId: string
  readonly textMark: string
}

/** What one decision about stories changed. */
export interface StoryChanges {
  readonly members: readonly StoryMembership[]
  /** Stories taken up whole by another, also with what was not at hand when it was decided. */
  readonly merged: readonly { readonly from: string; readonly into: string }[]
}

/** Which articles are on one event. Who decides it (`ingest/keep-stories.ts`) reads what others decided meanwhile by version. */
export interface StoryStore {
  /** Also by the id of a story that another took up since. */
  find(id: string): Promise<Story | undefined>
  /** By article id; articles that no story has are left out. */
  ofArticles(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>>
  /** The last changed first. */
  changed(filter: StoryFilter): Promise<Story[]>
  /** Articles published from one instant up to before another, the last `limit` of them, with their story where they have one. */
  window(options: {
    readonly from: Temporal.Instant
    readonly to: Temporal.Instant
    readonly limit: number
  }): Promise<{ readonly article: Article; readonly membership?: StoryMembership }[]>
  /** The version of the last change. */
  version(): Promise<number>
  /** What has changed since a version, each article once. */
  changesAfter(version: number): Promise<readonly StoryMembership[]>
  /**
   * Writes a decision down, unless somebody else's came after the version on which it stands.
   *
   * @returns the new version; undefined where nothing was written
   */
  assign(
    changes: StoryChanges,
    options: { readonly after: number; readonly at: Temporal.Instant },
  ): Promise<number | undefined>
}

/** What each space calls publishers, in words of its own: `local`, `left`, `state radio`. Hustings brings none. */
export interface LabelStore {
  /** Gives a publisher its label, or takes it away where there is none. */
  set(entry: { readonly spaceId: string; readonly publisher: string; readonly label?: string }): Promise<void>
  /** By publisher. */
  list(spaceId: string): Promise<ReadonlyMap<string, string>>
}
