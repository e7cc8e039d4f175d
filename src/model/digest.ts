import type { ArticleRef } from './article.ts'
import type { Place } from './place.ts'
import type { Span } from './span.ts'

/** A standing order for a channel: post the news at these times. */
export interface Digest {
  readonly id: string
  /** The channel, and who set it up. */
  readonly place: Place
  /** Five-field cron pattern, read in `timeZone`. */
  readonly pattern: string
  /** IANA zone: `America/Chicago`. */
  readonly timeZone: string
  /** `removed` is kept, so that it can be undone and asked about. */
  readonly state: 'active' | 'paused' | 'removed'
  /** Why it is paused, for people. */
  readonly pauseReason?: string
  readonly settings: DigestSettings
  readonly createdAt: Temporal.Instant
  /** The next occurrence that is not yet among the deliveries; absent unless active. */
  readonly nextDueAt?: Temporal.Instant
}

/** What a digest is chosen for. A digest that is only tried out has no id. */
export type DigestOrder = Pick<Digest, 'place' | 'timeZone' | 'settings'> & { readonly id?: string }

export interface DigestSettings {
  /** At most this many stories in one post. */
  readonly limit: number
  readonly layout: DigestLayout
  /** Only stories that so many publishers tell. */
  readonly minOutlets: number
  /** Only stories about any of these, where any is named. */
  readonly personIds: readonly string[]
  readonly topics: readonly string[]
  readonly raceId?: string
  /** Only stories that one of these tells, where any is named. */
  readonly publishers: readonly string[]
  /** Only stories that an article of one of these subscriptions tells, where any is named. */
  readonly feedIds: readonly string[]
  /** What is posted when nothing is new: a quiet line, or nothing at all. */
  readonly whenEmpty: 'line' | 'nothing'
  /** What becomes of an occurrence that could not be posted in time. */
  readonly missed: MissedRule
  /** `late`: up to so many hours. */
  readonly lateHours: number
  /** Hours of the channel's day in which nothing is posted; `from` may be later than `to`, over midnight. */
  readonly quiet?: QuietHours
  /** Where it is shown first, and posted only once somebody there has approved it. */
  readonly approvalChannelId?: string
  /** The language in which dates are written: `en-US`. */
  readonly dates?: string
}

/** `late`: post it late and say so; `next`: the next digest says what was missed; `skip`: no word. */
export type MissedRule = 'late' | 'next' | 'skip'
export type DigestLayout = 'brief' | 'standard' | 'long'

export interface QuietHours {
  readonly from: Temporal.PlainTime
  readonly to: Temporal.PlainTime
}

/** What a channel wants to hear of as soon as it is news. */
export interface Follow {
  readonly id: string
  /** The channel, and who set it up. */
  readonly place: Place
  readonly kind: 'person' | 'race' | 'topic'
  /** A person's or race's id, or the words of a topic. */
  readonly target: string
  readonly state: 'active' | 'paused'
  readonly pauseReason?: string
  readonly createdAt: Temporal.Instant
}

/** What is delivered: a digest, the alerts of a follow, or a correction of a post; with its id. */
export interface DeliverySubject {
  readonly kind: 'digest' | 'follow' | 'correction'
  readonly id: string
}

/**
 * One occurrence of a digest or alert: claimed before the work, recorded after the post, so that it happens once.
 * `due` until it is settled in one of the other ways.
 */
export interface Delivery {
  readonly id: string
  readonly subject: DeliverySubject
  readonly place: Omit<Place, 'userId'>
  readonly dueAt: Temporal.Instant
  readonly state: 'due' | 'posted' | 'skipped' | 'failed'
  /** While `due`: when it may be tried; for one that is claimed, when the claim runs out. */
  readonly tryAt?: Temporal.Instant
  /** How often it was claimed. */
  readonly attempts: number
  /** Fixed before the first try, so that every try posts the same. */
  readonly content?: PostContent
  /** When it was posted, skipped or given up. */
  readonly settledAt?: Temporal.Instant
  /** Why it was skipped or failed, or is tried again, for people. */
  readonly reason?: string
  /** Set once it was shown to those who approve it. */
  readonly approval?: Approval
}

/** A post as it stands for those who approve it, and what they said of it. */
export interface Approval {
  readonly channelId: string
  readonly threadId?: string
  /** The platform's own ids, in order. */
  readonly messageIds: readonly string[]
  /** Absent while nobody has answered. */
  readonly decision?: Decision
}

export interface Decision {
  readonly verdict: 'approved' | 'declined'
  /** The platform's id of who said so. */
  readonly by: string
  readonly at: Temporal.Instant
}

/** What a post is made of, by reference: enough to write it, to explain it, and to correct it later. */
export interface PostContent {
  readonly title: string
  /** The bot's own words above all else: that it is late, what was missed. */
  readonly notices: readonly string[]
  readonly stories: readonly PostedStory[]
  readonly quotes: readonly PostedWords[]
  /** What the articles say is coming up. */
  readonly ahead: readonly PostedWords[]
  /** Changes of what was posted before. */
  readonly corrections: readonly PostedCorrection[]
  /** News up to here was looked at: where the next digest begins. */
  readonly upTo: Temporal.Instant
  /** The language in which dates are written; see `DigestSettings`. */
  readonly dates?: string
}

/** A story as it was told: the first article's headline and sentences, and whoever else reports it. */
export interface PostedStory {
  readonly storyId: string
  readonly told: PostedWords
  /** Others that are cited beside it. */
  readonly others: readonly ArticleRef[]
  /** How many publishers have it. */
  readonly outlets: number
  /** It was told in this channel before, and this is new. */
  readonly isUpdate: boolean
  /** Since when it is new, of an update, in words: `yesterday`. */
  readonly since?: string
  /** Why it stands where it stands. */
  readonly why: string
}

/** Words of one revision of an article. */
export interface PostedWords extends ArticleRef {
  readonly spans: readonly Span[]
}

/** That an article of an earlier post was changed or withdrawn since. */
export interface PostedCorrection {
  readonly articleId: string
  readonly from: number
  /** The same where it was withdrawn: there is no later revision. */
  readonly to: number
  /** What became of it, in the bot's words. */
  readonly text: string
}

/** What a post belongs to: what was delivered, or the command that was answered, by its name. */
export type PostSubject = DeliverySubject | { readonly kind: 'answer'; readonly id: string }

/** Something that was posted, and what is known of where it stands. */
export interface PostRecord {
  readonly id: string
  readonly subject: PostSubject
  readonly dueAt: Temporal.Instant
  readonly place: Omit<Place, 'userId'>
  readonly postedAt: Temporal.Instant
  /** Names the occasion to the platform; see `Poster.post`. */
  readonly key: string
  /** The platform's own ids, in order; none for what was said in reply to a command. */
  readonly messageIds: readonly string[]
  readonly threadId?: string
  readonly content: PostContent
}
