import type { Fetched, Fetcher } from '../../feeds/fetch.ts'
import { FetchError } from '../../feeds/fetch-error.ts'
import { FEED_REQUEST } from '../../feeds/find-feeds.ts'
import type { ParsedFeed } from '../../feeds/formats/feed-format.ts'
import { nextCheck, nextTry } from '../../feeds/next-check.ts'
import { readFeed } from '../../feeds/read-feed.ts'
import { UserError } from '../../model/errors.ts'
import type { FeedCheck, PolledFeed } from '../../model/feed.ts'
import type { GuidFault } from '../find-identity.ts'
import type { IngestedArticle, IngestOptions } from '../ingest-article.ts'
import { ingestArticle } from '../ingest-article.ts'
import { readPublished } from '../published.ts'
import { type KeyedItem, keyItems } from './item-keys.ts'
import { readItem } from './read-item.ts'

export interface PollOptions extends Omit<IngestOptions, 'now'> {
  readonly fetcher: Fetcher
  readonly now: () => Temporal.Instant
  readonly signal?: AbortSignal
}

/** What a look at one feed brought. */
export interface FeedReport {
  readonly name: string
  readonly url: string
  readonly new: readonly IngestedArticle[]
  readonly changed: readonly IngestedArticle[]
  /** How many were looked at again, and had not changed. */
  readonly unchanged: number
  /** Items that could not be made articles, and why. */
  readonly failed: readonly { readonly url: string; readonly reason: string }[]
  /** Why the feed itself could not be read. */
  readonly error?: string
}

/** Of a feed that is new to us, the newest articles are read and the older ones passed over. */
const FIRST_ITEMS = 30
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
    const { keyed, note } = keyItems(parsed.items)
    const taken = await takeItems(feed, keyed, { ...options, parsed, until: at.add(PATIENCE) })
    const oddity = [note ?? (taken.guidFault && GUID_FAULTS[taken.guidFault]), leftWords(parsed)]
      .filter(words => words !== undefined)
      .join(' ')
    const check: FeedCheck = {
      at,
      nextCheckAt: taken.isComplete ? nextCheckOf(parsed, fetched, at) : at.add(SOON),
      isSuccess: true,
      hasNews: taken.report.new.length > 0,
      ...(oddity !== '' && { note: oddity }),
      // Whatever is left is not asked for again where the server says that nothing changed.
      ...(taken.isComplete && validators(fetched)),
      ...moved,
    }
    return { report: { ...about, ...taken.report }, check }
  } catch (error) {
    if (!(error instanceof UserError) || (error instanceof FetchError && error.failure === 'stopped'))
      throw error
    return { report: { ...about, error: error.message }, check: failedCheck(feed, error, at) }
  }
}

const GUID_FAULTS: Readonly<Record<GuidFault, string>> = {
  reused: 'It gives new articles the GUIDs of old ones, so it is read by addresses and words.',
  changing: 'It gives an article a new GUID at times, so it is read by addresses and words.',
}

function leftWords({ items, left = 0 }: ParsedFeed): string | undefined {
  if (left === 0) return undefined
  return `It lists ${(items.length + left).toLocaleString('en')} articles, of which the newest ${items.length} are looked at.`
}

async function takeItems(
  feed: PolledFeed,
  keyed: readonly KeyedItem[],
  options: PollOptions & { readonly parsed: ParsedFeed; readonly until: Temporal.Instant },
) {
  const { store, now, parsed, until, signal } = options
  const isFirst = feed.lastSuccessAt === undefined
  const known = await store.polls.known(
    feed.key,
    keyed.map(({ itemKey }) => itemKey),
  )
  const due = keyed.filter(({ itemKey, mark }) => known.get(itemKey)?.mark !== mark)
  const passedOver = isFirst ? due.slice(FIRST_ITEMS) : []
  for (const { itemKey, mark } of passedOver)
    await store.polls.note(feed.key, {
      itemKey,
      mark,
      problem: 'Older than what is read of a new feed.',
      at: now(),
    })

  const taken: { [K in 'new' | 'changed']: IngestedArticle[] } = { new: [], changed: [] }
  const failed: { url: string; reason: string }[] = []
  let unchanged = 0
  let guidFault: GuidFault | undefined
  let left = 0
  // Oldest first, so that stories come in as they happened.
  for (const { item, itemKey, mark } of due.slice(0, due.length - passedOver.length).toReversed()) {
    if (Temporal.Instant.compare(now(), until) > 0) {
      left++
      continue
    }
    const before = known.get(itemKey)
    // One that was only ever the feed's words has a problem noted.
    const readBefore = before?.problem === undefined ? before?.articleId : undefined
    const read = await readItem(item, {
      ...options,
      now: now(),
      feedName: parsed.name ?? feed.name,
      language: parsed.language,
      wasRead: readBefore !== undefined,
    })
    const fail = (reason: string) => failed.push({ url: item.url ?? item.headline ?? feed.url, reason })
    if ('problem' in read) {
      fail(read.problem)
      if (read.isPassing) left++
      else if (read.isTakenDown && readBefore !== undefined) {
        await store.corrections.withdraw(readBefore, now())
        // No problem of the item's: its page was read, and would be again.
        await store.polls.note(feed.key, { itemKey, mark, articleId: readBefore, at: now() })
      } else await store.polls.note(feed.key, { itemKey, mark, problem: read.problem, at: now() })
      continue
    }
    signal?.throwIfAborted()
    try {
      const article = await ingestArticle(read.article, {
        ...options,
        now: now(),
        fileName: new URL(feed.url).hostname,
        feedId: String(feed.key),
        guid: item.guid,
        isQuiet: isFirst,
      })
      if (article.guidFault !== undefined) guidFault = article.guidFault
      if (article.outcome === 'unchanged') unchanged++
      else taken[article.outcome].push(article)
      const problem = read.instead && `Only what the feed says: ${read.instead}`
      await store.polls.note(feed.key, {
        itemKey,
        mark,
        articleId: article.articleId,
        ...(problem !== undefined && { problem }),
        at: now(),
      })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      fail(error.message)
      await store.polls.note(feed.key, { itemKey, mark, problem: error.message, at: now() })
    }
  }
  return { report: { ...taken, unchanged, failed }, isComplete: left === 0, guidFault }
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

function validators(fetched: Fetched) {
  if (fetched.outcome !== 'read') return {}
  const { etag, lastModified } = fetched
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
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
