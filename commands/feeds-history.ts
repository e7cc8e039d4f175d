import { defineCommand } from '../src/bot/command.ts'
import { markedField, moment } from '../src/bot/marked.ts'
import { doneBy } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { minuteWords } from '../src/bot/wording.ts'

export default defineCommand({
  name: 'feeds history',
  description: 'Who added and removed feeds here, and what was paused or moved',
  example: '/feeds history',
  visibility: 'private',
  access: 'everyone',
  options: { limit: { type: 'integer', min: 1, max: 50, description: 'How many changes, the last first' } },
  async handle({ limit = 20 }, { store, asker }) {
    const entries = await store.audit.list(asker.place.spaceId, { subject: 'feed', limit })
    if (entries.length === 0) return nothingFound('Nobody has changed a feed here yet.')
    return {
      title: 'Changes to feeds',
      blocks: [
        {
          kind: 'fields',
          fields: entries.map(({ at, by, text }) => ({
            ...markedField(moment(at, minuteWords(at, asker.timeZone)), text),
            mentions: doneBy(by),
          })),
        },
      ],
    }
  },
})
