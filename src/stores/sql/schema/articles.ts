import type { Generated } from 'kysely'
import type { PageObstacle } from '../../../model/article.ts'
import type { CorrectionKind } from '../../../model/correction.ts'
import type { Medium, QuoteKind } from '../../../model/quote.ts'

/** One row a revision. */
export interface ArticlesTable {
  key: Generated<number>
  id: string
  revision: number
  /** 1 on the last revision of each article, 0 on those before. */
  newest: number
  canonical_url: string
  publisher: string
  headline: string
  byline: string | null
  dateline: string | null
  published_at: string
  published_on: string
  modified_at: string | null
  language: string
  text: string
  /** 1 where nobody is to be alerted. */
  quiet: Generated<number>
  feed_only: PageObstacle | null
}

/** Of newest revisions only: those before are no longer searched. */
export interface PassagesTable {
  key: Generated<number>
  article_key: number
  index: number
  start: number
  end: number
  /** The codes of its terms, see `text/term-codes.ts`; and those of the article's headline, so that ranking reads one row. */
  terms: Uint8Array
  headline_terms: Uint8Array
}

/** Of all revisions. `newest` and `published_at` repeat the article's, so that one index lists a speaker's quotes in order. */
export interface QuotesTable {
  article_key: number
  index: number
  newest: number
  published_at: string
  kind: QuoteKind
  /** Spans as JSON. */
  content: string
  /** A span as JSON. */
  clause: string | null
  cue: string | null
  source: string | null
  speaker: string | null
  speaker_id: string | null
  medium: Medium
  said_on: string | null
  confidence: number
}

/** Of newest revisions only. `published_at` repeats the article's, as in quotes. */
export interface MentionsTable {
  article_key: number
  person_id: string
  published_at: string
  count: number
}

/** `before` and `after` are spans as JSON, in the texts of the two revisions. */
export interface CorrectionsTable {
  key: Generated<number>
  article_id: string
  from_revision: number
  to_revision: number | null
  kind: CorrectionKind
  before: string
  after: string | null
  speaker_id: string | null
  seen_at: string
}
