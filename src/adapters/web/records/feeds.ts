import { generateJsonFeed, generateRssFeed } from 'feedsmith'
import { plainText } from '../../../bot/plain-text.ts'
import { quotation } from '../../../bot/quotation.ts'
import type { QuoteEntry } from '../../../bot/records/records.ts'
import { attributionLine, quotedWords } from '../../../bot/wording.ts'
import type { Article } from '../../../model/article.ts'
import type { WebContext } from '../environment.ts'
import { articlePath, quotePath, wordsFor } from './words.ts'

/** Something to be followed elsewhere. */
export interface FeedOf {
  readonly title: string
  /** The page that it is of, from the root. */
  readonly path: string
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  readonly title: string
  readonly path: string
  readonly text: string
  readonly at: Temporal.Instant
}

export type FeedFormat = 'rss' | 'json'

/** Answers with a feed, whose addresses are whole ones: readers of feeds keep them. */
export function sendFeed(
  context: WebContext,
  { title, path, items }: FeedOf,
  {
    format,
    address,
    caching,
  }: { readonly format: FeedFormat; readonly address: string; readonly caching: string },
): Response {
  const name = `${plainText(title)} · Hustings`
  context.header('Cache-Control', caching)
  if (format === 'rss') {
    const rss = generateRssFeed({
      title: name,
      link: `${address}${path}`,
      description: name,
      items: items.map(item => ({
        title: plainText(item.title),
        link: `${address}${item.path}`,
        guid: { value: `${address}${item.path}`, isPermaLink: true },
        description: plainText(item.text),
        pubDate: new Date(item.at.epochMilliseconds),
      })),
    })
    return context.body(rss, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' })
  }
  const json = generateJsonFeed({
    title: name,
    home_page_url: `${address}${path}`,
    feed_url: `${address}${path}.json`,
    items: items.map(item => ({
      id: `${address}${item.path}`,
      url: `${address}${item.path}`,
      title: plainText(item.title),
      content_text: plainText(item.text),
      date_published: new Date(item.at.epochMilliseconds),
    })),
  })
  return context.body(JSON.stringify(json), 200, { 'Content-Type': 'application/feed+json; charset=utf-8' })
}

/** A quotation as something to follow. */
export function quoteFeedItem(entry: QuoteEntry, { isWhole }: { readonly isWhole: boolean }): FeedItem {
  const block = quotation(entry)
  const { article, quote } = entry
  return {
    title: `${attributionLine(block)} (${article.publisher})`,
    path: quotePath(quote.id),
    text: wordsFor(quotedWords(block), { isWhole }),
    at: article.publishedAt,
  }
}

/** An article as something to follow: what it is, and none of its text. */
export function articleFeedItem(article: Article): FeedItem {
  return {
    title: article.headline,
    path: articlePath(article),
    text: `${article.publisher}: ${article.headline}`,
    at: article.publishedAt,
  }
}
