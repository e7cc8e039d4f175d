import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import { quotation } from '../../../bot/quotation.ts'
import type { QuoteEntry, QuoteRecord, Standing } from '../../../bot/records/records.ts'
import { attributionLine, contextWords, quotedWords } from '../../../bot/wording.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { feedLine, feedLinks } from './feed-links.ts'
import type { HasFullText } from './full-texts.ts'
import { EXCERPT, personLink, quoteItem, quotePath, sourceLine, wordsFor } from './words.ts'

/** One quotation: its words, how it stands, what stood around it, who else prints it, and how to link to it. */
export function quotePage(
  record: QuoteRecord,
  { hasFullText, address }: { readonly hasFullText: HasFullText; readonly address: string },
): Html {
  const { quote, article, standing, alsoIn, variants } = record
  const isWhole = hasFullText(article)
  const block = quotation(record, { wider: true })
  const context = contextWords(block)
  const who = attributionLine(block)
  const path = quotePath(quote.id)
  const title = `${quote.speaker ?? 'A quotation'}: ${wordsFor(quotedWords(block), { isWhole: false })}`
  return layout({
    title,
    here: '/articles',
    head: html`${feedLinks(path, title)}${canBeDrawn(record, { isWhole: false }) ? shared(title, `${address}${path}`) : ''}`,
    main: html`<article class="record"><h1 class="small">Quotation</h1>
<figure class="quotation large"><blockquote dir="auto">${wordsFor(quotedWords(block), { isWhole })}</blockquote>
<figcaption><b>${personLink(quote.speakerId, who)}</b></figcaption></figure>
${badge(standing, alsoIn)}
<p>${sourceLine(article, block.content[0]?.text)}</p>
${context === undefined ? '' : html`<h2>In context</h2><blockquote class="context" dir="auto">${wordsFor(context, { isWhole })}</blockquote>`}
${listed('Also in', alsoIn, hasFullText)}
${listed('Printed in other words', variants, hasFullText)}
${picture(record, isWhole)}
<h2>Link to it</h2><p><code>${plainText(`${address}${path}`)}</code></p>
${feedLine(path)}
<p><small>Cut from revision ${article.revision} of the stored article, letters ${quote.content.map(({ start, end }) => `${start} to ${end}`).join(' and ')}. The speaker is read from the text, with a confidence of ${Math.round(quote.confidence * 100)} %.</small></p></article>`,
  })
}

/** Whether there is a picture of it: only of what whoever looks may read whole. */
export function canBeDrawn(entry: QuoteEntry, { isWhole }: { readonly isWhole: boolean }): boolean {
  return isWhole || quotedWords(quotation(entry)).length <= EXCERPT
}

/** How the words stand, in words and not by colour alone. */
function badge(standing: Standing, alsoIn: readonly QuoteEntry[]): Html {
  const publishers = new Set(alsoIn.map(({ article }) => article.publisher)).size
  const more =
    publishers === 0
      ? ''
      : publishers === 1
        ? ' and in one more outlet'
        : ` and in ${publishers} more outlets`
  switch (standing) {
    case 'on record':
      return html`<p class="badge good">✓ On record, word for word, in the stored article${more}.</p>`
    case 'changed since':
      return html`<p class="badge doubtful">! It was printed so, and the publisher has changed or taken out these words since.</p>`
    case 'withdrawn':
      return html`<p class="badge bad">✗ It was printed so, and the publisher has taken the whole article down since.</p>`
  }
}

function picture(record: QuoteRecord, isWhole: boolean): MaybeHtml {
  if (!canBeDrawn(record, { isWhole })) return ''
  const path = quotePath(record.quote.id)
  // What it says stands above, as text.
  return html`<h2>As a picture</h2><p><img class="picture" src="${path}.png" alt="" width="1200" height="630" loading="lazy"></p><p><a href="${path}.png">PNG</a>, <a href="${path}.svg">SVG</a></p>`
}

/** How it is shown where its address is shared: as its picture. */
function shared(title: string, address: string): Html {
  return html`<meta property="og:title" content="${plainText(title)}"><meta property="og:url" content="${address}"><meta property="og:image" content="${address}.png">`
}

function listed(title: string, entries: readonly QuoteEntry[], hasFullText: HasFullText): MaybeHtml {
  if (entries.length === 0) return ''
  return html`<h2>${title}</h2>${entries.map(each => quoteItem(each, { isWhole: hasFullText(each.article) }))}`
}
