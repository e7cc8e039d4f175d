import type { Article, PageObstacle } from '../model/article.ts'
import type { Citation, CitedSentence, Excerpt } from '../model/reply.ts'
import type { Span } from '../model/span.ts'

/** Cuts an excerpt out of a stored article: the only way by which words get into a reply. */
export function excerpt(article: Article, span: Span): Excerpt {
  return {
    articleId: article.id,
    revision: article.revision,
    span: { start: span.start, end: span.end },
    text: article.text.slice(span.start, span.end),
  }
}

/** A sentence of an article with its own link, and the words in it that answer. */
export function citedSentence(article: Article, span: Span, emphasis: readonly Span[] = []): CitedSentence {
  const shown = excerpt(article, span)
  return { excerpt: shown, emphasis, ...link(article, shown.text) }
}

/** Says where an excerpt stands, with a link that opens the publisher's page at these words. */
export function cite(article: Article, span?: Span): Citation {
  return {
    articleId: article.id,
    headline: article.headline,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    ...(article.feedOnly && { note: feedOnlyWords(article, article.feedOnly) }),
    ...link(article, span && article.text.slice(span.start, span.end)),
  }
}

/** `from the feed’s own summary; the page is behind a paywall` */
function feedOnlyWords({ text }: Article, obstacle: PageObstacle): string {
  const what = text.length < LONG ? 'summary' : 'text'
  return `from the feed’s own ${what}; ${OBSTACLES[obstacle]}`
}

/** Letters: some feeds give the whole article. */
const LONG = 1_200

const OBSTACLES: Readonly<Record<PageObstacle, string>> = {
  paywall: 'the page is behind a paywall',
  login: 'the page is only for those who sign in',
  consent: 'the page asks for consent to cookies first',
  closed: 'the page is closed to programs',
  missing: 'there is no page to open',
  unreadable: 'the page could not be read',
}

/** An article read from a file that names no address has no page to open. */
function link({ canonicalUrl }: Article, words = ''): { readonly url?: string } {
  return canonicalUrl.startsWith('file:') ? {} : { url: passageUrl(canonicalUrl, words) }
}

/**
 * A link to words on a page (URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/). Words of
 * more than one line or of some length are named by their beginning and end, which must each stand in one block.
 */
export function passageUrl(url: string, words: string): string {
  const lines = words.split('\n').filter(line => line.trim() !== '')
  const first = lines[0]?.trim() ?? ''
  const last = lines.at(-1)?.trim() ?? ''
  if (first === '') return url
  const directive =
    lines.length === 1 && isNamedWhole(first)
      ? encodeDirective(first)
      : `${encodeDirective(firstWords(first))},${encodeDirective(lastWords(last))}`
  return `${url.includes('#') ? url : `${url}#`}:~:text=${directive}`
}

const EDGE_WORDS = 5

/** Of few words, however long, beginning and end would overlap: a browser looks for the end behind the beginning. */
function isNamedWhole(line: string): boolean {
  return line.length <= 80 || line.split(/\s+/).length <= 2 * EDGE_WORDS
}

function firstWords(text: string): string {
  return text.split(/\s+/).slice(0, EDGE_WORDS).join(' ')
}

function lastWords(text: string): string {
  return text.split(/\s+/).slice(-EDGE_WORDS).join(' ')
}

/** The dash separates context terms in a directive, so it needs escaping too. */
function encodeDirective(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D')
}
