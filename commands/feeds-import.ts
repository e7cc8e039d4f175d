import { defineCommand, type FeedFinder } from '../src/bot/command.ts'
import { feedAction } from '../src/bot/feed-actions.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { readOpml } from '../src/feeds/opml.ts'
import { subscribe } from '../src/ingest/feeds/subscribe.ts'
import { UserError } from '../src/model/errors.ts'
import type { Block } from '../src/model/reply.ts'

export default defineCommand({
  name: 'feeds import',
  description: 'Add every feed of an OPML list, as readers of feeds export it',
  example: '/feeds import https://example.com/feeds.opml',
  visibility: 'private',
  access: 'admin',
  options: {
    opml: { type: 'text', required: true, free: true, description: 'The list’s address, or the OPML itself' },
  },
  async handle({ opml }, { store, asker, now, feedFinder }) {
    const feeds = readOpml(await textOf(opml, feedFinder))
    const { spaceId } = asker.place
    const { added, known, refused } = await subscribe(feeds, {
      store,
      spaceId,
      by: placeWords(asker.place),
      at: now,
    })
    const blocks: Block[] = [
      {
        kind: 'notice',
        level: 'info',
        text: `${added.length} added, ${known.length} here already, ${refused.length} refused. Those added are read as soon as the service gets to them.`,
      },
    ]
    if (refused.length > 0) {
      blocks.push({
        kind: 'fields',
        fields: refused.map(({ url, reason }) => ({ name: url, value: reason })),
      })
    }
    return { title: 'Imported', blocks, actions: [feedAction('How feeds are', 'feeds health', {})] }
  },
})

function textOf(opml: string, finder: FeedFinder | undefined): Promise<string> | string {
  if (opml.trimStart().startsWith('<')) return opml
  if (finder === undefined)
    throw new UserError('no-network', 'This bot reads nothing from the network here. Give the OPML itself.')
  return finder.readText(opml)
}
