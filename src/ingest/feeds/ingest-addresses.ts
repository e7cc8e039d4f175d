import { readFile } from 'node:fs/promises'
import { FetchError } from '../../feeds/fetch-error.ts'
import type { FeedItem } from '../../feeds/formats/feed-format.ts'
import { looksLikeOpml, readOpml } from '../../feeds/opml.ts'
import { looksLikeFeed, readFeed } from '../../feeds/read-feed.ts'
import { UserError } from '../../model/errors.ts'
import type { ParsedArticle } from '../formats/format.ts'
import { ingestArticle } from '../ingest-article.ts'
import type { IngestReport } from '../ingest-files.ts'
import type { PollOptions } from './poll-options.ts'
import { readItem } from './read-item.ts'
import { articleOfPage } from './read-page.ts'
import { subscribe } from './subscribe.ts'

/**
 * Takes in what addresses lead to: the article of a page, the articles of a feed; and subscribes a space to the feeds of a
 * list. Whatever cannot be read is reported and stops nothing else.
 *
 * @param options.spaceId whose feeds those of a list become
 */
export async function ingestAddresses(
  addresses: readonly string[],
  options: PollOptions & { readonly spaceId: string; readonly by: string },
): Promise<IngestReport & { readonly feeds: readonly string[] }> {
  const report: Filling = { new: [], changed: [], unchanged: [], failed: [], feeds: [] }
  for (const path of addresses) {
    await attempt(path, report, async () => {
      const text = await textAt(path, options)
      if (looksLikeOpml(text.text)) {
        const { added, known, refused } = await subscribe(readOpml(text.text), {
          ...options,
          at: options.now(),
        })
        report.feeds.push(...[...added, ...known].map(({ url }) => url))
        for (const { url, reason } of refused) report.failed.push({ path: url, code: 'bad-address', reason })
      } else if (looksLikeFeed(text.text)) {
        await takeFeed(text, report, options)
      } else {
        await take(path, {
          article: await articleOfPage(text.text, { ...text, ...options }),
          report,
          options,
        })
      }
    })
  }
  return report
}

type Filling = {
  readonly [K in keyof IngestReport]: IngestReport[K][number][]
} & { readonly feeds: string[] }

interface ReadText {
  readonly text: string
  readonly url: string
  readonly contentType?: string
}

async function textAt(path: string, { fetcher, signal }: PollOptions): Promise<ReadText> {
  if (!/^(?:https?|feed):/i.test(path)) {
    const text = await readFile(path, 'utf8').catch(cause => {
      throw new UserError('no-such-file', `There is no file ${path}, or it may not be read.`, { cause })
    })
    // Whatever it is: that it is no list is said when it is read.
    return { text: looksLikeOpml(text) ? text : `<opml>${text}`, url: path }
  }
  const address = path.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'https:')
  const fetched = await fetcher.fetch(address, { maxBytes: 5_000_000, signal })
  if (fetched.outcome !== 'read') throw new UserError('no-page', `${address} gave nothing to read.`)
  return fetched
}

async function takeFeed({ text, url }: ReadText, report: Filling, options: PollOptions): Promise<void> {
  const { items, name, language } = await readFeed(text, url)
  const feedName = name ?? new URL(url).hostname
  const one = async (item: FeedItem) => {
    const read = await readItem(item, { ...options, now: options.now(), feedName, language })
    if ('problem' in read) throw new UserError('no-article', read.problem)
    await take(item.url ?? url, { article: read.article, report, options })
  }
  for (const item of items.toReversed()) await attempt(item.url ?? url, report, () => one(item))
}

async function take(
  path: string,
  {
    article,
    report,
    options,
  }: { readonly article: ParsedArticle; readonly report: Filling; readonly options: PollOptions },
): Promise<void> {
  const { outcome, ...taken } = await ingestArticle(article, {
    ...options,
    now: options.now(),
    origin: { fileName: new URL(path).hostname },
  })
  report[outcome].push({ path, ...taken })
}

async function attempt(path: string, report: Filling, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof UserError) || (error instanceof FetchError && error.failure === 'stopped'))
      throw error
    report.failed.push({ path, code: error.code, reason: error.message })
  }
}
