import type { Kysely, Selectable } from 'kysely'
import type {
  ArticlesTable,
  CorrectionsTable,
  MentionsTable,
  PassagesTable,
  QuotesTable,
} from './schema/articles.ts'
import type {
  CursorsTable,
  DeliveriesTable,
  DigestsTable,
  FollowHitsTable,
  FollowsTable,
  PostArticlesTable,
  PostsTable,
} from './schema/digests.ts'
import type { FeedItemsTable, FeedsTable, PagesTable, PolledFeedsTable } from './schema/feeds.ts'
import type { ActionsTable, ClaimsTable, KeyValuesTable, SignInsTable } from './schema/keys.ts'
import type {
  MergedMentionsTable,
  MergedQuotesTable,
  MergesTable,
  NamesTable,
  NameWordsTable,
  OfficesTable,
  PeopleTable,
} from './schema/people.ts'
import type {
  AuditTable,
  FeedbackTable,
  InstallationsTable,
  RaceChannelsTable,
  RacesTable,
  SpacesTable,
} from './schema/spaces.ts'
import type { PublisherLabelsTable, StoriesTable, StoryArticlesTable } from './schema/stories.ts'

/** The tables as the newest migration leaves them. Instants are text whose order is the order of time, days `2019-11-08`. */
export interface Tables {
  readonly articles: ArticlesTable
  readonly passages: PassagesTable
  readonly quotes: QuotesTable
  readonly mentions: MentionsTable
  readonly people: PeopleTable
  readonly names: NamesTable
  readonly name_words: NameWordsTable
  readonly offices: OfficesTable
  readonly merges: MergesTable
  readonly merged_quotes: MergedQuotesTable
  readonly merged_mentions: MergedMentionsTable
  readonly audit: AuditTable
  readonly stories: StoriesTable
  readonly story_articles: StoryArticlesTable
  readonly publisher_labels: PublisherLabelsTable
  readonly key_values: KeyValuesTable
  readonly feedback: FeedbackTable
  readonly races: RacesTable
  readonly race_channels: RaceChannelsTable
  readonly feeds: FeedsTable
  readonly polled_feeds: PolledFeedsTable
  readonly feed_items: FeedItemsTable
  readonly corrections: CorrectionsTable
  readonly pages: PagesTable
  readonly claims: ClaimsTable
  readonly installations: InstallationsTable
  readonly digests: DigestsTable
  readonly follows: FollowsTable
  readonly follow_hits: FollowHitsTable
  readonly deliveries: DeliveriesTable
  readonly posts: PostsTable
  readonly post_articles: PostArticlesTable
  readonly cursors: CursorsTable
  readonly spaces: SpacesTable
  readonly actions: ActionsTable
  readonly sign_ins: SignInsTable
}

/** A connection, or a transaction on one. */
export type Database = Kysely<Tables>

export type ArticleRow = Selectable<ArticlesTable>
export type QuoteRow = Selectable<QuotesTable>
/** Without the counts, which are nothing a person is saved with. */
export type PersonRow = Omit<Selectable<PeopleTable>, 'quote_count' | 'mention_count'>
export type MergeRow = Selectable<MergesTable>
