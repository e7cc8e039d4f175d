import type { ArticleRef } from './article.ts'
import type { Span } from './span.ts'

/** `direct`: all inside quotation marks; `mixed`: a fragment in marks inside the writer's sentence; `indirect`: no marks. */
export type QuoteKind = 'direct' | 'mixed' | 'indirect'

/** The kinds whose content stands in quotation marks, and so is somebody's very words. */
export const IN_MARKS: readonly QuoteKind[] = ['direct', 'mixed']

/** How the words reached the public, as far as the article says. */
export type Medium = 'said' | 'tweet' | 'statement' | 'ad' | 'letter' | 'interview' | 'video' | 'speech'

/** What the text engine finds: somebody's words in one article, before anyone is looked up in a directory. */
export interface Attribution {
  readonly kind: QuoteKind
  /** The words, without the outer quotation marks, in reading order (`indirect`: the reported clause). Several where a cue interrupts: "We will," she said, "win." */
  readonly content: readonly Span[]
  /** `mixed`: the whole of what is reported, the writer's words and those in marks. For search, not to be shown as words said. */
  readonly clause?: Span
  /** The verb or phrase that reports them: `said`, `according to`. */
  readonly cue?: Span
  /** The words that name who spoke: `she`, `the president`, `former Auburn football coach Tommy Tuberville`. */
  readonly source?: Span
  /** Full name of who spoke, as the article gives it at its fullest. Absent when the text leaves it open. */
  readonly speaker?: string
  readonly medium: Medium
  /** The day the words were said, where the article tells. */
  readonly saidOn?: Temporal.PlainDate
  /** 0 to 1: how sure the engine is that `speaker` is right (of the stretch being speech at all, where there is no speaker). */
  readonly confidence: number
}

/** An attribution as stored: tied to a revision of an article, and to a person where one was found. */
export interface Quote extends Attribution, ArticleRef {
  readonly id: string
  readonly speakerId?: string
}
