import { defineCommand } from '../src/bot/command.ts'
import { noFeeds } from '../src/bot/feed-actions.ts'
import { ago, feedState } from '../src/bot/feed-words.ts'
import { getFeed } from '../src/bot/find-feed.ts'
import type { Feed } from '../src/model/feed.ts'

/** Over which articles a day are counted. */
const DAYS = 14
/** Without a new article for so long, a feed is called silent. */
const SILENT_DAYS = 7

export default defineCommand({
  name: 'feeds health',
  description: 'How reading each feed goes: last success, error, next check, articles a day',
  example: '/feeds health',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    feed: { type: 'text', free: true, suggest: 'feeds', description: 'One feed only: its name or address' },
  },
  async handle({ feed: typed }, { store, asker, now }) {
    const { spaceId } = asker.place
    const all = await store.feeds.list(spaceId)
    if (all.length === 0) return noFeeds()
    const feeds = typed === undefined ? all : [getFeed(all, typed)]
    const counts = await store.feeds.articleCounts(spaceId, { since: now.subtract({ hours: 24 * DAYS }) })
    // What needs somebody comes first.
    const sorted = feeds.toSorted((a, b) => trouble(b) - trouble(a))
    return {
      title: 'How feeds are',
      blocks: [
        {
          kind: 'fields',
          fields: sorted.map(feed => ({
            name: feed.name,
            value: [
              feedState(feed, now),
              ...perDay(counts.get(feed.id) ?? 0, feed, now),
              ...silence(feed, now),
              ...(feed.note === undefined ? [] : [feed.note]),
              ...(feed.movedFrom === undefined ? [] : [`moved here from ${feed.movedFrom}`]),
              feed.url,
            ].join(' · '),
          })),
        },
      ],
    }
  },
})

function trouble({ pausedAt, error }: Feed): number {
  return (pausedAt === undefined ? 0 : 2) + (error === undefined ? 0 : 1)
}

/** Of a feed that was never read there is nothing to count. */
function perDay(count: number, { addedAt, lastSuccessAt }: Feed, now: Temporal.Instant): string[] {
  if (lastSuccessAt === undefined) return []
  const days = Math.min(Math.max(now.since(addedAt).total('hours') / 24, 1), DAYS)
  const rate = count / days
  const shown = rate.toLocaleString('en', { maximumFractionDigits: rate < 10 ? 1 : 0 })
  return [`${shown} ${shown === '1' ? 'article' : 'articles'} a day`]
}

function silence({ lastNewAt, lastSuccessAt, addedAt }: Feed, now: Temporal.Instant): string[] {
  const since = lastNewAt ?? addedAt
  if (lastSuccessAt === undefined || now.since(since).total('hours') < SILENT_DAYS * 24) return []
  return [`nothing new since ${ago(since, now)}`]
}
