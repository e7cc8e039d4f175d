import type { Article, ArticleRef } from '../../model/article.ts'
import type { Correction, QuoteCorrection } from '../../model/correction.ts'
import type { Passage } from '../../model/passage.ts'
import type { Person } from '../../model/person.ts'
import type { Attribution, Medium, Quote, QuoteKind } from '../../model/quote.ts'
import type { Span } from '../../model/span.ts'
import type { RankCandidate } from '../../text/rank/features.ts'
import type { RankStatistics } from '../../text/rank/statistics.ts'

/** Everything that is known of one article, saved or refused as a whole. */
export interface ArticleRecord {
  /** Without its revision: the store counts those. */
  readonly article: Omit<Article, 'revision'>
  readonly quotes: readonly (Attribution & { readonly speakerId?: string })[]
  readonly passages: readonly Span[]
  /** People to add to the directory, or to bring up to date there, by id. */
  readonly people: readonly Person[]
  /** Who is named in the article, and how often. */
  readonly mentions: readonly { readonly personId: string; readonly count: number }[]
  /** Set on what a feed brings when it is read for the first time: old news, of which nobody is alerted. */
  readonly isQuiet?: boolean
  /** What a revision does not keep of the one before; saved with it. */
  readonly corrections?: {
    readonly seenAt: Temporal.Instant
    /** The revision that it was compared with. */
    readonly fromRevision: number
    readonly found: readonly QuoteCorrection[]
  }
}

/** `changed`: a new revision was added. `unchanged`: same words, nothing written. */
export interface SaveResult {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly revision: number
}

/** A publisher with how many articles of it are stored. */
export interface PublisherTally {
  readonly publisher: string
  readonly articleCount: number
  readonly newest: Temporal.PlainDate
}

export interface QuoteFilter {
  readonly speakerId?: string
  readonly articleIds?: readonly string[]
  readonly kinds?: readonly QuoteKind[]
  readonly publisher?: string
  readonly medium?: Medium
  /** First and last day of publication, both included. */
  readonly since?: Temporal.PlainDate
  readonly until?: Temporal.PlainDate
  readonly limit?: number
  readonly offset?: number
  /** The id of a quote: only what comes behind it. None where there is none of this id. */
  readonly after?: string
}

/** How many quotes were published in a month. */
export interface MonthTally {
  /** `2019-11` */
  readonly month: string
  readonly count: number
}

/** A quote with the revision it was cut from. */
export interface FoundQuote {
  readonly quote: Quote
  readonly article: Article
}

/** A passage that shares terms with a query, with what ranking looks at. Unranked: `text/rank/rank.ts` ranks. */
export interface FoundPassage extends RankCandidate {
  readonly passage: Passage
  readonly publisher: string
  readonly publishedOn: Temporal.PlainDate
}

export interface ArticleStore {
  /**
   * One transaction: after a crash the article is there whole or not at all. Whoever is quoted or mentioned must be among
   * the record's people or in the directory.
   */
  save(record: ArticleRecord): Promise<SaveResult>
  find(articleId: string, revision?: number): Promise<Article | undefined>
  /** One for each, in their order; undefined where there is none. */
  findEach(refs: readonly ArticleRef[]): Promise<(Article | undefined)[]>
  /** By canonical address, exactly (see `ingest/canonical-url.ts`). */
  findByUrl(url: string): Promise<Article | undefined>
  /** Who published what is stored, the most articles first. */
  publishers(): Promise<PublisherTally[]>
  /**
   * Newest first by publication.
   *
   * @param options.after the id of an article: only what comes behind it
   */
  latest(options: { readonly limit: number; readonly after?: string }): Promise<Article[]>
  /** Articles whose headline or text shares index terms with the query; the best candidates of the database first. */
  search(terms: readonly string[], options: { readonly limit: number }): Promise<Article[]>
  /** Articles whose headline shares index terms with the query, the likeliest first. */
  headed(terms: readonly string[], options: { readonly limit: number }): Promise<Article[]>
  /** Whom articles name, most often first, by the article's id. */
  named(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Articles that name the person, newest first. */
  mentioning(personId: string, options: { readonly limit: number }): Promise<Article[]>
  count(): Promise<number>
}

export interface QuoteStore {
  /** Newest first; within an article in reading order. Only quotes of newest revisions. */
  find(filter: QuoteFilter): Promise<FoundQuote[]>
  count(filter: Omit<QuoteFilter, 'limit' | 'offset' | 'after'>): Promise<number>
  /** By its id, also one of an older revision; with that revision. */
  findById(id: string): Promise<FoundQuote | undefined>
  /** Of one speaker, in marks, by the month of publication, the first first. Months without any are left out. */
  perMonth(speakerId: string): Promise<MonthTally[]>
}

export interface PassageStore {
  /** Candidates that share at least one term, the likeliest first by the database's own measure. */
  search(terms: readonly string[], options: { readonly limit: number }): Promise<FoundPassage[]>
  /** How common the terms are: what ranking needs beside the candidates. */
  statistics(terms: readonly string[]): Promise<RankStatistics>
  /** Which of these terms stand in any passage. */
  known(terms: readonly string[]): Promise<ReadonlySet<string>>
}

/** What publishers changed or took back of what had been quoted, as it was noticed. */
export interface CorrectionStore {
  /** Those noticed after this instant, the first first. */
  since(instant: Temporal.Instant): Promise<Correction[]>
  /** The first first. */
  ofArticle(articleId: string): Promise<Correction[]>
  /** Notes that the publisher took the newest revision of an article down; once, however often it is said. */
  withdraw(articleId: string, seenAt: Temporal.Instant): Promise<void>
}
