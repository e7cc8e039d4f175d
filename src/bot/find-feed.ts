import { UserError } from '../model/errors.ts'
import type { Feed } from '../model/feed.ts'
import { repeated } from './wording.ts'

/** The feeds that what was typed may mean: by a part of their name or address, those named exactly so first. */
export function fittingFeeds(feeds: readonly Feed[], typed: string): Feed[] {
  const wanted = typed.trim().toLowerCase()
  const exact = feeds.filter(({ name, url, movedFrom }) =>
    [name, url, movedFrom].some(each => each?.toLowerCase() === wanted),
  )
  if (exact.length > 0) return exact
  return feeds.filter(({ name, url }) => `${name}\n${url}`.toLowerCase().includes(wanted))
}

/**
 * The one feed that is meant.
 *
 * @throws UserError `no-such-feed`, `several-feeds`
 */
export function getFeed(feeds: readonly Feed[], typed: string): Feed {
  const [feed, ...others] = fittingFeeds(feeds, typed)
  if (feed === undefined) {
    const listed = feeds.map(({ name }) => name).join(', ')
    throw new UserError(
      'no-such-feed',
      feeds.length === 0
        ? 'No feeds are subscribed here. Add one with /feeds add and the address of a site.'
        : `No feed here is called “${repeated(typed)}”. There are: ${listed}.`,
    )
  }
  if (others.length > 0) {
    throw new UserError(
      'several-feeds',
      `“${repeated(typed)}” fits several feeds. Give the address of one: ${[feed, ...others].map(({ url }) => url).join(', ')}`,
    )
  }
  return feed
}
