import { type Post, PostError, type Poster, type PostPlace } from '../bot/poster.ts'
import type { Approval, Delivery, Digest } from '../model/digest.ts'
import type { Field, Reply } from '../model/reply.ts'
import { nextOccurrence } from './occurrences.ts'
import { momentWords } from './schedule-words.ts'

/** Where a digest that needs it stands: to be shown, still without an answer, or answered. */
export type ApprovalState = 'needed' | 'waiting' | 'expired' | 'declined' | 'approved'

/** Undefined where nobody need approve it. Once it was shown, what holds is the answer, whatever the digest says since. */
export function approvalState(
  { approval, dueAt }: Pick<Delivery, 'approval' | 'dueAt'>,
  digest: Digest,
  now: Temporal.Instant,
): ApprovalState | undefined {
  if (approval === undefined) return digest.settings.approvalChannelId === undefined ? undefined : 'needed'
  if (approval.decision !== undefined) return approval.decision.verdict
  return Temporal.Instant.compare(now, approvalDeadline(dueAt, digest)) < 0 ? 'waiting' : 'expired'
}

/** Until when an answer counts: as late as a digest may be, and before its next one is due. */
export function approvalDeadline(dueAt: Temporal.Instant, digest: Digest): Temporal.Instant {
  const latest = dueAt.add({ hours: digest.settings.lateHours })
  const next = nextOccurrence(digest, dueAt)
  return next !== undefined && Temporal.Instant.compare(next, latest) < 0 ? next : latest
}

interface Shown {
  readonly delivery: Pick<Delivery, 'id' | 'dueAt' | 'place'>
  readonly digest: Digest
  /** What is posted, as it is written. */
  readonly reply: Reply
  readonly poster: Poster
}

/**
 * Shows those who approve it what is to be posted, with the buttons to answer.
 *
 * @param options.key names the occasion, the same at each try
 * @throws PostError
 */
export async function showForApproval(
  { delivery, digest, reply, poster }: Shown,
  { key }: { readonly key: string },
): Promise<Omit<Approval, 'decision'>> {
  const { id, dueAt, place } = delivery
  const until = momentWords(approvalDeadline(dueAt, digest), digest.timeZone)
  const asking: Field = {
    name: `Digest ${digest.id} of ${momentWords(dueAt, digest.timeZone)}`,
    mentions: [{ label: 'For', kind: 'channel', id: place.channelId }],
    value: `It is posted as it stands here once somebody in this channel approves it. Without an answer by ${until} it is skipped.`,
  }
  const action = (label: string, command: string) => ({ label, command, options: { delivery: id } })
  const { channelId, threadId, messageIds } = await poster.post(
    approvalPlace(place, digest.settings.approvalChannelId!),
    {
      ...withField(reply, asking),
      actions: [action('Approve', 'digest approve'), action('Decline', 'digest decline')],
    },
    { key: `approval-${key}` },
  )
  return { channelId, messageIds, ...(threadId === undefined ? {} : { threadId }) }
}

/**
 * Says where it was shown what became of it, and takes the buttons away. A channel that does not let it is left as it is: the
 * buttons say the same.
 */
export async function closeApproval(
  { channelId, threadId, messageIds, decision }: Approval,
  { delivery, digest, reply, poster, outcome }: Shown & { readonly outcome: string },
): Promise<void> {
  const closed: Field = {
    name: `Digest ${digest.id} of ${momentWords(delivery.dueAt, digest.timeZone)}`,
    mentions: [
      { label: 'For', kind: 'channel', id: delivery.place.channelId },
      ...(decision === undefined
        ? []
        : [
            {
              label: decision.verdict === 'approved' ? 'Approved by' : 'Declined by',
              kind: 'user',
              id: decision.by,
            } as const,
          ]),
    ],
    value: outcome,
  }
  const post: Post = {
    channelId,
    messageId: messageIds[0]!,
    messageIds,
    ...(threadId === undefined ? {} : { threadId }),
  }
  try {
    await poster.edit(approvalPlace(delivery.place, channelId), post, withField(reply, closed))
  } catch (error) {
    if (!(error instanceof PostError)) throw error
  }
}

/** Nothing of the digest is left out, so that it can be read before it is approved. */
function withField(reply: Reply, field: Field): Reply {
  return { ...reply, blocks: [{ kind: 'fields', fields: [field] }, ...reply.blocks] }
}

function approvalPlace({ platform, spaceId }: PostPlace, channelId: string): PostPlace {
  return { platform, spaceId, channelId }
}

/** An outcome in words for whoever approves: `Posted.`, `Skipped: Nobody approved it in time.` */
export function outcomeWords(state: 'posted' | 'skipped' | 'failed', reason = ''): string {
  if (state === 'posted') return 'It is posted.'
  return state === 'skipped' ? `It is not posted. ${reason}` : `It could not be posted. ${reason}`
}
