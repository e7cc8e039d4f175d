import type { Span } from '../../../model/span.ts'
import type { Tag } from './token.ts'

/** A phrase that names, describes or stands for somebody or something. */
export interface Mention extends Span {
  readonly kind: 'name' | 'pronoun' | 'description'
  /** The naming words of a name (without titles), the last noun of a description, the pronoun. */
  readonly head: Span
  /** The head's words; of a name all of them, titles left out. */
  readonly words: readonly string[]
  /** What stands before the head: `former Auburn football coach`, `Sen.`; empty for none. */
  readonly title: string
  /** Whether 's follows or, for a pronoun, whether it is possessive. */
  readonly possessor: boolean
  /** Whether the name only qualifies a noun: Clinton in "the Clinton campaign". */
  readonly modifier: boolean
  /** Number of the outer sentence it stands in, counted through the article; set by the reader of the whole. */
  readonly sentence: number
}

/** A sentence's building stone: a mention, or a single word or sign. */
export interface Item extends Span {
  /** As of a token; a phrase has the tag of its head: `N`, `n`, or the pronoun's. */
  readonly tag: Tag
  readonly lower: string
  /** As it stands in the article. */
  readonly text: string
  readonly sentence: number
  readonly mention?: Mention
}
