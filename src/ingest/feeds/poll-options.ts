import type { Fetcher } from '../../feeds/fetch.ts'
import type { IngestOptions } from '../ingest-article.ts'

/** What reading from outside takes, whether feeds or pages. */
export interface PollOptions extends Omit<IngestOptions, 'now'> {
  readonly fetcher: Fetcher
  readonly now: () => Temporal.Instant
  /** Breaks off what is under way. */
  readonly signal?: AbortSignal
}
