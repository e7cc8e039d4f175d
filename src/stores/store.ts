import type { Article } from '../model/article.ts'
import type { AuditEntry } from '../model/audit.ts'
import type { Feed } from '../model/feed.ts'
import type { Merge } from '../model/merge.ts'
import type { Passage } from '../model/passage.ts'
import type { Person } from '../model/person.ts'
import type { Attribution, Medium, Quote, QuoteKind } from '../model/quote.ts'
import type { Span } from '../model/span.ts'
import type { RankStatistics } from '../text/rank/statistics.ts'

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
}

/** `changed`: a new revision was added. `unchanged`: same words, nothing written. */
export interface SaveResult {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly revision: number
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
}

/** A quote with the revision it was cut from. */
export interface FoundQuote {
  readonly quote: Quote
  readonly article: Article
}

/** A passage that shares terms with a query, with its article. Unranked: `text/rank/rank.ts` ranks. */
export interface FoundPassage {
  readonly passage: Passage
  readonly article: Article
}

/** A publisher with how many articles of it are stored. */
export interface PublisherTally {
  readonly publisher: string
  readonly articleCount: number
  readonly newest: Temporal.PlainDate
}

/** A person with how often the stored articles quote them in marks, and name them. */
export interface PersonTally {
  readonly person: Person
  readonly quoteCount: number
  readonly mentionCount: number
}

/**
 * Saving and finding. Stores find candidates and never rank by meaning; `text/` ranks, so that answers agree on every
 * database. Reads give the newest revision of an article unless a revision is asked for.
 */
export interface Store {
  readonly articles: {
    /**
     * One transaction: after a crash the article is there whole or not at all. Whoever is quoted or mentioned must be among
     * the record's people or in the directory.
     */
    save(record: ArticleRecord): Promise<SaveResult>
    find(articleId: string, revision?: number): Promise<Article | undefined>
    /** By canonical address, exactly (see `ingest/canonical-url.ts`). */
    findByUrl(url: string): Promise<Article | undefined>
    /** Who published what is stored, the most articles first. */
    publishers(): Promise<PublisherTally[]>
    /** Newest first by publication. */
    latest(options: { readonly limit: number }): Promise<Article[]>
    /** Articles whose headline or text shares index terms with the query; the best candidates of the database first. */
    search(terms: readonly string[], options: { readonly limit: number }): Promise<Article[]>
    /** Articles that name the person, newest first. */
    mentioning(personId: string, options: { readonly limit: number }): Promise<Article[]>
    count(): Promise<number>
  }
  readonly quotes: {
    /** Newest first; within an article in reading order. Only quotes of newest revisions. */
    find(filter: QuoteFilter): Promise<FoundQuote[]>
    count(filter: Omit<QuoteFilter, 'limit' | 'offset'>): Promise<number>
  }
  readonly passages: {
    /** Candidates that share at least one term, the likeliest first by the database's own measure. */
    search(terms: readonly string[], options: { readonly limit: number }): Promise<FoundPassage[]>
    /** How common the terms are: what ranking needs beside the candidates. */
    statistics(terms: readonly string[]): Promise<RankStatistics>
    /** Which of these terms stand in any passage. */
    known(terms: readonly string[]): Promise<ReadonlySet<string>>
  }
  readonly people: {
    save(people: readonly Person[]): Promise<void>
    find(id: string): Promise<Person | undefined>
    /** Everyone who goes by exactly this name, or has it for a family name, in any case. */
    named(name: string): Promise<Person[]>
    /** Candidates for a typed name, misspelt perhaps: whoever shares letter triples with it, the likeliest first. */
    search(name: string, options: { readonly limit: number }): Promise<PersonTally[]>
    /** Whoever has, for each of the words begun, a word in a name that begins with it, the most quoted first. */
    startingWith(begun: string, options: { readonly limit: number }): Promise<PersonTally[]>
    /** People who hold or held an office whose name contains these words. */
    withOffice(office: string): Promise<PersonTally[]>
    /** Everyone of whom a directory knows an office, by id: not whom only articles call by one. */
    officials(): Promise<Person[]>
    /** Those quoted at all, the most quoted first. */
    mostQuoted(options: { readonly limit: number }): Promise<PersonTally[]>
    count(): Promise<number>
  }
  /** Entries of the directory that were found to be one person. Nothing of it is forgotten, also when it is undone. */
  readonly merges: {
    /**
     * Gives the names, roles, quotes and mentions of one person to another, and takes the one out of the directory. Both
     * must be there, and be two.
     *
     * @param merge.by whoever asked for it
     */
    add(merge: {
      readonly fromId: string
      readonly intoId: string
      readonly at: Temporal.Instant
      readonly by: string
    }): Promise<Merge>
    /** Makes two of them again. Whoever took the other up must be there still: later merges are undone first. */
    undo(id: string, undo: { readonly at: Temporal.Instant; readonly by: string }): Promise<Merge>
    /** Those that have not been undone, the last first. */
    standing(): Promise<Merge[]>
  }
  /** Who changed what in a space, for those who administrate it. Only ever added to. */
  readonly audit: {
    add(entry: Omit<AuditEntry, 'id'>): Promise<AuditEntry>
    /** The last first. */
    list(
      spaceId: string,
      options: { readonly subject?: AuditEntry['subject']; readonly limit: number },
    ): Promise<AuditEntry[]>
  }
  readonly feeds: {
    save(feed: Feed): Promise<void>
    list(spaceId: string): Promise<Feed[]>
  }
  /** Waits for what is under way, then lets go of the database. */
  close(): Promise<void>
}
