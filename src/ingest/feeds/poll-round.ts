import { randomUUID } from 'node:crypto'
import type { FeedCheck, PolledFeed } from '../../model/feed.ts'
import type { Store } from '../../stores/store.ts'
import { type FeedReport, pollFeed } from './poll-feed.ts'
import type { PollOptions } from './poll-options.ts'

export interface RoundOptions extends PollOptions {
  /** A fault of ours while a feed was read: the round goes on. */
  readonly reportBug: (error: unknown, id: string) => void
}

/** Feeds that are read at the same time. Each host is asked one thing at a time, whoever asks. */
const AT_ONCE = 4
/** Longer than any feed takes; whoever dies in between keeps it from others no longer than this. */
const CLAIM = { minutes: 15 }

/**
 * Reads every feed that is due and that no other process is reading. Stopped in between, feeds are given back, and what was
 * taken in of them is not read again.
 *
 * @returns what each brought
 */
export async function pollRound(options: RoundOptions): Promise<FeedReport[]> {
  const { store, now, signal } = options
  const claim = randomUUID()
  const reports: FeedReport[] = []
  const work = async () => {
    while (!signal?.aborted) {
      const at = now()
      const [feed] = await store.polls.claim({ now: at, until: at.add(CLAIM), claim, limit: 1 })
      if (feed === undefined) return
      const { report, check } = await pollSafely(feed, options)
      if (check === undefined) return
      // Asked before: a feed that moved to one that is known is one with it afterwards.
      const spaceIds = await store.polls.spacesOf(feed.key)
      if (await store.polls.settle(feed.key, { claim, check }))
        await tellSpaces(spaceIds, { feed, check, store })
      reports.push(report)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    await store.polls.release(claim)
  }
  return reports
}

/** Without a check where we were stopped: then the feed is as it was. */
async function pollSafely(
  feed: PolledFeed,
  options: RoundOptions,
): Promise<{ readonly report: FeedReport; readonly check?: FeedCheck }> {
  const nothing = { name: feed.name, url: feed.url, new: [], changed: [], unchanged: 0, failed: [] }
  try {
    return await pollFeed(feed, options)
  } catch (error) {
    if (options.signal?.aborted) return { report: nothing }
    const id = randomUUID().slice(0, 8)
    options.reportBug(error, id)
    const at = options.now()
    const words = `Something went wrong on our side, and it is logged under ${id}.`
    return {
      report: { ...nothing, error: words },
      check: { at, nextCheckAt: at.add({ hours: 1 }), isSuccess: false, hasNews: false, error: words },
    }
  }
}

/** What nobody may miss stands in the history of every space that has the feed. */
async function tellSpaces(
  spaceIds: readonly string[],
  { feed, check, store }: { readonly feed: PolledFeed; readonly check: FeedCheck; readonly store: Store },
): Promise<void> {
  const text =
    check.nextCheckAt === undefined
      ? `Paused ${feed.name} (${feed.url}), which failed for long: ${check.error} /feeds refresh tries again.`
      : check.movedTo !== undefined && check.movedTo !== feed.url
        ? `${feed.name} moved from ${feed.url} to ${check.movedTo}, and is read there from now on.`
        : undefined
  if (text === undefined) return
  for (const spaceId of spaceIds)
    await store.audit.add({ spaceId, subject: 'feed', at: check.at, by: 'Hustings', text })
}

/** A round in one line, for the log: `40 feeds read: 12 new articles, 2 changed. 1 failed: …` */
export function roundWords(reports: readonly FeedReport[]): string {
  const count = (what: (report: FeedReport) => number) =>
    reports.reduce((sum, report) => sum + what(report), 0)
  const failing = reports.filter(({ error }) => error !== undefined)
  const items = count(({ failed }) => failed.length)
  return [
    `${counted(reports.length, 'feed')} read: ${counted(
      count(each => each.new.length),
      'new article',
    )}, ${count(each => each.changed.length)} changed.`,
    ...(items > 0 ? [`${counted(items, 'article')} could not be read.`] : []),
    ...(failing.length > 0
      ? [`${failing.length} failed: ${failing.map(({ name, error }) => `${name} (${error})`).join('; ')}`]
      : []),
  ].join(' ')
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
