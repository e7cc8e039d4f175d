import { defineCommand } from '../src/bot/command.ts'
import { markedField } from '../src/bot/marked.ts'
import { doneBy } from '../src/bot/person-words.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { deliveryWords } from '../src/digests/delivery-words.ts'
import { digestWords } from '../src/digests/digest-words.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { markedMoment } from '../src/digests/schedule-words.ts'
import type { Digest } from '../src/model/digest.ts'
import type { Block } from '../src/model/reply.ts'
import type { Store } from '../src/stores/store.ts'

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
      const changes = await changesOf(digest, store)
      if (history.length === 0)
        return nothingFound(`Digest ${digest.id} was not due yet: ${digestWords(digest, now)}.`, changes)
      return {
        title: `Digest ${digest.id}: ${digestWords(digest, now)}`,
        blocks: [
          {
            kind: 'fields',
            fields: history.map(delivery =>
              markedField(
                markedMoment(delivery.dueAt, digest.timeZone),
                deliveryWords(delivery, digest.timeZone),
              ),
            ),
          },
          ...changes,
        ],
      }
    })
  },
})

/** Changes looked through, of all digests of a space, and shown of one. */
const LOOKED_AT = 200
const SHOWN = 5

/** Who changed what about a digest, the last first. */
async function changesOf({ id, place, timeZone }: Digest, store: Store): Promise<Block[]> {
  const entries = await store.audit.list(place.spaceId, { subject: 'digest', limit: LOOKED_AT })
  const own = entries.filter(({ text }) => new RegExp(`\\bdigest ${id}\\b`, 'i').test(text)).slice(0, SHOWN)
  if (own.length === 0) return []
  return [
    { kind: 'text', text: 'Who changed it' },
    {
      kind: 'fields',
      fields: own.map(({ at, by, text }) => ({
        ...markedField(markedMoment(at, timeZone), text),
        mentions: doneBy(by),
      })),
    },
  ]
}
