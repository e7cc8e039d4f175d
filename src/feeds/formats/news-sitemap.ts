import { type FeedFormat, filled } from './feed-format.ts'

/**
 * A sitemap with news in it, for sites that have no feed: https://www.google.com/schemas/sitemap-news/0.9. Entries without
 * news are pages of any kind, and are left out.
 */
export const newsSitemap: FeedFormat = {
  name: 'news sitemap',
  sniff: text => /^<(?:\w+:)?urlset[\s>]/.test(text) && /<(?:\w+:)?publication_date\b/.test(text),
  parse(text) {
    const entries = elements(text, 'url').filter(entry => elements(entry, 'news').length > 0)
    return {
      ...filled({
        name: entries.map(entry => element(element(entry, 'publication') ?? '', 'name')).find(name => name),
        language: entries.map(entry => element(entry, 'language')).find(language => language),
      }),
      items: entries.map(entry => ({
        urls: [element(entry, 'loc')],
        headline: element(entry, 'title'),
        published: element(entry, 'publication_date'),
        modified: element(entry, 'lastmod'),
      })),
    }
  },
}

/** Addresses of the sitemaps that an index of sitemaps lists. */
export function readSitemapIndex(text: string): string[] {
  return elements(text, 'sitemap').flatMap(entry => element(entry, 'loc') ?? [])
}

/** What stands in each element of the name, whatever its prefix. These elements do not hold their own kind. */
function elements(text: string, name: string): string[] {
  const found: string[] = []
  const begin = new RegExp(`<(?<prefix>\\w+:)?${name}(?:\\s[^<>]*)?>`, 'g')
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const end = text.indexOf(`</${match.groups?.prefix ?? ''}${name}`, begin.lastIndex)
    if (end < 0) break
    found.push(text.slice(begin.lastIndex, end))
    begin.lastIndex = end
  }
  return found
}

function element(text: string, name: string): string | undefined {
  const [inner] = elements(text, name)
  const cdata = /^\s*<!\[CDATA\[(?<text>[\s\S]*?)\]\]>\s*$/.exec(inner ?? '')?.groups?.text
  // Unpacked once, as a parser does; what is HTML in it is seen to by whoever cleans all formats.
  return (cdata ?? (inner === undefined ? undefined : unescapeXml(inner)))?.trim()
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
}
