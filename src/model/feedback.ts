import type { ArticleRef } from './article.ts'
import type { Span } from './span.ts'

/** An answer as it was shown, for those who say whether it helped. */
export interface ShownAnswer {
  readonly id: string
  /** As it was read: whole, also where a follow-up was typed. */
  readonly question: string
  /** Whether the answer was that nothing says so. */
  readonly abstained: boolean
  /** The sentences shown, the best first. */
  readonly sentences: readonly (ArticleRef & { readonly span: Span })[]
}

/** What somebody said of an answer. A person has one say about each. */
export interface Feedback extends ShownAnswer {
  readonly spaceId: string
  readonly userId: string
  readonly at: Temporal.Instant
  readonly verdict: 'helped' | 'wrong'
  /** What was wrong, where it was said. */
  readonly reason?: FeedbackReason
}

/**
 * What can be wrong with an answer: it is about somebody else, about another time, does not answer, says what its article
 * does not say, or there is one and it was not found.
 */
export const FEEDBACK_REASONS = ['person', 'time', 'beside', 'misread', 'missed'] as const
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number]
