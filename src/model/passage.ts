import type { ArticleRef } from './article.ts'
import type { Span } from './span.ts'

/** A stretch of one to a few sentences that search finds and ranks. Passages of an article may overlap. */
export interface Passage extends ArticleRef {
  /** 0, 1, … in reading order within the revision. */
  readonly index: number
  readonly span: Span
}
