import { defineCommand } from '../src/bot/command.ts'
import { doneByOwn, tallyWords } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'

export default defineCommand({
  name: 'people merges',
  description: 'Which entries of the directory were made one person, by whom; each can be undone',
  example: '/people merges',
  visibility: 'private',
  access: 'admin',
  options: { limit: { type: 'integer', min: 1, max: 50, description: 'How many, the last first' } },
  async handle({ limit = 20 }, { store, asker }) {
    const standing = await store.merges.standing()
    if (standing.length === 0)
      return nothingFound(
        'No merge stands. Make one of two entries: /people merge jefferson sessions into:jeff sessions',
      )
    const shown = standing.slice(0, limit)
    return {
      title: 'Merges that stand',
      blocks: [
        {
          kind: 'fields',
          fields: shown.map(({ id, from, into, mergedAt, mergedBy, ...tally }) => ({
            name: `${id}: ${from.name} into ${into.name}`,
            value: `${day(mergedAt.toZonedDateTimeISO(asker.timeZone).toPlainDate())}; ${tallyWords(tally)} went over`,
            mentions: doneByOwn(mergedBy, asker.place),
            actions: [
              {
                label: `Undo merge ${id}`,
                command: 'people split',
                options: { person: `#${from.id}`, merge: Number(id) },
              },
            ],
          })),
        },
        ...(standing.length > shown.length
          ? nothingFound(`${standing.length - shown.length} older ones are not shown.`).blocks
          : []),
      ],
    }
  },
})
