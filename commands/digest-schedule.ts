import { defineCommand } from '../src/bot/command.ts'
import { marked, markedText } from '../src/bot/marked.ts'
import { repeated } from '../src/bot/wording.ts'
import {
  DIGEST_OPTIONS,
  readSettings,
  SCHEDULE_OPTIONS,
  settingsFor,
  settingsWords,
} from '../src/digests/digest-options.ts'
import { digestPlaces } from '../src/digests/digest-places.ts'
import { digestActions, digestWords, markedDigest } from '../src/digests/digest-words.ts'
import { digestsHere } from '../src/digests/find-digest.ts'
import { findZone } from '../src/digests/find-zone.ts'
import { guessZone, whichZone, zoneNotice } from '../src/digests/guess-zone.ts'
import { nextOccurrence } from '../src/digests/occurrences.ts'
import { findNamedZone, readSchedule } from '../src/digests/read-schedule.ts'
import { isSameSettings, recordChange, refuseObstacles, refuseQuiet } from '../src/digests/schedule-digest.ts'
import { UserError } from '../src/model/errors.ts'

/** More than so many in one channel are a mistake. */
const MOST_HERE = 10

export default defineCommand({
  name: 'digest schedule',
  description: 'Post a digest here at these times',
  example: '/digest schedule 08:00 America/Chicago weekdays',
  visibility: 'private',
  access: 'admin',
  options: {
    when: {
      type: 'text',
      free: true,
      required: true,
      description: 'Time, days and zone: 8am weekdays, every monday 09:00, or a cron pattern',
    },
    zone: { type: 'text', suggest: 'zones', description: 'Time zone, such as America/Chicago' },
    ...DIGEST_OPTIONS,
    ...SCHEDULE_OPTIONS,
  },
  async handle({ when, zone, ...values }, context) {
    const { store, now, today, asker } = context
    const { place } = asker
    const typedZone = zone === undefined ? undefined : findZone(zone)
    if (zone !== undefined && typedZone === undefined)
      throw new UserError(
        'unknown-zone',
        `“${repeated(zone)}” is no time zone. Zones are written like America/Chicago.`,
      )
    const named = findNamedZone(when) ?? typedZone
    const guessed = named === undefined ? await guessZone(asker, store, now) : undefined
    const timeZone = named ?? guessed?.timeZone
    const schedule = readSchedule(when, { timeZone: timeZone ?? 'UTC', now })
    if (timeZone === undefined) return whichZone({ when, ...values })
    const settings = await readSettings(values, settingsFor(asker), { store, place, today })
    refuseQuiet(schedule, settings, now)
    await refuseObstacles(place, settings, context)
    const here = await digestsHere(store, place)
    const same = here.find(
      each =>
        each.pattern === schedule.pattern &&
        each.timeZone === schedule.timeZone &&
        isSameSettings(each.settings, settings),
    )
    if (same !== undefined)
      throw new UserError('same-digest', `Digest ${same.id} does that already: ${digestWords(same, now)}.`)
    if (here.length >= MOST_HERE)
      throw new UserError(
        'too-many-digests',
        `This channel has ${here.length} digests, and that is enough. Change one: /digest edit, or remove one: /digest remove`,
      )
    const digest = await store.digests.add({
      ...schedule,
      place,
      state: 'active',
      settings,
      createdAt: now,
      nextDueAt: nextOccurrence(schedule, now)!,
    })
    await recordChange(`Set up digest ${digest.id}: ${digestWords(digest, now)}.`, context)
    return {
      title: `Digest ${digest.id} is set up`,
      blocks: [
        markedText(marked`Here, ${markedDigest(digest, now)}.`),
        ...(guessed === undefined ? [] : [zoneNotice(guessed, digest)]),
        {
          kind: 'fields',
          fields: [
            {
              name: 'What is in it',
              mentions: digestPlaces(digest, place),
              value: `${await settingsWords(settings, { store, spaceId: place.spaceId })}.`,
            },
          ],
        },
      ],
      actions: digestActions(digest),
    }
  },
})
