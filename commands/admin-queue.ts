import { defineCommand } from '../src/bot/command.ts'
import { marked, markedField } from '../src/bot/marked.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { deliveryWords } from '../src/digests/delivery-words.ts'
import { markedMoment } from '../src/digests/schedule-words.ts'
import type { Delivery, DeliverySubject } from '../src/model/digest.ts'
import type { Block } from '../src/model/reply.ts'

export default defineCommand({
  name: 'admin queue',
  description: 'What is to be posted in this space and waits, and what could not be posted, with why',
  example: '/admin queue',
  visibility: 'private',
  access: 'admin',
  options: {
    limit: { type: 'integer', min: 1, max: 50, description: 'How many of each, the last due first' },
  },
  async handle({ limit = 10 }, { store, asker }) {
    const { spaceId } = asker.place
    const [waiting, failed] = await Promise.all([
      store.deliveries.inSpace(spaceId, { states: ['due'], limit }),
      store.deliveries.inSpace(spaceId, { states: ['failed'], limit }),
    ])
    if (waiting.length === 0 && failed.length === 0)
      return nothingFound('Nothing waits to be posted, and nothing failed.')
    const listed = (title: string, deliveries: readonly Delivery[]): Block[] =>
      deliveries.length === 0
        ? []
        : [
            { kind: 'text', text: title },
            { kind: 'fields', fields: deliveries.map(each => field(each, asker.timeZone)) },
          ]
    return {
      title: 'To be posted',
      blocks: [
        ...(waiting.length === 0 ? nothingFound('Nothing waits.').blocks : listed('Waiting', waiting)),
        ...listed('Not posted', failed),
      ],
    }
  },
})

const NAMES: Record<DeliverySubject['kind'], string> = {
  digest: 'Digest',
  follow: 'News of what is followed, number',
  correction: 'Correction of post',
}

function field(delivery: Delivery, timeZone: string) {
  const { subject, dueAt, place } = delivery
  const name = marked`${NAMES[subject.kind]} ${subject.id}, due ${markedMoment(dueAt, timeZone)}`
  return {
    ...markedField(name, deliveryWords(delivery, timeZone)),
    mentions: [{ label: 'In', kind: 'channel', id: place.threadId ?? place.channelId } as const],
  }
}
