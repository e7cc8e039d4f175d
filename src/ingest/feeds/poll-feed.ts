import type { Fetched } from '../../feeds/fetch.ts'
import { FetchError } from '../../feeds/fetch-error.ts'
import { FEED_REQUEST } from '../../feeds/find-feeds.ts'
import type { ParsedFeed } from '../../feeds/formats/feed-format.ts'
import { nextCheck, nextTry } from '../../feeds/next-check.ts'
import { readFeed } from '../../feeds/read-feed.ts'
import { UserError } from '../../model/errors.ts'
import type { FeedCheck, PolledFeed } from '../../model/feed.ts'
import { readPublished } from '../published.ts'
import { keyItems } from './item-keys.ts'
import type { PollOptions } from './poll-options.ts'
import { validatorsOf } from './read-page.ts'
import { type TakenItems, takeItems } from './take-items.ts'

/** What a look at one feed brought. */
export interface FeedReport extends TakenItems {
  readonly name: string
  readonly url: string
  /** Why the feed itself could not be read. */
  readonly error?: string
}

/** How long is spent on one feed in one go; what is left is read the next time. */
const PATIENCE = { minutes: 10 }
const SOON = { minutes: 5 }
/** Who fails for so long and so often is paused. */
const HOPELESS_DAYS = 7
/** Where no server was reached at all, it may be our own network that is away. */
const UNREACHED_DAYS = 30
const HOPELESS_FAILURES = 10

/**
 * Looks at a feed, and takes in the articles that are new or changed since the last look. The first look is quiet: nobody
 * is alerted of what it brings.
 *
 * @throws FetchError `stopped`; nothing that a publisher does
 */
export async function pollFeed(
  feed: PolledFeed,
  options: PollOptions,
): Promise<{ readonly report: FeedReport; readonly check: FeedCheck }> {
  const { fetcher, now, signal } = options
  const at = now()
  const about = { name: feed.name, url: feed.url, new: [], changed: [], unchanged: 0, failed: [] }
  try {
    const fetched = await fetcher.fetch(feed.url, {
      ...FEED_REQUEST,
      etag: feed.etag,
      lastModified: feed.lastModified,
      signal,
    })
    const moved = fetched.movedTo === undefined ? {} : { movedTo: fetched.movedTo }
    if (fetched.outcome === 'unchanged')
      return { report: about, check: { ...unchangedCheck(feed, fetched, at), ...moved } }
    const parsed = await readFeed(fetched.text, fetched.url)
    const { keyed, areGuidsShared } = keyItems(parsed.items, feed)
    const taken = await takeItems(feed, keyed, { ...options, parsed, until: at.add(PATIENCE) })
    const hasBadGuids = feed.hasBadGuids || areGuidsShared || taken.guidFault !== undefined
    const oddity = [hasBadGuids ? BAD_GUIDS : undefined, leftWords(parsed)]
      .filter(words => words !== undefined)
      .join(' ')
    const check: FeedCheck = {
      at,
      nextCheckAt: taken.isComplete ? nextCheckOf(parsed, fetched, at) : at.add(SOON),
      isSuccess: true,
      hasNews: taken.report.new.length > 0,
      ...(oddity !== '' && { note: oddity }),
      // Whatever is left is not asked for again where the server says that nothing changed.
      ...(taken.isComplete && validatorsOf(fetched)),
      ...moved,
      hasBadGuids,
    }
    return { report: { ...about, ...taken.report }, check }
  } catch (error) {
    if (!(error instanceof UserError) || (error instanceof FetchError && error.failure === 'stopped'))
      throw error
    return { report: { ...about, error: error.message }, check: failedCheck(feed, error, at) }
  }
}

const BAD_GUIDS = 'Its GUIDs do not tell its articles apart, so it is read by addresses and words.'

function leftWords({ items, left = 0 }: ParsedFeed): string | undefined {
  if (left === 0) return undefined
  return `It lists ${(items.length + left).toLocaleString('en')} articles, of which the newest ${items.length} are looked at.`
}

function unchangedCheck(feed: PolledFeed, { freshForMs }: Fetched, at: Temporal.Instant): FeedCheck {
  // As long again as the last time, within the same bounds.
  const before = feed.lastCheckedAt === undefined ? [] : [feed.lastCheckedAt]
  const rhythm = feed.lastNewAt === undefined ? before : [feed.lastNewAt, ...before]
  return {
    at,
    nextCheckAt: nextCheck({ now: at, published: rhythm, freshForMs }),
    isSuccess: true,
    hasNews: false,
    ...(feed.etag !== undefined && { etag: feed.etag }),
    ...(feed.lastModified !== undefined && { lastModified: feed.lastModified }),
    ...(feed.note !== undefined && { note: feed.note }),
  }
}

function nextCheckOf({ items, ttlMinutes }: ParsedFeed, { freshForMs }: Fetched, now: Temporal.Instant) {
  const published = items.flatMap(item => readPublished(item.published ?? '')?.publishedAt ?? [])
  return nextCheck({ now, published, ttlMinutes, freshForMs })
}

function failedCheck(feed: PolledFeed, error: UserError, at: Temporal.Instant): FeedCheck {
  const check = { at, isSuccess: false, hasNews: false, error: error.message }
  const failure = error instanceof FetchError ? error.failure : undefined
  const hopeless = failure === 'no-such-host' || failure === 'unreachable' ? UNREACHED_DAYS : HOPELESS_DAYS
  const failingFor = at.since(feed.failingSince ?? at).total('hours') / 24
  if (failure === 'gone' || (failingFor >= hopeless && feed.failures >= HOPELESS_FAILURES)) return check
  const retryAfterMs = error instanceof FetchError ? error.retryAfterMs : undefined
  return { ...check, nextCheckAt: nextTry(at, { failures: feed.failures, retryAfterMs }) }
}
