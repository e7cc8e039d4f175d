import { type CommandContext, defineCommand, type FeedFinder } from '../src/bot/command.ts'
import { feedAction } from '../src/bot/feed-actions.ts'
import { counted, within } from '../src/bot/feed-words.ts'
import { getFeed } from '../src/bot/find-feed.ts'
import { placeWords } from '../src/bot/person-words.ts'
import type { FoundFeed } from '../src/feeds/find-feeds.ts'
import type { ListedFeed } from '../src/feeds/opml.ts'
import { subscribe } from '../src/ingest/feeds/subscribe.ts'
import { UserError } from '../src/model/errors.ts'
import type { Feed } from '../src/model/feed.ts'
import type { Reply } from '../src/model/reply.ts'

export default defineCommand({
  name: 'feeds add',
  description: 'Find the feed of a site, and read it from now on',
  example: '/feeds add npr.org',
  visibility: 'private',
  access: 'admin',
  options: {
    site: {
      type: 'text',
      required: true,
      free: true,
      description: 'A site or feed: npr.org, or the feed’s address',
    },
    confirm: { type: 'boolean', description: 'Yes adds what was found; without it, it is only shown' },
    name: {
      type: 'text',
      description: 'What to call it here; with confirm, the address is added as it is and looked at later',
    },
  },
  async handle({ site, confirm = false, name: given }, context) {
    if (confirm && given !== undefined) return addUnread({ url: site, name: given }, context)
    const { store, asker, now, feedFinder } = context
    const found = await findAt(site, feedFinder)
    const [first] = found
    if (first === undefined || found.length > 1 || !confirm) return show(found)
    const name = nameOf(first)
    const { spaceId } = asker.place
    const { feed, isNew } = await store.feeds.add({ spaceId, url: first.url, name }, { at: now })
    if (isNew) {
      await store.audit.add({
        spaceId,
        subject: 'feed',
        at: now,
        by: placeWords(asker.place),
        text: `Added ${name} (${first.url})`,
      })
    }
    return subscribed(feed, { isNew, now })
  },
})

/** Subscribes to an address that is known to be a feed, as that of one just removed: no site is asked. */
async function addUnread(listed: ListedFeed, { store, asker, now }: CommandContext): Promise<Reply> {
  const { spaceId } = asker.place
  const options = { store, spaceId, by: placeWords(asker.place), at: now }
  const { added, known, refused } = await subscribe([listed], options)
  if (refused[0] !== undefined) throw new UserError('bad-address', refused[0].reason)
  const [{ url }] = [...added, ...known] as [ListedFeed]
  return subscribed(getFeed(await store.feeds.list(spaceId), url), { isNew: added.length > 0, now })
}

function subscribed(
  feed: Feed,
  { isNew, now }: { readonly isNew: boolean; readonly now: Temporal.Instant },
): Reply {
  const next =
    feed.nextCheckAt === undefined
      ? ''
      : ` It is read ${within(feed.nextCheckAt, now)}, and from then on whenever it is likely to have news.`
  return {
    title: isNew ? 'Added' : 'Here already',
    blocks: [
      { kind: 'notice', level: 'info', text: `${feed.name} (${feed.url}) is a feed of this space.${next}` },
    ],
    actions: [
      feedAction('Undo', 'feeds remove', { feed: feed.url }),
      feedAction('All feeds', 'feeds list', {}),
    ],
  }
}

function findAt(site: string, finder: FeedFinder | undefined): Promise<readonly FoundFeed[]> {
  if (finder === undefined)
    throw new UserError('no-network', 'This bot reads nothing from the network here, so it cannot add feeds.')
  return finder.find(site)
}

/** What was found, each with its last three headlines, so that one sees what one is about to get. */
function show(found: readonly FoundFeed[]): Reply {
  return {
    title: found.length === 1 ? 'Is it this feed?' : 'Which of these feeds?',
    blocks: [
      {
        kind: 'fields',
        fields: found.map(each => ({
          name: nameOf(each),
          value: `${each.url} · ${each.feed.format}, ${counted(each.feed.items.length, 'article')}${headlines(each)}`,
        })),
      },
    ],
    actions: found.map(each =>
      feedAction(found.length === 1 ? 'Confirm' : nameOf(each), 'feeds add', {
        site: each.url,
        confirm: true,
      }),
    ),
  }
}

function headlines({ feed }: FoundFeed): string {
  const last = feed.items.flatMap(({ headline }) => headline ?? []).slice(0, 3)
  return last.length === 0 ? '' : `. The last: ${last.map(headline => `“${headline}”`).join('; ')}`
}

function nameOf({ feed, url }: FoundFeed): string {
  return feed.name ?? new URL(url).hostname.replace(/^www\./, '')
}
