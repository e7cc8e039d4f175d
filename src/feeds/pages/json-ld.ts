import type { PageElement } from './page-tree.ts'

/** What a page's JSON-LD says of its article; https://schema.org/NewsArticle. */
export interface JsonLd {
  /** `NewsArticle`; absent where no article is described. */
  readonly type?: string | undefined
  readonly headline?: string | undefined
  readonly url?: string | undefined
  readonly byline?: string | undefined
  readonly publisher?: string | undefined
  readonly published?: string | undefined
  readonly modified?: string | undefined
  readonly description?: string | undefined
  readonly language?: string | undefined
  /** What `isAccessibleForFree` says. */
  readonly isFree?: boolean | undefined
  /** Whether the page says that it is something else: a list, a site's front page. */
  readonly isListing: boolean
}

/** Reads the JSON-LD among a page's elements. What is broken is left out. */
export function readJsonLd(elements: readonly PageElement[]): JsonLd {
  const nodes = elements
    .filter(
      ({ name, attributes }) =>
        name === 'script' && /^application\/ld\+json/i.test(attributes.type?.trim() ?? ''),
    )
    .flatMap(script => nodesOf(parseJson(script.children.join('')), 0))
  const byId = new Map(nodes.map(node => [node['@id'], node]))
  const types = (node: JsonObject) => [node['@type']].flat().map(String)
  // The one that says most: a page may describe those it links to as well, by headline and address.
  const articles = nodes.filter(node => types(node).some(type => ARTICLE.test(type)))
  const article = articles.find(node => node.datePublished !== undefined) ?? articles[0]
  const isListing = nodes.some(node => types(node).some(type => LISTING.test(type)))
  if (article === undefined) return { isListing }

  const follow = (value: unknown): unknown => {
    const id = isObject(value) && Object.keys(value).length === 1 ? value['@id'] : undefined
    return id === undefined ? value : (byId.get(id) ?? value)
  }
  const nameOf = (value: unknown): string | undefined => {
    const node = follow([value].flat()[0])
    return filled(isObject(node) ? [node.name].flat()[0] : node)
  }
  const authors = [article.author ?? article.creator].flat().flatMap(author => nameOf(author) ?? [])
  const page = follow([article.mainEntityOfPage].flat()[0])
  return {
    type: types(article).find(type => ARTICLE.test(type)),
    headline: filled(article.headline) ?? filled(article.name),
    url: filled(article.url) ?? (isObject(page) ? filled(page['@id']) : filled(page)),
    byline: joinNames([...new Set(authors)]),
    publisher: nameOf(article.publisher) ?? nameOf(article.sourceOrganization),
    published: filled(article.datePublished) ?? filled(article.dateCreated),
    modified: filled(article.dateModified),
    description: filled(article.description),
    language: filled(article.inLanguage),
    isFree: readBoolean(article.isAccessibleForFree),
    isListing: false,
  }
}

/** `Ann Roe, Bo Lind and Cy Moe`. */
export function joinNames(names: readonly string[]): string | undefined {
  if (names.length < 2) return names[0]
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|ClaimReview)$/
const LISTING = /^(?:CollectionPage|ItemList|SearchResultsPage|ProfilePage|AboutPage|ContactPage)$/

type JsonObject = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodesOf(value: unknown, depth: number): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(each => nodesOf(each, depth + 1))
  if (!isObject(value) || depth > 20) return []
  return [value, ...nodesOf(value['@graph'], depth + 1), ...nodesOf(value.mainEntity, depth + 1)]
}

function parseJson(written: string): unknown {
  // In comments or CDATA, as once against old browsers; with line ends inside of strings; with a comma too many.
  const json = written.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g,
    '',
  )
  for (const attempt of [
    json,
    json
      .replace(/[\n\r\t]+/g, ' ')
      .replace(/,\s*(?=[}\]])/g, '')
      .replace(/;\s*$/, ''),
  ]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next one.
    }
  }
  return undefined
}

function readBoolean(value: unknown): boolean | undefined {
  const written = String(value ?? '').toLowerCase()
  return /^(?:true|yes)$/.test(written) ? true : /^(?:false|no)$/.test(written) ? false : undefined
}

/** A text that is not empty. Some sites write entities into JSON-LD, where they mean nothing: "Marsh&#8217;s plan". */
function filled(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value
    .replace(/&#(\d{1,6});/g, (_, code) => characterOf(Number(code)))
    .replace(/&#x([\da-f]{1,5});/gi, (_, code) => characterOf(Number.parseInt(code, 16)))
    .replace(
      /&(amp|quot|apos|lt|gt|nbsp|lsquo|rsquo|ldquo|rdquo|mdash|ndash|hellip);/g,
      (_, name: string) => NAMED[name]!,
    )
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
  hellip: '…',
}
