import type { Span } from './span.ts'

/** `removed`: the words are gone; `changed`: they read otherwise, or another is said to have spoken them; `withdrawn`: so is the whole article. */
export type CorrectionKind = 'removed' | 'changed' | 'withdrawn'

/** A quotation that was not kept as it was when its article changed, as a comparison of the two revisions finds it. */
export interface QuoteCorrection {
  readonly kind: Exclude<CorrectionKind, 'withdrawn'>
  /** What was quoted, in the earlier revision's text. */
  readonly before: readonly Span[]
  /** What stands in its place, in the later revision's text. */
  readonly after?: readonly Span[]
  /** Whose words they were given as. */
  readonly speakerId?: string
}

/** A correction on record, for those who have shown the words before. */
export interface Correction extends Omit<QuoteCorrection, 'kind'> {
  readonly id: string
  readonly kind: CorrectionKind
  readonly articleId: string
  readonly fromRevision: number
  /** Absent where the article was withdrawn: there is no later one. */
  readonly toRevision?: number
  readonly seenAt: Temporal.Instant
}
