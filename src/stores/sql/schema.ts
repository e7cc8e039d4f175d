import type { Generated, Kysely, Selectable } from 'kysely'
import type { AuditEntry } from '../../model/audit.ts'
import type { CorrectionKind } from '../../model/correction.ts'
import type { Delivery, DeliverySubject, Digest, Follow } from '../../model/digest.ts'
import type { Feedback, FeedbackReason } from '../../model/feedback.ts'
import type { Gender } from '../../model/person.ts'
import type { Platform } from '../../model/place.ts'
import type { Medium, QuoteKind } from '../../model/quote.ts'

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
  readonly guids: GuidsTable
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
}

/** A connection, or a transaction on one. */
export type Database = Kysely<Tables>

export type ArticleRow = Selectable<ArticlesTable>
export type QuoteRow = Selectable<QuotesTable>
/** Without the counts, which are nothing a person is saved with. */
export type PersonRow = Omit<Selectable<PeopleTable>, 'quote_count' | 'mention_count'>
export type MergeRow = Selectable<MergesTable>

/** One row a revision. */
interface ArticlesTable {
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
}

/** Of newest revisions only: those before are no longer searched. */
interface PassagesTable {
  key: Generated<number>
  article_key: number
  index: number
  start: number
  end: number
}

/** Of all revisions. `newest` and `published_at` repeat the article's, so that one index lists a speaker's quotes in order. */
interface QuotesTable {
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
interface MentionsTable {
  article_key: number
  person_id: string
  published_at: string
  count: number
}

interface PeopleTable {
  id: string
  name: string
  family_name: string
  /** Strings as JSON. */
  other_names: string
  /** Roles as JSON. */
  roles: string
  gender: Gender | null
  wikidata_id: string | null
  /** Of newest revisions: how many quotes in marks are theirs, and how often they are named. */
  quote_count: Generated<number>
  mention_count: Generated<number>
}

/** Every name that somebody goes by, in lower case; `key` is its row in `name_terms`. */
interface NamesTable {
  key: Generated<number>
  person_id: string
  name: string
}

/** Every word of somebody's names, as `nameTokens` gives it. */
interface NameWordsTable {
  word: string
  person_id: string
}

interface OfficesTable {
  person_id: string
  office: string
}

/** Also of merges undone. People are held as their rows in JSON. */
interface MergesTable {
  key: Generated<number>
  from_id: string
  into_id: string
  from_person: string
  into_person: string
  quote_count: number
  mention_count: number
  merged_at: string
  merged_by: string
  undone_at: string | null
  undone_by: string | null
}

/** What went over in a merge. */
interface MergedQuotesTable {
  merge_key: number
  article_key: number
  index: number
}

interface MergedMentionsTable {
  merge_key: number
  article_key: number
  count: number
}

interface KeyValuesTable {
  key: string
  value: string
  expires_at: string | null
}

/** `space_id` is empty for those that are everybody's. */
interface RacesTable {
  space_id: string
  id: string
  office: string
  place: string
  election_on: string
  /** As JSON, like the two below. */
  dates: string
  person_ids: string
  terms: string
}

interface FeedbackTable {
  space_id: string
  answer_id: string
  user_id: string
  at: string
  question: string
  abstained: number
  /** As JSON. */
  sentences: string
  verdict: Feedback['verdict']
  reason: FeedbackReason | null
}

interface RaceChannelsTable {
  platform: Platform
  space_id: string
  channel_id: string
  race_id: string
}

interface AuditTable {
  key: Generated<number>
  space_id: string
  subject: AuditEntry['subject']
  at: string
  by: string
  text: string
}

interface StoriesTable {
  key: Generated<number>
  id: string
  /** The story that took this one up: it keeps its row, so that its id goes on to be found. */
  merged_into: string | null
  changed_at: string
}

interface PublisherLabelsTable {
  space_id: string
  publisher: string
  label: string
}

interface StoryArticlesTable {
  article_id: string
  story_id: string
  text_mark: string
  /** Rises with every change to any story: who has seen up to one reads on from there. */
  version: number
}

/** What a space subscribes to. */
interface FeedsTable {
  id: string
  space_id: string
  polled_key: number
  /** As it was when it was added. */
  added_url: string
  name: string
  added_at: string
}

/** An address, with how reading it goes. */
interface PolledFeedsTable {
  key: Generated<number>
  url: string
  /** Null while paused. */
  next_check_at: string | null
  last_checked_at: string | null
  last_success_at: string | null
  last_new_at: string | null
  error: string | null
  failing_since: string | null
  failures: Generated<number>
  paused_at: string | null
  note: string | null
  etag: string | null
  last_modified: string | null
  claim: string | null
  claimed_until: string | null
}

interface FeedItemsTable {
  polled_key: number
  item_key: string
  mark: string
  article_id: string | null
  problem: string | null
  seen_at: string
}

/** Columns of a place, for whatever stands in a channel. */
interface ChannelColumns {
  platform: Platform
  space_id: string
  channel_id: string
  thread_id: string | null
}

interface DigestsTable extends ChannelColumns {
  key: Generated<number>
  user_id: string
  pattern: string
  time_zone: string
  state: Digest['state']
  pause_reason: string | null
  /** As JSON. */
  settings: string
  created_at: string
  next_due_at: string | null
}

interface FollowsTable extends ChannelColumns {
  key: Generated<number>
  user_id: string
  kind: Follow['kind']
  target: string
  state: Follow['state']
  pause_reason: string | null
  created_at: string
  /** The newest article when it was begun: news comes after it. */
  after_key: number
}

/** Which article goes into which alert. */
interface FollowHitsTable {
  follow_key: number
  article_id: string
  space_id: string
  due_at: string
}

interface DeliveriesTable extends ChannelColumns {
  key: Generated<number>
  subject: DeliverySubject['kind']
  subject_id: string
  due_at: string
  state: Delivery['state']
  /** Empty once it is settled. While somebody works on it, when their claim runs out. */
  try_at: string | null
  /** Who works on it. */
  claim: string | null
  attempts: Generated<number>
  /** As JSON. */
  content: string | null
  settled_at: string | null
  reason: string | null
}

interface PostsTable extends ChannelColumns {
  key: Generated<number>
  subject: DeliverySubject['kind']
  subject_id: string
  due_at: string
  posted_at: string
  post_key: string
  /** Strings as JSON. */
  message_ids: string
  /** As JSON. */
  content: string
}

/** Which articles a post told or cited, found by channel. */
interface PostArticlesTable {
  article_id: string
  space_id: string
  channel_id: string
  post_key: number
  subject: DeliverySubject['kind']
  revision: number
}

/** How far something has read. */
interface CursorsTable {
  name: 'followed'
  value: number
}

interface SpacesTable {
  space_id: string
  welcomed_at: string | null
  erase_at: string | null
}

interface ActionsTable {
  id: string
  space_id: string
  command: string
  /** JSON. */
  options: string
  expires_at: string
}

interface ClaimsTable {
  key: string
  until: string
}

interface InstallationsTable {
  platform: Platform
  space_id: string
  sealed: string
  installed_at: string
}

/** `before` and `after` are spans as JSON, in the texts of the two revisions. */
interface CorrectionsTable {
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

interface GuidsTable {
  feed_id: string
  guid: string
  article_id: string
  seen_at: string
}
