import { defineCommand } from '../src/bot/command.ts'
import { day } from '../src/bot/wording.ts'
import type { Feed } from '../src/model/feed.ts'
import type { Block } from '../src/model/reply.ts'

export default defineCommand({
  name: 'feeds list',
  description: 'Where this space’s news comes from',
  example: '/feeds list',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {},
  async handle(_, { store, asker }) {
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
              text: 'No feeds are subscribed here. Articles come from files: hustings ingest <file>.',
            },
          ]
        : [
            {
              kind: 'fields',
              fields: feeds.map(feed => ({ name: feed.name, value: `${feed.url} · ${health(feed)}` })),
            },
          ]
    const stored = publishers.map(({ publisher, articleCount, newest }) => ({
      name: publisher,
      value: `${articleCount} ${articleCount === 1 ? 'article' : 'articles'}, newest of ${day(newest)}`,
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

function health(feed: Feed): string {
  if (feed.error !== undefined) return feed.error
  if (feed.lastSuccessAt === undefined) return 'not read yet'
  return `read ${feed.lastSuccessAt.toString({ smallestUnit: 'minute' })}`
}
