import { defineCommand } from '../src/bot/command.ts'
import { noFeeds } from '../src/bot/feed-actions.ts'
import { writeOpml } from '../src/feeds/opml.ts'

export default defineCommand({
  name: 'feeds export',
  description: 'The feeds of this space as OPML, for any reader of feeds',
  example: '/feeds export',
  visibility: 'private',
  access: 'everyone',
  options: {},
  async handle(_, { store, asker }) {
    const feeds = await store.feeds.list(asker.place.spaceId)
    if (feeds.length === 0) return noFeeds()
    return {
      title: 'Feeds as OPML',
      blocks: [{ kind: 'file', name: 'hustings-feeds.opml', text: writeOpml('Feeds of Hustings', feeds) }],
    }
  },
})
