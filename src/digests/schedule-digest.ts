import type { CommandContext } from '../bot/command.ts'
import { placeWords } from '../bot/person-words.ts'
import type { Digest, DigestSettings } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
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
