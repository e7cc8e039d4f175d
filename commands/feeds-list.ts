import { defineCommand } from '../src/bot/command.ts'
import { counted, feedState } from '../src/bot/feed-words.ts'
import { day } from '../src/bot/wording.ts'
import type { Block } from '../src/model/reply.ts'

export default defineCommand({
  name: 'feeds list',
  description: 'Where this space’s news comes from',
  example: '/feeds list',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store, asker, now }) {
    const [feeds, publishers] = await Promise.all([
      store.feeds.list(asker.place.spaceId),
      store.articles.publishers(),
    ])
    const feedBlocks: Block[] =
      feeds.length === 0
        ? [
            {
              kind: 'notice',
              level: 'info',
              text: 'No feeds are subscribed here. Add one with /feeds add and the address of a site, such as /feeds add npr.org',
            },
          ]
        : [
            {
              kind: 'fields',
              fields: feeds.map(feed => ({
                name: feed.name,
                value: `${feed.url} · ${feedState(feed, now)}`,
              })),
            },
          ]
    const stored = publishers.map(({ publisher, articleCount, newest }) => ({
      name: publisher,
      value: `${counted(articleCount, 'article')}, newest of ${day(newest)}`,
    }))
    return {
      title: 'Feeds',
      blocks: [
        ...feedBlocks,
        ...(stored.length === 0
          ? []
          : [
              { kind: 'text' as const, text: 'On record:' },
              { kind: 'fields' as const, fields: stored },
            ]),
      ],
    }
  },
})
