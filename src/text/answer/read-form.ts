import { sentences } from '../sentences.ts'
import type { ScoredSentence } from './answerable.ts'
import type { AskedForm } from './asked-form.ts'
import { readComparison } from './comparison.ts'
import { readEvent } from './event.ts'
import type { AnswerCandidate } from './features.ts'
import { readHappened } from './happened.ts'
import { readLastTime } from './last-time.ts'
import { readNewHolder } from './new-holder.ts'
import { readSeeksAgain } from './seeks-again.ts'
import { readSuccession } from './succession.ts'

/**
 * Reads a question that asks who came after or before somebody, or is new in an office, which of two has more, when somebody last did
 * something, whether they want another term, or when the next or last of something is.
 *
 * @param today what "next" is counted from
 * @returns undefined where another question is asked
 */
export function readForm(question: string, today: Temporal.PlainDate | undefined): AskedForm | undefined {
  if (question.length > MAX_READ) return undefined
  return (
    readSuccession(question) ??
    readNewHolder(question) ??
    readComparison(question) ??
    readLastTime(question) ??
    readSeeksAgain(question) ??
    (today && (readHappened(question, today) ?? readEvent(question, today)))
  )
}

// A question of a page leads up to what it asks.
const MAX_READ = 200

/** The sentences of a form among those found, the plainest first. */
export function findTold(
  form: AskedForm,
  scored: readonly ScoredSentence[],
  passages: readonly AnswerCandidate[],
): readonly ScoredSentence[] {
  const read = scored.map(whole => {
    const passage = passages[whole.candidate]!
    const { text } = passage
    const first = Math.max(0, whole.span.start - LOOKED_BACK)
    const last = sentences(text.slice(first, whole.span.start)).at(-1)
    return {
      whole,
      passage,
      said: text.slice(whole.span.start, whole.span.end),
      before: last === undefined ? '' : text.slice(first + last.start, first + last.end),
    }
  })
  return form.find(read).map(({ whole }) => whole)
}

/** In UTF-16 units: the sentence before is seldom longer. */
const LOOKED_BACK = 500
