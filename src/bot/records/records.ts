import type { Article } from '../../model/article.ts'
import type { Correction } from '../../model/correction.ts'
import type { Person } from '../../model/person.ts'
import type { Quote } from '../../model/quote.ts'
import type { Race } from '../../model/race.ts'
import type { Span } from '../../model/span.ts'
import type { MonthTally, PersonTally, QuoteFilter } from '../../stores/store.ts'
import type { RaceNews } from '../race-news.ts'

/** A quotation as it is stored, in the revision it was cut from. */
export interface QuoteEntry {
  readonly quote: Quote
  readonly article: Article
}

/** Some of a long list, in its order. */
export interface Paged<Item> {
  readonly items: readonly Item[]
  /** Reads on behind these; absent where these are the last. */
  readonly next?: string
}

/** All that is stored of an article. */
export interface ArticleEntry {
  readonly article: Article
  /** How many revisions there are; the newest has this number. */
  readonly newest: number
  /** In reading order, also what is only reported. */
  readonly quotes: readonly QuoteEntry[]
  readonly corrections: readonly Correction[]
  /** What this revision and the one before differ in; absent in the first. */
  readonly before?: { readonly article: Article; readonly differences: Differences }
}

/** By sentence: in the earlier text what went, in the later what came, and what says nearly the same. */
export interface Differences {
  readonly added: readonly Span[]
  readonly removed: readonly Span[]
  readonly changed: readonly { readonly before: Span; readonly after: Span }[]
}

/** How a quotation stands now: as it was printed, printed otherwise since, or the article taken down. */
export type Standing = 'on record' | 'changed since' | 'withdrawn'

/** One quotation, with whoever else prints it. */
export interface QuoteRecord extends QuoteEntry {
  readonly speaker?: Person
  readonly standing: Standing
  /** The same words, or a part of them, elsewhere. */
  readonly alsoIn: readonly QuoteEntry[]
  /** What seems to be the same utterance, in other words. */
  readonly variants: readonly QuoteEntry[]
}

/** Somebody, and how they stand in what is stored. */
export interface PersonRecord extends PersonTally {
  readonly months: readonly MonthTally[]
  /** What their newest quotations are about. */
  readonly topics: readonly string[]
  /** What others said in which they are named, the newest first. */
  readonly saidOfThem: readonly QuoteEntry[]
}

/** What pages and programs read of what is stored. Nothing of it belongs to a space but races, which a space may have of its own. */
export interface Records {
  /** @param options.revision the newest without it */
  article(id: string, options?: { readonly revision?: number }): Promise<ArticleEntry | undefined>
  /** The newest first. */
  articles(page: Page): Promise<Paged<Article>>
  quote(id: string): Promise<QuoteRecord | undefined>
  /** The newest first. */
  quotes(filter: Omit<QuoteFilter, 'limit' | 'offset' | 'after'>, page: Page): Promise<Paged<QuoteEntry>>
  person(id: string): Promise<PersonRecord | undefined>
  /** The most quoted first, or whose name is like this, the likeliest first. */
  people(filter: { readonly name?: string | undefined }, page: Page): Promise<Paged<PersonTally>>
  /** Those everybody has, and those of the space. */
  races(spaceId: string): Promise<readonly Race[]>
  race(id: string, spaceId: string): Promise<RaceNews | undefined>
  /** Those of the articles that a space's own feeds brought, or that no feed did. */
  ownedBy(spaceId: string, articleIds: readonly string[]): Promise<ReadonlySet<string>>
}

export interface Page {
  readonly limit: number
  /** What {@link Paged.next} said. */
  readonly after?: string | undefined
}
