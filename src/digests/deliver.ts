import { PostError, type Poster } from '../bot/poster.ts'
import type { Approval, Delivery, DeliverySubject, PostContent } from '../model/digest.ts'
import type { Place } from '../model/place.ts'
import type { Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import { approvalDeadline, approvalState, closeApproval, outcomeWords, showForApproval } from './approval.ts'
import { putRight } from './put-right.ts'
import { quietUntil } from './quiet-hours.ts'
import { counted, momentWords } from './schedule-words.ts'
import { findSubject, type Subject } from './subject.ts'

/** How what is due becomes words. */
export interface Composer {
  /** Chooses what is posted, or says why nothing is. */
  choose(delivery: Delivery, subject: Subject, now: Temporal.Instant): Promise<PostContent | Skip>
  /** Writes what was chosen, with the notices given above it. */
  write(content: PostContent, notices: readonly string[]): Promise<Reply>
}

export interface Skip {
  readonly skipped: string
}

export interface DeliverParts {
  readonly store: Store
  readonly composer: Composer
  readonly now: () => Temporal.Instant
  /** Our own bugs, whole, with the id under which the history names them. */
  readonly reportBug: (error: unknown, id: string) => void
  /** Each attempt and how it went, for counting. */
  readonly onDelivery?: (delivery: Delivery, outcome: Outcome, now: Temporal.Instant) => void
}

/** How it went; `busy` and `unreachable` are tried again. */
export type Outcome = 'posted' | 'ended' | 'busy' | 'unreachable' | 'later'

/** What is later than this says so. */
const LATE_AFTER = { minutes: 10 }
/** As often as a bug of ours is tried again. */
const MOST_BUGS = 5

/**
 * Delivers what was claimed: chooses and fixes what is posted, posts it under its key, and records that. Whatever fails on
 * the way is written down with it, and tried again later where that may help. Never rejects but where the database does.
 *
 * @param claim under which it was claimed
 */
export async function deliver(
  delivery: Delivery,
  { claim, poster }: { readonly claim: string; readonly poster: Poster },
  parts: DeliverParts,
): Promise<{ readonly outcome: Outcome; readonly retryAfterMs?: number }> {
  const { store, now } = parts
  const subject = await findSubject(delivery.subject, store)
  /** Says it too where the post was shown for approval. */
  const close = async (outcome: string) => {
    const { approval, content } = delivery
    if (approval === undefined || content === undefined || subject?.digest === undefined) return
    const reply = await parts.composer.write(content, [])
    await closeApproval(approval, { delivery, digest: subject.digest, reply, poster, outcome })
  }
  const end = async (state: 'skipped' | 'failed', reason: string) => {
    const isSettled = await store.deliveries.settle(delivery.id, { state, at: now(), reason })
    if (isSettled) await close(outcomeWords(state, reason))
    return { outcome: 'ended' as const }
  }
  const again = async (outcome: Outcome, afterMs: number, reason: string) => {
    const at = now().add({ milliseconds: Math.ceil(afterMs) })
    await store.deliveries.retry(delivery.id, { claim, at, reason })
    return { outcome, retryAfterMs: afterMs }
  }

  if (subject === undefined || subject.state === 'removed')
    return end('skipped', 'Removed before it was due.')
  if (subject.state === 'paused') return end('skipped', `Paused: ${subject.pauseReason ?? 'by hand'}`)
  const approval = subject.digest && approvalState(delivery, subject.digest, now())
  const waitForApproval = (asked: Omit<Approval, 'decision'>) =>
    store.deliveries.ask(delivery.id, {
      claim,
      asked,
      until: approvalDeadline(delivery.dueAt, subject.digest!),
      reason: 'Waits for approval.',
    })
  if (approval === 'expired') return end('skipped', 'Nobody approved it in time.')
  if (approval === 'declined') return end('skipped', 'Declined by those who approve it.')
  if (approval === 'waiting') {
    // The clock had been ahead: nobody has answered, and there is time left.
    await waitForApproval(delivery.approval!)
    return { outcome: 'later' }
  }
  const tooLate = lateness(delivery, subject, now())
  if (tooLate !== undefined) return end(delivery.attempts > 1 ? 'failed' : 'skipped', tooLate)
  // The quiet hours are those of the channel that it is posted in.
  const quietEnd =
    approval !== 'needed' && subject.quiet && quietUntil(subject.quiet, now(), subject.timeZone)
  if (quietEnd)
    return again(
      'later',
      now().until(quietEnd).total('milliseconds'),
      'Waits for the end of the quiet hours.',
    )

  try {
    // A post that is put right says all that is known by now, so that no late try takes back what a later one said.
    const fixed = subject.post === undefined ? delivery.content : undefined
    const chosen = fixed ?? (await parts.composer.choose(delivery, subject, now()))
    if ('skipped' in chosen) return end('skipped', chosen.skipped)
    const prepared = await store.deliveries.prepare(delivery.id, { claim, content: chosen })
    // Another instance has it by now: the lease had ended.
    if (prepared === undefined) return { outcome: 'later' }
    const key = postKey(delivery)
    const write = (content: PostContent, notices: readonly string[] = []) =>
      parts.composer.write(content, notices)
    if (approval === 'needed') {
      const shown = { delivery, digest: subject.digest!, reply: await write(prepared), poster }
      await waitForApproval(await showForApproval(shown, { key }))
      return { outcome: 'posted' }
    }
    if (subject.post !== undefined) {
      const settlement = await putRight(subject.post, { content: chosen, write, poster, key })
      await store.deliveries.settle(delivery.id, { state: 'posted', at: now(), ...settlement })
      return { outcome: 'posted' }
    }
    const reply = await write(prepared, lateNotice(delivery, subject, now()))
    const { messageIds, threadId } = await poster.post(delivery.place, reply, { key })
    await store.deliveries.settle(delivery.id, {
      state: 'posted',
      at: now(),
      post: { key, messageIds, content: prepared, ...(threadId === undefined ? {} : { threadId }) },
    })
    await close(outcomeWords('posted'))
    return { outcome: 'posted' }
  } catch (error) {
    if (!(error instanceof PostError)) {
      const id = crypto.randomUUID().slice(0, 8)
      parts.reportBug(error, id)
      const reason = `Something went wrong on our side, and it is logged under ${id}.`
      return delivery.attempts >= MOST_BUGS
        ? end('failed', reason)
        : again('later', backOffMs(delivery), reason)
    }
    const said = approval === 'needed' ? `In the channel for approval: ${error.message}` : error.message
    switch (error.failure) {
      case 'gone':
      case 'forbidden':
        await end('failed', said)
        await pauseAndTell(subject, said, { poster, ...parts })
        return { outcome: 'ended' }
      case 'refused':
        return end('failed', said)
      case 'busy':
        return again('busy', error.retryAfterMs ?? backOffMs(delivery), said)
      case 'unreachable':
        return again('unreachable', backOffMs(delivery), said)
    }
  }
}

/** Names an occurrence to the platform, the same at every try and from every instance. */
export function postKey({ subject, dueAt }: Pick<Delivery, 'subject' | 'dueAt'>): string {
  return `${subject.kind}-${subject.id}-${dueAt}`
}

/** Half a minute at first, then twice as long each time, up to a quarter of an hour. */
function backOffMs({ attempts }: Delivery): number {
  return Math.min(15 * 60_000, 30_000 * 2 ** (attempts - 1))
}

/** Why it is too late by the rule of its digest; undefined while it is not. */
function lateness(
  delivery: Delivery,
  { missed, lateHours }: Subject,
  now: Temporal.Instant,
): string | undefined {
  const { attempts, reason } = delivery
  const dueAt = wantedAt(delivery)
  const late = Temporal.Instant.compare(now, dueAt.add(LATE_AFTER)) > 0
  if (!late) return undefined
  // What waited for its platform was tried in time, whatever the rule for what was missed.
  const limit = missed === 'late' || attempts > 1 ? dueAt.add({ hours: lateHours }) : dueAt
  if (Temporal.Instant.compare(now, limit) <= 0) return undefined
  if (attempts > 1) return `Could not be posted within ${counted(lateHours, 'hour')}. ${reason ?? ''}`.trim()
  return missed === 'late' ? `${MISSED} and it is over ${counted(lateHours, 'hour')} late.` : `${MISSED}.`
}

/** How a reason begins that the next digest repeats, where its rule is `next`. */
export const MISSED = 'Missed: Hustings was not running'

function lateNotice(delivery: Delivery, { timeZone, kind }: Subject, now: Temporal.Instant): string[] {
  const { dueAt, content } = delivery
  if (kind !== 'digest' || Temporal.Instant.compare(now, wantedAt(delivery).add(LATE_AFTER)) <= 0) return []
  return [`Late: this was due ${momentWords(dueAt, timeZone, content?.dates)}.`]
}

/** From when on a post is late: what has to be approved is not before that. */
export function wantedAt({ dueAt, approval }: Delivery): Temporal.Instant {
  return approval?.decision?.at ?? dueAt
}

/** Of several instances that meet the same closed door, one tells. */
async function pauseAndTell(
  subject: Subject,
  reason: string,
  { store, poster, now, reportBug }: DeliverParts & { readonly poster: Poster },
): Promise<void> {
  const pause = { digest: store.digests.pause, follow: store.follows.pause, correction: undefined }[
    subject.kind
  ]
  if (pause === undefined || !(await pause(subject.id, reason))) return
  const { place } = subject
  const text = `${subject.name} is paused: ${reason}`
  await store.audit.add({
    spaceId: place.spaceId,
    subject: subject.kind === 'digest' ? 'digest' : 'alert',
    at: now(),
    by: 'Hustings',
    text,
  })
  try {
    await poster.tell(place, pausedReply(text, subject))
  } catch (error) {
    // Whoever cannot be reached reads it in the list.
    if (!(error instanceof PostError)) reportBug(error, `tell-${subject.kind}-${subject.id}`)
  }
}

function pausedReply(text: string, { kind, id }: DeliverySubject & { readonly place: Place }): Reply {
  const then = kind === 'digest' ? `/digest resume ${id}` : 'follow it again in a channel that I can post to'
  return {
    visibility: 'private',
    blocks: [{ kind: 'notice', level: 'warning', text: `${text} When that is mended: ${then}.` }],
  }
}
