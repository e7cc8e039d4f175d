import type { FeedItem, ParsedFeed } from '../../feeds/formats/feed-format.ts'
import { UserError } from '../../model/errors.ts'
import type { KnownItem, PolledFeed } from '../../model/feed.ts'
import type { Store } from '../../stores/store.ts'
import { canonicalUrl } from '../canonical-url.ts'
import { type GuidFault, isLike } from '../find-identity.ts'
import { type PreparedArticle, prepareArticle } from '../prepare-article.ts'
import { type IngestedArticle, type SaveOutcome, saveArticles } from '../save-articles.ts'
import { addressKey, type KeyedItem } from './item-keys.ts'
import type { PollOptions } from './poll-options.ts'
import { readItem } from './read-item.ts'

/** What became of the items of a feed. */
export interface TakenItems {
  readonly new: readonly IngestedArticle[]
  readonly changed: readonly IngestedArticle[]
  /** How many were looked at again, and had not changed. */
  readonly unchanged: number
  /** Items that could not be made articles, and why. */
  readonly failed: readonly { readonly url: string; readonly reason: string }[]
}

/** Of a feed that is new to us, the newest articles are read and the older ones passed over. */
const FIRST_ITEMS = 30

/**
 * Takes in the items of a feed that are new or changed. What stood in it when it was first read is quiet, also where it is
 * read later, because its page was away or time was up.
 *
 * @param options.until what is not read by then is left for the next time
 * @throws FetchError `stopped`
 */
export async function takeItems(
  feed: PolledFeed,
  keyed: readonly KeyedItem[],
  options: PollOptions & { readonly parsed: ParsedFeed; readonly until: Temporal.Instant },
): Promise<{
  readonly report: TakenItems
  readonly isComplete: boolean
  readonly guidFault: GuidFault | undefined
}> {
  const { now, until } = options
  const due = await dueItems(feed, keyed, options)
  const taken: Taken = { new: [], changed: [], unchanged: 0, failed: [] }
  let left = 0
  let guidFault: GuidFault | undefined
  let fault: { readonly error: unknown } | undefined
  const ready: ReadyItem[] = []
  const save = async () => {
    for (const article of await saveItems(feed, ready.splice(0), options)) {
      if ('error' in article) fault ??= article
      else if (article.outcome === 'unchanged') taken.unchanged++
      else taken[article.outcome].push(article)
      if ('guidFault' in article) guidFault ??= article.guidFault
    }
  }
  try {
    // Oldest first, so that stories come in as they happened.
    for (const item of due.toReversed()) {
      if (Temporal.Instant.compare(now(), until) > 0) {
        left++
        continue
      }
      const outcome = await readDue(feed, item, { ...options, taken })
      if (outcome === 'later') left++
      else if (outcome !== undefined) ready.push(outcome)
      if (ready.length >= SAVED_AT_ONCE || isWaiting(ready, now())) await save()
    }
  } finally {
    // Also where we are stopped: what was read need not be read again.
    await save()
  }
  if (fault !== undefined) throw fault.error
  if (guidFault !== undefined && !feed.hasBadGuids) await noteByAddress(feed, keyed, options)
  return { report: taken, isComplete: left === 0, guidFault }
}

/** More in one transaction saves little, and keeps others from the database. */
const SAVED_AT_ONCE = 8
/** Articles of a slow site are not kept back for longer. */
const LONGEST_WAIT = { seconds: 10 }

/** An item that is read, to be saved with others. */
interface ReadyItem extends PreparedArticle {
  readonly at: Temporal.Instant
  /** How the item is noted once its article is saved. */
  readonly note: { readonly itemKey: string; readonly mark: string; readonly problem?: string }
}

function isWaiting([first]: readonly ReadyItem[], now: Temporal.Instant): boolean {
  return first !== undefined && Temporal.Instant.compare(first.at.add(LONGEST_WAIT), now) <= 0
}

function saveItems(
  feed: PolledFeed,
  ready: readonly ReadyItem[],
  options: PollOptions,
): Promise<SaveOutcome[]> {
  return saveArticles(ready, {
    ...options,
    now: options.now(),
    noted: ({ note, at }, { articleId }, store) => store.polls.note(feed.key, { ...note, articleId, at }),
  })
}

type Taken = {
  -readonly [K in keyof TakenItems]: TakenItems[K] extends readonly (infer Item)[] ? Item[] : TakenItems[K]
}

interface DueItem extends KeyedItem {
  /** How it was left the last time. */
  readonly before: KnownItem | undefined
}

/** The items to read, in the feed's order. Of a feed that is new to us, all it lists is noted as old news first. */
async function dueItems(
  feed: PolledFeed,
  keyed: readonly KeyedItem[],
  { store, now }: PollOptions,
): Promise<readonly DueItem[]> {
  const known = await store.polls.known(
    feed.key,
    keyed.flatMap(({ itemKey, guidKey }) => [itemKey, ...(guidKey === undefined ? [] : [guidKey])]),
  )
  const due = keyed
    .map(item => {
      // As it was known by its GUID, provided that it is the same: the mark holds its address and headline.
      const byGuid = item.guidKey === undefined ? undefined : known.get(item.guidKey)
      return { ...item, before: known.get(item.itemKey) ?? (byGuid?.mark === item.mark ? byGuid : undefined) }
    })
    .filter(({ before, mark }) => before?.mark !== mark)
  if (feed.lastSuccessAt !== undefined) return due
  await store.together(async inner => {
    for (const [index, { itemKey, mark }] of due.entries()) {
      const passedOver = { mark, problem: 'Older than what is read of a new feed.' }
      await inner.polls.note(feed.key, {
        itemKey,
        isQuiet: true,
        at: now(),
        ...(index < FIRST_ITEMS ? { mark: UNREAD } : passedOver),
      })
    }
  })
  return due
    .slice(0, FIRST_ITEMS)
    .map(item => ({ ...item, before: item.before ?? { ...item, isQuiet: true } }))
}

/** The mark of what is listed and was not read yet: no item's own. */
const UNREAD = ''

/** Reads one item. `later`: it may be there the next time. Undefined: it brings no article, and is noted so. */
async function readDue(
  feed: PolledFeed,
  { item, itemKey, guidKey, mark, before }: DueItem,
  options: PollOptions & { readonly parsed: ParsedFeed; readonly taken: Taken },
): Promise<'later' | ReadyItem | undefined> {
  const { store, now, parsed, signal, taken } = options
  const note = (more: { readonly articleId?: string; readonly problem?: string }) =>
    store.polls.note(feed.key, { itemKey, mark, at: now(), ...more })
  const fail = (reason: string) => taken.failed.push({ url: item.url ?? item.headline ?? feed.url, reason })
  const readBefore = await pageRead(item, before, store)
  const read = await readItem(item, {
    ...options,
    now: now(),
    feedName: parsed.name ?? feed.name,
    language: parsed.language,
    wasRead: readBefore !== undefined,
  })
  if ('problem' in read) {
    fail(read.problem)
    if (read.isPassing) return 'later'
    if (read.isTakenDown && readBefore !== undefined) {
      await store.corrections.withdraw(readBefore, now())
      await store.pages.forget(readBefore)
      // No problem of the item's: its page was read, and would be again.
      await note({ articleId: readBefore })
    } else await note({ problem: read.problem })
    return undefined
  }
  signal?.throwIfAborted()
  const problem = read.instead === undefined ? {} : { problem: `Only what the feed says: ${read.instead}` }
  try {
    const prepared = await prepareArticle(read.article, {
      ...options,
      now: now(),
      origin: {
        fileName: new URL(feed.url).hostname,
        item: { feedKey: feed.key, itemKey, isGuid: guidKey === undefined && item.guid !== undefined },
        page: read.page,
        isQuiet: feed.lastSuccessAt === undefined || before?.isQuiet === true,
      },
    })
    return { ...prepared, at: now(), note: { itemKey, mark, ...problem } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    fail(error.message)
    await note({ problem: error.message })
    return undefined
  }
}

/**
 * The article of an item's page, where it was read before. What was only ever the feed's words has a problem noted; and what
 * has another address and another headline is another article, that was given the GUID of an older one.
 */
async function pageRead(
  { url, headline }: FeedItem,
  before: KnownItem | undefined,
  store: Store,
): Promise<string | undefined> {
  if (before?.articleId === undefined || before.problem !== undefined) return undefined
  const stored = await store.articles.find(before.articleId)
  if (stored === undefined) return undefined
  const isSame =
    (url !== undefined && canonicalUrl(url) === stored.canonicalUrl) ||
    headline === undefined ||
    isLike(stored, { headline, text: '' })
  return isSame ? stored.id : undefined
}

/** From now on the feed goes by its addresses: what is known by its GUIDs is known by these, and is not read anew. */
async function noteByAddress(
  feed: PolledFeed,
  keyed: readonly KeyedItem[],
  { store, now }: PollOptions,
): Promise<void> {
  const known = await store.polls.known(
    feed.key,
    keyed.map(({ itemKey }) => itemKey),
  )
  await store.together(async inner => {
    for (const { item, itemKey } of keyed) {
      const state = known.get(itemKey)
      if (state !== undefined)
        await inner.polls.note(feed.key, { ...state, itemKey: addressKey(item), at: now() })
    }
  })
}
