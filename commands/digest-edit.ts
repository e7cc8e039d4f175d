import { defineCommand } from '../src/bot/command.ts'
import {
  DIGEST_OPTIONS,
  readSettings,
  SCHEDULE_OPTIONS,
  settingsWords,
} from '../src/digests/digest-options.ts'
import { digestPlaces } from '../src/digests/digest-places.ts'
import { digestActions, digestWords } from '../src/digests/digest-words.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { nextOccurrence } from '../src/digests/occurrences.ts'
import { readSchedule } from '../src/digests/read-schedule.ts'
import { recordChange, refuseObstacles, refuseQuiet } from '../src/digests/schedule-digest.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'digest edit',
  description: 'Change when a digest comes, or what is in it',
  example: '/digest edit 3 when:8:30 pm weekdays limit:3',
  visibility: 'private',
  access: 'admin',
  options: {
    digest: { type: 'text', description: 'Its number, where the channel has several' },
    when: { type: 'text', free: true, description: 'New time, days and zone' },
    ...DIGEST_OPTIONS,
    ...SCHEDULE_OPTIONS,
  },
  async handle({ digest: typed, when, ...values }, context) {
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
                name: `It comes ${digestWords(digest, now)}`,
                mentions: digestPlaces(digest, asker.place),
                value: `${await settingsWords(settings, { store, spaceId })}.`,
              },
            ],
          },
        ],
        actions: digestActions(digest),
      }
    })
  },
})
