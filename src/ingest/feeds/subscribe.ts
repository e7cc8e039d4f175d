import { checkAddress } from '../../feeds/guard.ts'
import type { ListedFeed } from '../../feeds/opml.ts'
import { UserError } from '../../model/errors.ts'
import type { Store } from '../../stores/store.ts'

/** What became of a list of feeds. */
export interface SubscribeReport {
  readonly added: readonly ListedFeed[]
  /** Subscribed to before. */
  readonly known: readonly ListedFeed[]
  readonly refused: readonly { readonly url: string; readonly reason: string }[]
}

/** As many as one list may bring. */
const MAX_FEEDS = 500

/**
 * Subscribes a space to a list of feeds, and writes it into its history. Whether they can be read shows when they are.
 *
 * @param options.by whoever asked for it
 * @throws UserError `too-many-feeds`
 */
export async function subscribe(
  feeds: readonly ListedFeed[],
  options: {
    readonly store: Store
    readonly spaceId: string
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<SubscribeReport> {
  const { store, spaceId, by, at } = options
  if (feeds.length > MAX_FEEDS) {
    throw new UserError(
      'too-many-feeds',
      `The list has ${feeds.length} feeds; up to ${MAX_FEEDS} are taken at once. Split it.`,
    )
  }
  const [added, known]: [ListedFeed[], ListedFeed[]] = [[], []]
  const refused: { url: string; reason: string }[] = []
  for (const feed of feeds) {
    try {
      // Private networks are refused when they are read, if they are not allowed.
      const { href: url, hostname } = checkAddress(feed.url, { allowPrivate: ['0.0.0.0/0', '::/0'] })
      const name = feed.name ?? hostname.replace(/^www\./, '')
      const { isNew } = await store.feeds.add({ spaceId, url, name }, { at })
      ;(isNew ? added : known).push({ url, name })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refused.push({ url: feed.url, reason: error.message })
    }
  }
  if (added.length > 0) {
    const names = added.map(({ name }) => name).join(', ')
    await store.audit.add({
      spaceId,
      subject: 'feed',
      at,
      by,
      text: `Added ${added.length} from a list: ${names}`,
    })
  }
  return { added, known, refused }
}
