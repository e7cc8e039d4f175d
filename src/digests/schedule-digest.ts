import type { CommandContext } from '../bot/command.ts'
import { placeWords } from '../bot/person-words.ts'
import type { Digest, DigestSettings } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import type { Place } from '../model/place.ts'
import { nextOccurrence, type Schedule } from './occurrences.ts'
import { quietUntil } from './quiet-hours.ts'

/** @throws UserError `always-quiet` where a schedule falls into the quiet hours of its own digest */
export function refuseQuiet(schedule: Schedule, { quiet }: DigestSettings, now: Temporal.Instant): void {
  const next = nextOccurrence(schedule, now)
  if (quiet === undefined || next === undefined || !quietUntil(quiet, next, schedule.timeZone)) return
  throw new UserError(
    'always-quiet',
    'That time lies in the quiet hours of this digest. Choose another time, or other quiet hours.',
  )
}

/**
 * @throws UserError `approval-here` where a digest would be seen before it is approved; `cannot-post` where it could not be
 * posted, or not be shown for approval
 */
export async function refuseObstacles(
  place: Place,
  { approvalChannelId }: DigestSettings,
  { findObstacle }: Pick<CommandContext, 'findObstacle'>,
): Promise<void> {
  if (approvalChannelId === place.channelId)
    throw new UserError(
      'approval-here',
      'In the channel that it is posted in, everybody would see it before it is approved. Choose another channel for approval.',
    )
  const obstacle = await findObstacle(place)
  if (obstacle !== undefined) throw new UserError('cannot-post', `It could not be posted. ${obstacle}`)
  if (approvalChannelId === undefined) return
  const { platform, spaceId } = place
  const before = await findObstacle({ platform, spaceId, channelId: approvalChannelId })
  if (before !== undefined)
    throw new UserError('cannot-post', `It could not be shown for approval. ${before}`)
}

/** Whether two digests would post the same. */
export function isSameSettings(one: DigestSettings, other: DigestSettings): boolean {
  const spelt = (settings: DigestSettings) =>
    JSON.stringify(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
  return spelt(one) === spelt(other)
}

/** Writes down who changed what about a digest. */
export async function recordChange(
  text: string,
  { store, now, asker }: Pick<CommandContext, 'store' | 'now' | 'asker'>,
): Promise<void> {
  const { place } = asker
  await store.audit.add({ spaceId: place.spaceId, subject: 'digest', at: now, by: placeWords(place), text })
}

/** Takes a digest up again from now on: what was due while it was not is not made up for. */
export async function activate(
  digest: Digest,
  { store, now }: Pick<CommandContext, 'store' | 'now'>,
): Promise<Digest> {
  const nextDueAt = nextOccurrence(digest, now)
  await store.digests.change(digest.id, { state: 'active', pauseReason: undefined, nextDueAt })
  const { pauseReason: _, ...rest } = digest
  return { ...rest, state: 'active', ...(nextDueAt === undefined ? {} : { nextDueAt }) }
}
