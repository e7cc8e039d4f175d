/**
 * One article as stored. Everything Hustings shows as someone's words, a summary or an answer is a span of `text`.
 *
 * `text` holds the body only: one paragraph a line, lines joined by a single `\n`, without headline, dateline date or
 * source line. A changed article becomes a new `revision` (1, 2, …); older revisions stay readable.
 */
export interface Article {
  readonly id: string
  readonly revision: number
  /** Where the article was published; a site's front page when the input named no more than that. */
  readonly canonicalUrl: string
  /** The outlet's name, or its host name (`politico.com`) while nobody has told us a better one. */
  readonly publisher: string
  readonly headline: string
  readonly byline?: string
  /** The place a dispatch was filed from: `MONTGOMERY, Ala.` */
  readonly dateline?: string
  /** For ordering. An input that states only a day gets 12:00 UTC of it, the same day in almost every zone. */
  readonly publishedAt: Temporal.Instant
  /** The calendar day as the publisher wrote it: what "Thursday" in the text is counted from. */
  readonly publishedOn: Temporal.PlainDate
  readonly modifiedAt?: Temporal.Instant
  /** BCP 47 tag. */
  readonly language: string
  readonly text: string
  /** Set where the text is what a feed says of the article, since its page could not be read: why not. */
  readonly feedOnly?: PageObstacle
}

/**
 * Why a page could not be read: `paywall`, `login` and `consent` stand before it, it is `closed` to programs, it is
 * `missing` (there is none, or none any more), or `unreadable`.
 */
export type PageObstacle = 'paywall' | 'login' | 'consent' | 'closed' | 'missing' | 'unreadable'

/** Names one revision of an article, as every span needs. */
export interface ArticleRef {
  readonly articleId: string
  readonly revision: number
}

/**
 * Whether two revisions read the same, and come from the same place: then there is nothing new to keep. A new date alone is nothing new, nor are
 * paragraphs in another order, or how often an article was commented on and shared.
 */
export function sameWords(a: Omit<Article, 'revision'>, b: Omit<Article, 'revision'>): boolean {
  return (
    a.feedOnly === b.feedOnly &&
    (['headline', 'byline', 'dateline'] as const).every(
      // Half of a surrogate pair comes back from a database as U+FFFD.
      field => a[field]?.toWellFormed() === b[field]?.toWellFormed(),
    ) &&
    (a.text === b.text || orderedLines(a.text) === orderedLines(b.text))
  )
}

function orderedLines(text: string): string {
  return text
    .toWellFormed()
    .split('\n')
    .filter(line => !COUNTER.test(line))
    .sort()
    .join('\n')
}

const COUNTER = /^[([]?\d[\d.,]*[kKmM]? (?:comments?|shares?|views?|reads?|likes?|reactions?|replies)[)\]]?$/i
