import type { Generated } from 'kysely'

export interface StoriesTable {
  key: Generated<number>
  id: string
  /** The story that took this one up: it keeps its row, so that its id goes on to be found. */
  merged_into: string | null
  changed_at: string
}

export interface StoryArticlesTable {
  article_id: string
  story_id: string
  text_mark: string
  /** Rises with every change to any story: who has seen up to one reads on from there. */
  version: number
}

export interface PublisherLabelsTable {
  space_id: string
  publisher: string
  label: string
}
