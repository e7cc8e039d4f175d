import { findDates } from '../../text/dates.ts'
import { type JsonLd, joinNames, readJsonLd } from './json-ld.ts'
import { type PageElement, textOf } from './page-tree.ts'

/** What a page says of its article beside the text. Dates as written. */
export interface PageMetadata {
  readonly headline?: string | undefined
  readonly byline?: string | undefined
  readonly publisher?: string | undefined
  readonly published?: string | undefined
  readonly modified?: string | undefined
  readonly url?: string | undefined
  readonly language?: string | undefined
  readonly description?: string | undefined
  readonly data: JsonLd
  /** What `og:type` says: `article`, `website`. */
  readonly kind?: string | undefined
}

/** Reads JSON-LD, OpenGraph, meta elements and the page itself, each where those before say nothing. */
export function readMetadata(elements: readonly PageElement[]): PageMetadata {
  const data = readJsonLd(elements)
  const metas = readMetas(elements)
  const meta = (...names: string[]) => names.map(name => metas.get(name)).find(value => value !== undefined)
  const publisher = data.publisher ?? meta('og:site_name') ?? meta('application-name', 'dc.publisher')
  const first = (matches: (element: PageElement) => boolean) =>
    filled(
      elements
        .filter(matches)
        .map(element => textOf(element, MANY))
        .find(text => text !== ''),
    )
  const attribute = (matches: (element: PageElement) => boolean, name: string) =>
    filled(
      elements.find(element => matches(element) && filled(element.attributes[name]) !== undefined)
        ?.attributes[name],
    )
  const itemprop = (name: string) => (element: PageElement) =>
    element.attributes.itemprop?.split(' ').includes(name) === true
  const title = first(({ name, parent }) => name === 'title' && parent?.name !== 'svg')
  return {
    data,
    headline:
      data.headline ??
      withoutPublisher(meta('og:title', 'twitter:title', 'dc.title', 'headline'), publisher) ??
      first(({ name }) => name === 'h1') ??
      withoutPublisher(title, publisher),
    byline:
      data.byline ??
      metaByline(
        meta('author', 'byl', 'article:author_name', 'dc.creator', 'parsely-author', 'article:author'),
      ) ??
      pageByline(elements),
    publisher,
    published:
      data.published ??
      meta(
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'date',
        'pubdate',
        'publish-date',
        'publishdate',
        'parsely-pub-date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'sailthru.date',
        'article.published',
      ) ??
      attribute(itemprop('datePublished'), 'content') ??
      attribute(itemprop('datePublished'), 'datetime') ??
      attribute(
        ({ name, attributes }) => name === 'time' && /publish/i.test(attributes.class ?? ''),
        'datetime',
      ) ??
      attribute(
        ({ name, attributes }) => name === 'time' && !/updat|modif/i.test(attributes.class ?? ''),
        'datetime',
      ) ??
      first(({ name }) => name === 'time') ??
      pageDate(elements),
    modified:
      data.modified ??
      meta(
        'article:modified_time',
        'og:updated_time',
        'datemodified',
        'last-modified',
        'dcterms.modified',
        'article.updated',
      ) ??
      attribute(itemprop('dateModified'), 'content') ??
      attribute(itemprop('dateModified'), 'datetime'),
    url:
      attribute(
        ({ name, attributes }) => name === 'link' && attributes.rel?.toLowerCase() === 'canonical',
        'href',
      ) ??
      data.url ??
      meta('og:url'),
    language:
      data.language ??
      attribute(({ name }) => name === 'html', 'lang') ??
      meta('og:locale')?.replace('_', '-'),
    description: meta('og:description', 'description', 'twitter:description') ?? data.description,
    kind: meta('og:type'),
  }
}

/** The first that is filled of each name, property or itemprop, in lower case. */
function readMetas(elements: readonly PageElement[]): ReadonlyMap<string, string> {
  const metas = new Map<string, string>()
  for (const { name, attributes } of elements) {
    const content = name === 'meta' ? filled(attributes.content) : undefined
    if (content === undefined) continue
    for (const key of [attributes.property, attributes.name, attributes.itemprop]) {
      const folded = key?.trim().toLowerCase()
      if (folded && !metas.has(folded)) metas.set(folded, content)
    }
  }
  return metas
}

/** "Marsh signs bridge bill | Lowell Ledger" without the outlet. */
function withoutPublisher(title: string | undefined, publisher: string | undefined): string | undefined {
  if (title === undefined || publisher === undefined) return title
  const parts = /^(?<headline>.+?)\s+[|–—-]\s+(?<rest>[^|]+)$/u.exec(title)?.groups
  const rest = parts?.rest?.toLowerCase() ?? ''
  const outlet = publisher.toLowerCase().replace(/^the /, '')
  return parts !== undefined && (rest.includes(outlet) || outlet.includes(rest)) ? parts.headline : title
}

/** Some give the author's page on a social network instead of a name. */
function metaByline(written: string | undefined): string | undefined {
  return written === undefined || /^https?:|^@|\.com\b/i.test(written) ? undefined : withoutBy(written)
}

function withoutBy(byline: string): string {
  return byline.replace(/^(?:by|written by|story by)[:\s]+/i, '')
}

/** Who wrote it, by the names of the elements: the shortest text that is marked as a byline. */
function pageByline(elements: readonly PageElement[]): string | undefined {
  const marked = elements.filter(
    ({ attributes: { class: classes = '', rel, itemprop = '' } }) =>
      rel === 'author' ||
      /\bauthor\b/.test(itemprop) ||
      /(?:^|[\s_-])(?:byline|author)(?:[\s_-]?(?:name|text|line))?(?:$|\s)/i.test(classes),
  )
  const rels = marked
    .filter(({ attributes }) => attributes.rel === 'author')
    .map(element => textOf(element, FEW))
    .filter(isName)
  if (rels.length > 0) return joinNames([...new Set(rels)])
  const texts = marked.map(element =>
    withoutBy(
      textOf(element, FEW)
        .replace(/\s*[|•·].*$/, '')
        .replace(/,? (?:staff|published|updated|posted|senior|political|chief|special)\b.*$/i, ''),
    ),
  )
  return texts.find(isName) ?? spokenByline(elements)
}

function isName(text: string): boolean {
  return text.length >= 4 && text.length <= 90 && /^\p{Lu}[\p{L}.'’-]+ /u.test(text) && !/[:!?]|\d/.test(text)
}

/** A line of its own that says "By Ann Roe". */
function spokenByline(elements: readonly PageElement[]): string | undefined {
  for (const element of elements) {
    if (!/^(?:p|div|span|address|h[2-6]|li)$/.test(element.name)) continue
    if (element.children.length > 6) continue
    const text = textOf(element, FEW)
    const names =
      text.length > 100
        ? undefined
        : /^[Bb][Yy]:? (?<names>\p{Lu}[^:!?\d|•·]{3,80})$/u.exec(text)?.groups?.names
    if (names !== undefined) return names.replace(/, .*$/, '').trim()
  }
  return undefined
}

/** A short text that is marked as a date, or says that it was published then. */
function pageDate(elements: readonly PageElement[]): string | undefined {
  for (const element of elements) {
    const { class: classes = '' } = element.attributes
    const isMarked = /date|time|publish|posted|byline|meta/i.test(classes)
    if (!isMarked && !/^(?:p|div|span)$/.test(element.name)) continue
    if (element.children.length > 8) continue
    const text = textOf(element, FEW)
    if (text.length < 6 || text.length > 80 || (!isMarked && !/^(?:published|posted|date)\b/i.test(text)))
      continue
    if (findDates(text).some(({ precision }) => precision === 'day'))
      return text.replace(/^.*?(?:published|posted)(?: on| at)?:?\s+/i, '')
  }
  return undefined
}

function filled(value: string | undefined): string | undefined {
  const text = value?.replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

// Letters: more than any byline or date has, and than any headline.
const FEW = 400
const MANY = 2000
