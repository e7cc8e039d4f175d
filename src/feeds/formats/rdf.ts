import { parseRdfFeed } from 'feedsmith'
import { type FeedFormat, filled } from './feed-format.ts'
import { ttlOf } from './update-period.ts'

/** RSS 0.9 and 1.0, which are RDF. */
export const rdf: FeedFormat = {
  name: 'RDF',
  sniff: text => /^<(?:\w+:)?rdf[\s>]/i.test(text),
  parse(text) {
    const feed = parseRdfFeed(text)
    return {
      ...filled({
        name: feed.title,
        siteUrl: feed.link,
        language: feed.dc?.languages?.[0],
        ttlMinutes: ttlOf(feed.sy),
      }),
      items: (feed.items ?? []).map(item => ({
        guid: item.rdf?.about ?? item.dc?.identifiers?.[0],
        urls: [item.link, item.rdf?.about],
        headline: item.title ?? item.dc?.titles?.[0],
        byline: item.dc?.creators?.join(', '),
        published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
        modified: item.dcterms?.modified?.[0],
        language: item.dc?.languages?.[0],
        content: item.content?.encoded,
        summary: item.description ?? item.dc?.descriptions?.[0],
      })),
    }
  },
}
