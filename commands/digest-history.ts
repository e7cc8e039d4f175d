import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { deliveryWords } from '../src/digests/delivery-words.ts'
import { digestWords } from '../src/digests/digest-words.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { momentWords } from '../src/digests/schedule-words.ts'

export default defineCommand({
  name: 'digest history',
  description: 'What became of each time a digest was due: posted, late, skipped or failed, and why',
  example: '/digest history 3',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    digest: { type: 'text', description: 'Its number, where the channel has several' },
    limit: { type: 'integer', min: 1, max: 25, description: 'How many' },
  },
  async handle({ digest: typed, limit = 10 }, { store, now, asker }) {
    return withDigest(typed, { store, asker }, async digest => {
      const history = await store.deliveries.history({ kind: 'digest', id: digest.id }, { limit })
      if (history.length === 0)
        return nothingFound(`Digest ${digest.id} was not due yet: ${digestWords(digest, now)}.`)
      return {
        title: `Digest ${digest.id}: ${digestWords(digest, now)}`,
        blocks: [
          {
            kind: 'fields',
            fields: history.map(delivery => ({
              name: momentWords(delivery.dueAt, digest.timeZone),
              value: deliveryWords(delivery, digest.timeZone),
            })),
          },
        ],
      }
    })
  },
})
