import type { Span } from '../../model/span.ts'

/** A name as it stands in the article. */
export interface NameMention extends Span {
  /** Without titles. */
  readonly words: readonly string[]
  /** What stands before it in its phrase: `former Auburn football coach`. */
  readonly title: string
}
