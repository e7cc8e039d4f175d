import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Decision, Delivery, Digest, Follow, PostContent, PostRecord } from '../../model/digest.ts'
import type { Place } from '../../model/place.ts'
import { optional, present, readJson, spansShape } from './columns.ts'
import type { Tables } from './schema.ts'

export function rowToDigest(row: Selectable<Tables['digests']>): Digest {
  const { quiet, raceId, approvalChannelId, dates, ...settings } = readJson(settingsShape, row.settings)
  return {
    id: String(row.key),
    place: { ...placeOf(row), userId: row.user_id },
    pattern: row.pattern,
    timeZone: row.time_zone,
    state: row.state,
    settings: { ...settings, ...present({ raceId, quiet, approvalChannelId, dates }) },
    createdAt: Temporal.Instant.from(row.created_at),
    ...present({
      pauseReason: row.pause_reason,
      nextDueAt: optional(row.next_due_at, Temporal.Instant.from),
    }),
  } as Digest
}

export function rowToFollow(row: Selectable<Tables['follows']>): Follow {
  return {
    id: String(row.key),
    place: { ...placeOf(row), userId: row.user_id },
    kind: row.kind,
    target: row.target,
    state: row.state,
    createdAt: Temporal.Instant.from(row.created_at),
    ...present({ pauseReason: row.pause_reason }),
  }
}

export function rowToDelivery(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: String(row.key),
    subject: { kind: row.subject, id: row.subject_id },
    place: placeOf(row),
    dueAt: Temporal.Instant.from(row.due_at),
    state: row.state,
    attempts: row.attempts,
    ...present({
      tryAt: optional(row.try_at, Temporal.Instant.from),
      content: optional(row.content, readContent),
      settledAt: optional(row.settled_at, Temporal.Instant.from),
      reason: row.reason,
      approval: optional(row.asked, asked => ({
        ...readJson(askedShape, asked),
        ...present({ decision: decisionOf(row) }),
      })),
    }),
  } as Delivery
}

function decisionOf({
  verdict,
  decided_by: by,
  decided_at: at,
}: Selectable<Tables['deliveries']>): Decision | undefined {
  return verdict === null || by === null || at === null
    ? undefined
    : { verdict, by, at: Temporal.Instant.from(at) }
}

export function rowToPost(row: Selectable<Tables['posts']>): PostRecord {
  const { threadId, ...place } = placeOf(row)
  return {
    id: String(row.key),
    subject: { kind: row.subject, id: row.subject_id },
    dueAt: Temporal.Instant.from(row.due_at),
    place: { ...place, ...present({ threadId }) },
    postedAt: Temporal.Instant.from(row.posted_at),
    key: row.post_key,
    messageIds: readJson(z.array(z.string()), row.message_ids),
    content: readContent(row.content),
    ...present({ threadId }),
  }
}

/** The columns of a place in a channel. */
export function channelColumns({ platform, spaceId, channelId, threadId }: Omit<Place, 'userId'>) {
  return { platform, space_id: spaceId, channel_id: channelId, thread_id: threadId ?? null }
}

function placeOf(row: ReturnType<typeof channelColumns>): Omit<Place, 'userId'> {
  return {
    platform: row.platform,
    spaceId: row.space_id,
    channelId: row.channel_id,
    ...present({ threadId: row.thread_id }),
  }
}

function readContent(json: string): PostContent {
  return readJson(contentShape, json) as PostContent
}

const instant = z.string().transform(text => Temporal.Instant.from(text))
const time = z.string().transform(text => Temporal.PlainTime.from(text))
const settingsShape = z.object({
  limit: z.number(),
  layout: z.enum(['brief', 'standard', 'long']),
  minOutlets: z.number(),
  personIds: z.array(z.string()),
  topics: z.array(z.string()),
  raceId: z.string().optional(),
  publishers: z.array(z.string()),
  // Digests of before know none.
  feedIds: z.array(z.string()).default([]),
  whenEmpty: z.enum(['line', 'nothing']),
  missed: z.enum(['late', 'next', 'skip']),
  lateHours: z.number(),
  quiet: z.object({ from: time, to: time }).optional(),
  approvalChannelId: z.string().optional(),
  dates: z.string().optional(),
})

const refShape = { articleId: z.string(), revision: z.number() }
const wordsShape = z.object({ ...refShape, spans: spansShape })
const contentShape = z.object({
  title: z.string(),
  notices: z.array(z.string()),
  stories: z.array(
    z.object({
      storyId: z.string(),
      told: wordsShape,
      others: z.array(z.object(refShape)),
      outlets: z.number(),
      isUpdate: z.boolean(),
      since: z.string().optional(),
      why: z.string(),
    }),
  ),
  quotes: z.array(wordsShape),
  ahead: z.array(wordsShape),
  corrections: z.array(
    z.object({ articleId: z.string(), from: z.number(), to: z.number(), text: z.string() }),
  ),
  upTo: instant,
  dates: z.string().optional(),
})

const askedShape = z.object({
  channelId: z.string(),
  threadId: z.string().optional(),
  messageIds: z.array(z.string()),
})
