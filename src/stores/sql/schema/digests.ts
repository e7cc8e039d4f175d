import type { Generated } from 'kysely'
import type {
  Decision,
  Delivery,
  DeliverySubject,
  Digest,
  Follow,
  PostSubject,
} from '../../../model/digest.ts'
import type { Platform } from '../../../model/place.ts'

/** Columns of a place, for whatever stands in a channel. */
interface ChannelColumns {
  platform: Platform
  space_id: string
  channel_id: string
  thread_id: string | null
}

export interface DigestsTable extends ChannelColumns {
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

export interface FollowsTable extends ChannelColumns {
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
export interface FollowHitsTable {
  follow_key: number
  article_id: string
  space_id: string
  due_at: string
}

/** How far something has read. */
export interface CursorsTable {
  /** How far was read for follows, by an article's key; up to when digests were planned, in milliseconds. */
  name: 'followed' | 'planned'
  value: number
}

export interface DeliveriesTable extends ChannelColumns {
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
  /** Where it stands for those who approve it, as JSON. */
  asked: string | null
  verdict: Decision['verdict'] | null
  decided_by: string | null
  decided_at: string | null
}

export interface PostsTable extends ChannelColumns {
  key: Generated<number>
  subject: PostSubject['kind']
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
export interface PostArticlesTable {
  article_id: string
  space_id: string
  channel_id: string
  post_key: number
  subject: PostSubject['kind']
  revision: number
}
