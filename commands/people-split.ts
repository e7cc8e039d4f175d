import { defineCommand } from '../src/bot/command.ts'
import { doneByOwn, placeWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'
import { UserError } from '../src/model/errors.ts'
import type { Merge } from '../src/model/merge.ts'
import type { Place } from '../src/model/place.ts'
import type { Action, Field, Reply } from '../src/model/reply.ts'
import { matchName } from '../src/text/name-match.ts'

export default defineCommand({
  name: 'people split',
  description: 'Undo a merge: make two people of one again',
  example: '/people split jefferson sessions',
  visibility: 'public',
  access: 'admin',
  options: {
    person: { type: 'text', required: true, suggest: 'people', description: 'Either of the two' },
    merge: { type: 'integer', min: 1, description: 'The number of the merge, where there are several' },
  },
  async handle({ person, merge: number }, { store, now, asker }) {
    const standing = await store.merges.standing()
    const fitting = standing.filter(merge =>
      number === undefined ? isOf(merge, person) : merge.id === String(number),
    )
    const [merge, ...others] = fitting
    if (merge === undefined)
      return nothingFound(
        `No merge of “${person}” stands.${standing.length > 0 ? ' These do:' : ''}`,
        standing.length > 0
          ? [{ kind: 'fields', fields: standing.slice(0, LISTED).map(fieldFor(asker.place)) }]
          : [],
      )
    if (others.length > 0) return whichMerge(person, fitting, asker.place)

    const later = standing.find(each => each.from.id === merge.into.id)
    if (later !== undefined)
      throw new UserError(
        'split-later-first',
        `${merge.into.name} was merged into ${later.into.name} later. Undo that first: /people split ${later.from.name} merge:${later.id}`,
      )
    const undone = await store.merges.undo(merge.id, { at: now, by: placeWords(asker.place) })
    return {
      title: 'Split',
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `${undone.from.name} and ${undone.into.name} are two people again, each with their own quotations.`,
        },
        {
          kind: 'fields',
          fields: [
            {
              name: `On record as merge ${undone.id}`,
              mentions: [
                ...doneByOwn(undone.mergedBy, asker.place, 'Merged by'),
                ...doneByOwn(undone.undoneBy ?? '', asker.place, 'Undone by'),
              ],
              value: `It stood from ${mergeDay(undone)}.`,
            },
          ],
        },
      ],
      actions: [
        {
          label: 'Merge again',
          command: 'people merge',
          options: { person: `#${undone.from.id}`, into: `#${undone.into.id}` },
        },
      ],
    }
  },
})

/** Merges shown when none fits. */
const LISTED = 10

/** As surely as a name finds its person. */
const FITS = 0.9

function isOf({ from, into }: Merge, typed: string): boolean {
  return [from, into].some(person => typed === `#${person.id}` || matchName(typed, person) >= FITS)
}

function fieldFor(place: Place): (merge: Merge) => Field {
  return merge => ({
    name: `${merge.id}: ${merge.from.name} into ${merge.into.name}`,
    mentions: doneByOwn(merge.mergedBy, place),
    value: mergeDay(merge),
  })
}

function mergeDay({ mergedAt }: Merge): string {
  return day(mergedAt.toZonedDateTimeISO('UTC').toPlainDate())
}

function whichMerge(typed: string, merges: readonly Merge[], place: Place): Reply {
  return {
    ...nothingFound(`Several merges of “${typed}” stand. Which shall be undone?`, [
      { kind: 'fields', fields: merges.map(fieldFor(place)) },
    ]),
    actions: merges.map(
      ({ id, from }): Action => ({
        label: `${id}: ${from.name}`,
        command: 'people split',
        options: { person: from.name, merge: Number(id) },
      }),
    ),
  }
}
