import { detectJsonFeed, parseJsonFeed } from 'feedsmith'
import { type FeedFormat, filled } from './feed-format.ts'

/** JSON Feed 1.0 and 1.1. */
export const jsonFeed: FeedFormat = {
  name: 'JSON Feed',
  sniff: text => text.startsWith('{') && detectJsonFeed(text),
  parse(text) {
    const feed = parseJsonFeed(text)
    return {
      ...filled({ name: feed.title, siteUrl: feed.home_page_url, language: feed.language }),
      items: (feed.items ?? []).map(item => ({
        guid: item.id,
        urls: [item.url, item.id, item.external_url],
        headline: item.title,
        byline: (item.authors ?? feed.authors)?.flatMap(({ name }) => name ?? []).join(', '),
        published: item.date_published,
        modified: item.date_modified,
        language: item.language,
        content: item.content_html ?? (item.content_text && asHtml(item.content_text)),
        summary: item.summary && asHtml(item.summary),
      })),
    }
  },
}

/** Plain text in which "<" means itself, a paragraph a line. */
function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return escaped
    .split(/\n+/)
    .map(line => `<p>${line}</p>`)
    .join('\n')
}
