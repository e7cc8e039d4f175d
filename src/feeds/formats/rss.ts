import { parseRssFeed } from 'feedsmith'
import { type FeedFormat, filled } from './feed-format.ts'
import { ttlOf } from './update-period.ts'

/** RSS 0.9x and 2.0. */
export const rss: FeedFormat = {
  name: 'RSS',
  sniff: text => /^<(?:\w+:)?rss[\s>]/i.test(text),
  parse(text) {
    const feed = parseRssFeed(text)
    return {
      ...filled({
        name: feed.title ?? feed.dc?.titles?.[0],
        siteUrl: feed.link,
        language: feed.language ?? feed.dc?.languages?.[0],
        ttlMinutes: feed.ttl ?? ttlOf(feed.sy),
      }),
      items: (feed.items ?? []).map(item => ({
        guid: item.guid?.value,
        urls: [
          item.link,
          // A guid is an address unless it says that it is none.
          item.guid?.isPermaLink === false ? undefined : item.guid?.value,
          item.atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
        ],
        headline: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value,
        byline:
          item.dc?.creators?.join(', ') ??
          item.authors?.flatMap(({ name, email }) => name ?? email ?? []).join(', '),
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
        modified: item.dcterms?.modified?.[0] ?? item.atom?.updated,
        language: item.dc?.languages?.[0],
        content: item.content?.encoded,
        summary: item.description ?? item.dc?.descriptions?.[0] ?? item.media?.description?.value,
      })),
    }
  },
}
