import type { Generated } from 'kysely'
import type { AuditEntry } from '../../../model/audit.ts'
import type { Feedback, FeedbackReason } from '../../../model/feedback.ts'
import type { Platform } from '../../../model/place.ts'

export interface SpacesTable {
  space_id: string
  welcomed_at: string | null
  erase_at: string | null
}

/** `space_id` is empty for those that are everybody's. */
export interface RacesTable {
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

export interface RaceChannelsTable {
  platform: Platform
  space_id: string
  channel_id: string
  race_id: string
}

export interface InstallationsTable {
  platform: Platform
  space_id: string
  sealed: string
  installed_at: string
}

export interface AuditTable {
  key: Generated<number>
  space_id: string
  subject: AuditEntry['subject']
  at: string
  by: string
  text: string
}

export interface FeedbackTable {
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
