import { htmlParagraphs } from '../html-paragraphs.ts'
import { type HtmlElement, parseHtml } from '../parse-html.ts'
import type { Format, ParsedArticle } from './format.ts'

/** A saved page: what it says of itself in JSON-LD and meta elements, and the paragraphs of its article. */
export const html: Format = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  maxLength: 5_000_000,
  sniff: content =>
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|p|div|h1)[\s>]/i.test(content),
  async parse(content) {
    const page = await parseHtml(content)
    return [{ article: { ...readMetadata(page), text: readBody(page).join('\n') } }]
  },
}

function readMetadata(page: HtmlElement): Omit<ParsedArticle, 'text'> {
  const data = readJsonLd(page)
  const meta = (...names: string[]) =>
    firstFilled(
      names.map(name =>
        attribute(
          page,
          `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
          'content',
        ),
      ),
    )
  return {
    url: attribute(page, 'link[rel="canonical"]', 'href') ?? meta('og:url') ?? data.url,
    publisher: data.publisher ?? meta('og:site_name'),
    // Some sites write entities into JSON-LD, where they mean nothing: "Marsh&#8217;s plan".
    headline: [data.headline, meta('og:title'), textOf(page, 'h1'), textOf(page, 'title')].find(
      headline => headline !== undefined && !/&#?\w+;/.test(headline),
    ),
    byline: data.author ?? meta('author', 'byl', 'article:author_name'),
    published:
      data.datePublished ??
      meta('article:published_time', 'datePublished', 'date', 'pubdate', 'dc.date', 'DC.date.issued') ??
      attribute(page, 'time[datetime]', 'datetime') ??
      textOf(page, 'time'),
    modified: data.dateModified ?? meta('article:modified_time', 'dateModified'),
    language: attribute(page, 'html[lang]', 'lang'),
  }
}

interface JsonLd {
  readonly headline?: string | undefined
  readonly url?: string | undefined
  readonly datePublished?: string | undefined
  readonly dateModified?: string | undefined
  readonly publisher?: string | undefined
  readonly author?: string | undefined
}

/** The first article described in the page's JSON-LD; https://schema.org/NewsArticle. */
function readJsonLd(page: HtmlElement): JsonLd {
  const nodes = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap(script =>
    graphOf(parseJson(script.textContent ?? '')),
  )
  const article = nodes.find(node =>
    [node['@type']].flat().some(type => /(?:Article|BlogPosting|Report)$/.test(String(type))),
  )
  if (article === undefined) return {}
  return {
    headline: filled(article.headline),
    url: filled(article.url),
    datePublished: filled(article.datePublished),
    dateModified: filled(article.dateModified),
    publisher: nameOf(article.publisher),
    author:
      [article.author]
        .flat()
        .flatMap(author => nameOf(author) ?? [])
        .join(', ') || undefined,
  }
}

type JsonObject = Readonly<Record<string, unknown>>

function graphOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(graphOf)
  if (typeof value !== 'object' || value === null) return []
  const node = value as JsonObject
  return [node, ...graphOf(node['@graph'])]
}

function nameOf(value: unknown): string | undefined {
  return filled(typeof value === 'object' && value !== null ? (value as JsonObject).name : value)
}

/** The paragraphs of the article element, or of the page where there is none. */
function readBody(page: HtmlElement): string[] {
  const root =
    ['[itemprop="articleBody"]', 'article', 'main', 'body'].flatMap(
      name => page.querySelector(name) ?? [],
    )[0] ?? page
  const prose = [...root.querySelectorAll('p, li, blockquote')].filter(
    each =>
      each.closest('nav, aside, footer, form, header, figure') === null &&
      each.querySelector('p, li, blockquote') === null &&
      // Menus and rows of buttons are lists as well, but hold no sentence.
      (each.nodeName !== 'LI' || /[.!?]["”’]?\s*$/.test(each.textContent ?? '')),
  )
  if (prose.length > 0) return prose.flatMap(htmlParagraphs)
  const aside = [textOf(page, 'h1'), textOf(page, 'time')]
  return htmlParagraphs(root).filter(paragraph => !aside.includes(paragraph))
}

function attribute(page: HtmlElement, selector: string, name: string): string | undefined {
  return filled(page.querySelector(selector)?.getAttribute(name))
}

function textOf(page: HtmlElement, selector: string): string | undefined {
  return filled(page.querySelector(selector)?.textContent?.replace(/\s+/g, ' '))
}

function firstFilled(values: readonly (string | undefined)[]): string | undefined {
  return values.find(value => value !== undefined)
}

function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
