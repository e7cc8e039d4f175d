import { html } from 'hono/html'
import { passageUrl } from '../../../bot/citation.ts'
import { plainText, shortened } from '../../../bot/plain-text.ts'
import { quotation } from '../../../bot/quotation.ts'
import type { QuoteEntry } from '../../../bot/records/records.ts'
import { attributionLine, day, quotedWords } from '../../../bot/wording.ts'
import type { Article } from '../../../model/article.ts'
import { type Html, outsideLink, webAddress } from '../html.ts'
import { MAX_HEADLINE } from '../looks/plain.ts'

/** Who may not read an article in full gets no more of a publisher's words at once. */
export const EXCERPT = 300

/** Words of an article, as long as whoever reads may have them. */
export function wordsFor(text: string, { isWhole }: { readonly isWhole: boolean }): string {
  const plain = plainText(text)
  return isWhole ? plain : shortened(plain, EXCERPT)
}

/** Where an article stands on its publisher's site, at these words; undefined for one that came from a file, or whose address is no page's. */
export function sourceUrl({ canonicalUrl }: Article, words = ''): string | undefined {
  return webAddress(canonicalUrl) === undefined ? undefined : passageUrl(canonicalUrl, words)
}

/** `The Kestrel Post, 8 November 2019: Headline`, linked to the publisher at these words, with the way to what is stored. */
export function sourceLine(article: Article, words = ''): Html {
  const line = `${article.publisher}, ${day(article.publishedOn)}: ${article.headline}`
  return html`<span dir="auto">${outsideLink(shortened(plainText(line), MAX_HEADLINE), sourceUrl(article, words))}</span> · <a class="stored" href="${articlePath(article)}">as stored</a>`
}

/**
 * One quotation in a list: the words, who and when, where; its permanent address.
 *
 * @param options.isInArticle where it stands is said already
 */
export function quoteItem(
  entry: QuoteEntry,
  { isWhole, isInArticle = false }: { readonly isWhole: boolean; readonly isInArticle?: boolean },
): Html {
  const { quote, article } = entry
  const block = quotation(entry)
  const [first] = block.content
  const permanent = html`<a class="stored" href="${quotePath(quote.id)}">permanent address</a>`
  return html`<figure class="quotation"><blockquote dir="auto">${wordsFor(quotedWords(block), { isWhole })}</blockquote>
<figcaption><b>${personLink(quote.speakerId, attributionLine(block))}</b>
<p>${isInArticle ? outsideLink('at the publisher', sourceUrl(article, first?.text)) : sourceLine(article, first?.text)} · ${permanent}</p></figcaption></figure>`
}

/** Somebody's name, leading to their page where the directory has them. */
export function personLink(id: string | undefined, words: string): Html {
  const shown = plainText(words)
  return id === undefined ? html`${shown}` : html`<a href="${personPath(id)}" dir="auto">${shown}</a>`
}

export function articlePath({ id }: Pick<Article, 'id'>): string {
  return `/articles/${encodeURIComponent(id)}`
}

export function personPath(id: string): string {
  return `/people/${encodeURIComponent(id)}`
}

export function quotePath(id: string): string {
  return `/quotes/${encodeURIComponent(id)}`
}

export function racePath(id: string): string {
  return `/races/${encodeURIComponent(id)}`
}
