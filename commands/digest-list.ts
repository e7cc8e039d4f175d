import { defineCommand } from '../src/bot/command.ts'
import { marked, markedField } from '../src/bot/marked.ts'
import { nothingFound } from '../src/bot/replies.ts'
import { settingsWords } from '../src/digests/digest-options.ts'
import { digestPlaces } from '../src/digests/digest-places.ts'
import { listedDigestActions, markedDigest } from '../src/digests/digest-words.ts'

export default defineCommand({
  name: 'digest list',
  description: 'Which digests this space has, and when each comes next',
  example: '/digest list',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store, now, asker }) {
    const { spaceId, channelId } = asker.place
    const digests = await store.digests.list(spaceId)
    if (digests.length === 0)
      return nothingFound('There is no digest yet. Set one up: /digest schedule 08:00 weekdays')
    return {
      title: 'Digests',
      blocks: [
        {
          kind: 'fields',
          fields: await Promise.all(
            digests.map(async digest => ({
              ...markedField(
                marked`${digest.id}: ${markedDigest(digest, now)}`,
                `${digest.place.channelId === channelId ? 'Here. ' : ''}${await settingsWords(digest.settings, { store, spaceId })}.`,
              ),
              mentions: digestPlaces(digest, asker.place),
              ...(asker.isAdmin && { actions: listedDigestActions(digest) }),
            })),
          ),
        },
      ],
    }
  },
})
