import { terms } from '../terms.ts'
import type { ScoredSentence } from './answerable.ts'
import type { AnswerCandidate } from './features.ts'

/** A sentence with what is needed to tell by its form whether it answers. */
export interface ReadSentence {
  readonly whole: ScoredSentence
  readonly said: string
  /** The sentence before it in the article; empty where it is the first. */
  readonly before: string
  readonly passage: AnswerCandidate
}

/** A question of a form of which rules tell what answers it, whatever the words of the question weigh. */
export interface AskedForm {
  /**
   * The sentences that answer, the plainest first.
   *
   * @param read best first
   */
  readonly find: (read: readonly ReadSentence[]) => readonly ReadSentence[]
  /** Whether all that answers has this form, so that nothing else does. */
  readonly isStrict: boolean
  /** Whether the second found completes the first: one of each of two who are compared. */
  readonly isPair?: boolean
}

/** The terms of a sentence and of what tells what it is about: the one before it, the headline and how the article begins. */
export function termsAround({ said, before, passage: { headline, text } }: ReadSentence): string[] {
  return terms(`${said} ${before} ${headline} ${text.slice(0, OPENING)}`)
}

/** In UTF-16 units: where an article says what it is about. */
const OPENING = 300
