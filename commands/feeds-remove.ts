import { defineCommand } from '../src/bot/command.ts'
import { feedAction } from '../src/bot/feed-actions.ts'
import { getFeed } from '../src/bot/find-feed.ts'
import { placeWords } from '../src/bot/person-words.ts'

export default defineCommand({
  name: 'feeds remove',
  description: 'Stop reading a feed; what was read of it stays',
  example: '/feeds remove the harbor ledger',
  visibility: 'private',
  access: 'admin',
  options: {
    feed: { type: 'text', required: true, free: true, suggest: 'feeds', description: 'Its name or address' },
  },
  async handle({ feed: typed }, { store, asker, now }) {
    const { spaceId } = asker.place
    const { id, name, url } = getFeed(await store.feeds.list(spaceId), typed)
    await store.feeds.remove(id, spaceId)
    await store.audit.add({
      spaceId,
      subject: 'feed',
      at: now,
      by: placeWords(asker.place),
      text: `Removed ${name} (${url})`,
    })
    return {
      title: 'Removed',
      blocks: [
        {
          kind: 'notice',
          level: 'info',
          text: `${name} (${url}) is no feed of this space any more. The articles that came by it stay on record.`,
        },
      ],
      // With its name it needs no answer of the site.
      actions: [feedAction('Undo', 'feeds add', { site: url, name, confirm: true })],
    }
  },
})
