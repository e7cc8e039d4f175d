import type { Fetcher } from '../../feeds/fetch.ts'
import type { SaveOptions } from '../save-articles.ts'

/** What reading from outside takes, whether feeds or pages. */
export interface PollOptions extends Omit<SaveOptions, 'now'> {
  readonly fetcher: Fetcher
  readonly now: () => Temporal.Instant
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal
}
