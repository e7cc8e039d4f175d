import { parseAtomFeed } from 'feedsmith'
import { type FeedFormat, filled } from './feed-format.ts'
import { ttlOf } from './update-period.ts'

/** Atom 0.3 and 1.0. */
export const atom: FeedFormat = {
  name: 'Atom',
  sniff: text => /^<(?:\w+:)?feed[\s>]/i.test(text),
  parse(text) {
    const feed = parseAtomFeed(text)
    return {
      ...filled({
        name: feed.title?.value,
        siteUrl: alternate(feed.links),
        language: feed.xml?.lang,
        ttlMinutes: ttlOf(feed.sy),
      }),
      items: (feed.entries ?? []).map(entry => ({
        guid: entry.id,
        // Ids are often addresses; `tag:` and `urn:` are none, and are passed over.
        urls: [alternate(entry.links), entry.content?.src, entry.id],
        headline: entry.title?.value,
        byline: (entry.authors ?? feed.authors)?.flatMap(({ name }) => name ?? []).join(', '),
        published: entry.published ?? entry.updated,
        modified: entry.updated,
        language: entry.xml?.lang,
        content: entry.content?.value,
        summary: entry.summary?.value,
      })),
    }
  },
}

interface Link {
  readonly href?: string
  readonly rel?: string
  readonly type?: string
}

/** The page among the links: without a relation it is one. */
function alternate(links: readonly Link[] = []): string | undefined {
  const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate')
  return (pages.find(({ type = 'text/html' }) => type.includes('html')) ?? pages[0])?.href
}
