import type { CommandContext } from '../bot/command.ts'
import { marked, markedField } from '../bot/marked.ts'
import { UserError } from '../model/errors.ts'
import type { Reply } from '../model/reply.ts'
import { type DigestOptionValues, readSettings, settingsWords } from './digest-options.ts'
import { digestPlaces } from './digest-places.ts'
import { digestActions, digestWords, markedDigest } from './digest-words.ts'
import { withDigest } from './find-digest.ts'
import { nextOccurrence } from './occurrences.ts'
import { readSchedule } from './read-schedule.ts'
import { recordChange, refuseObstacles, refuseQuiet } from './schedule-digest.ts'

/**
 * Changes when a digest comes, or what is in it.
 *
 * @param typed its number, where the channel has several
 * @throws UserError `nothing-to-change`; as `readSchedule`, `readSettings`, `refuseQuiet` and `refuseObstacles` do
 */
export async function changeDigest(
  typed: string | undefined,
  { when, ...values }: DigestOptionValues & { readonly when?: string | undefined },
  context: CommandContext,
): Promise<Reply> {
  const { store, now, today, asker } = context
  const { spaceId } = asker.place
  return withDigest(typed, context, async before => {
    if (when === undefined && Object.values(values).every(value => value === undefined))
      throw new UserError(
        'nothing-to-change',
        `Say what shall be changed: /digest edit ${before.id} when:9am weekdays, or limit:3, layout:brief, people:… .`,
      )
    const settings = await readSettings(values, before.settings, { store, place: asker.place, today })
    const schedule =
      when === undefined
        ? before
        : readSchedule(when, { timeZone: before.timeZone, before: before.pattern, now })
    refuseQuiet(schedule, settings, now)
    await refuseObstacles(before.place, settings, context)
    const { pattern, timeZone } = schedule
    // What is due at this moment stays due unless the times themselves are changed.
    const isMoved = when !== undefined && before.state === 'active'
    const moved = isMoved ? { nextDueAt: nextOccurrence({ pattern, timeZone }, now) } : {}
    await store.digests.change(before.id, { pattern, timeZone, settings, ...moved })
    const digest = { ...before, pattern, timeZone, settings }
    await recordChange(`Changed digest ${digest.id}: ${digestWords(digest, now)}.`, context)
    return {
      title: `Digest ${digest.id} is changed`,
      blocks: [
        {
          kind: 'fields',
          fields: [
            {
              ...markedField(
                marked`It comes ${markedDigest(digest, now)}`,
                `${await settingsWords(settings, { store, spaceId })}.`,
              ),
              mentions: digestPlaces(digest, asker.place),
            },
          ],
        },
      ],
      actions: digestActions(digest),
    }
  })
}
