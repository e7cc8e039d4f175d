import { html } from 'hono/html'
import { plainText, shortened } from '../../../bot/plain-text.ts'
import type { ArticleEntry, QuoteEntry } from '../../../bot/records/records.ts'
import { day } from '../../../bot/wording.ts'
import type { Article } from '../../../model/article.ts'
import type { Correction } from '../../../model/correction.ts'
import { IN_MARKS } from '../../../model/quote.ts'
import type { Span } from '../../../model/span.ts'
import { type Html, type MaybeHtml, outsideLink } from '../html.ts'
import { layout } from '../layout.ts'
import { MAX_HEADLINE } from '../looks/plain.ts'
import { feedLinks } from './feed-links.ts'
import { type Mark, markedText } from './marked-text.ts'
import { articlePath, personLink, quoteItem, quotePath, sourceUrl } from './words.ts'

interface Viewer {
  /** Whether the text may be read whole. */
  readonly isWhole: boolean
}

/** An article as it is stored: for those who may read it whole with every quotation marked, for others what it is and who is quoted. */
export function articlePage(entry: ArticleEntry, viewer: Viewer): Html {
  const { article, newest, quotes } = entry
  return layout({
    title: article.headline,
    here: '/articles',
    head: feedLinks(articlePath(article), article.headline),
    main: html`<article class="record"><h1 dir="auto">${plainText(article.headline)}</h1>
${facts(article)}
${article.revision < newest ? html`<p class="notice warning">This is revision ${article.revision} of ${newest}. <a href="${articlePath(article)}">See the newest</a>.</p>` : ''}
${corrections(entry, viewer)}
${viewer.isWhole ? markedArticle(entry) : withheld(article)}
${quotations(quotes, viewer)}
${viewer.isWhole && newest > 1 ? revisions(entry) : ''}</article>`,
  })
}

/** Two revisions side by side. */
export function changesPage({ article, before }: ArticleEntry): Html {
  const [earlier, later] = [before!.article, article]
  const { added, removed, changed } = before!.differences
  const mark = (spans: readonly Span[], show: Mark['show']): Mark[] => spans.map(span => ({ ...span, show }))
  const gone = (words: Html) => html`<del>${words}</del>`
  const come = (words: Html) => html`<ins>${words}</ins>`
  const was = changed.map(each => each.before)
  const is = changed.map(each => each.after)
  return layout({
    title: `What changed: ${article.headline}`,
    here: '/articles',
    main: html`<h1 dir="auto">What changed: <a href="${articlePath(article)}">${plainText(article.headline)}</a></h1>
<p>${counted(changed.length, 'sentence')} changed, ${added.length} added, ${removed.length} taken out. What only moved is not marked.</p>
<div class="beside"><section aria-labelledby="before"><h2 id="before">Revision ${earlier.revision}</h2>${headline(earlier, later)}${markedText(
      earlier.text,
      mark([...removed, ...was], gone),
    )}</section><section aria-labelledby="after"><h2 id="after">Revision ${later.revision}</h2>${headline(later, earlier)}${markedText(
      later.text,
      mark([...added, ...is], come),
    )}</section></div>`,
  })
}

/** The newest articles. */
export function articlesPage(articles: readonly Article[], next: string | undefined): Html {
  return layout({
    title: 'Articles',
    here: '/articles',
    main: html`<h1>Articles</h1>${
      articles.length === 0
        ? html`<p>None is stored yet. <a href="/?line=%2Ffeeds%20add%20">Add a feed</a>, or take in files with <code>npx hustings ingest</code>.</p>`
        : html`<ul class="list">${articles.map(
            article =>
              html`<li><a href="${articlePath(article)}" dir="auto">${shortened(plainText(article.headline), MAX_HEADLINE)}</a><small>${plainText(article.publisher)}, ${day(article.publishedOn)}</small></li>`,
          )}</ul>`
    }${next === undefined ? '' : html`<p><a href="/articles?after=${encodeURIComponent(next)}" rel="next">Older</a></p>`}`,
  })
}

function facts(article: Article): Html {
  const said = [
    plainText(article.publisher),
    day(article.publishedOn),
    ...(article.byline === undefined ? [] : [plainText(article.byline)]),
    ...(article.dateline === undefined ? [] : [plainText(article.dateline)]),
  ]
  const url = sourceUrl(article)
  return html`<p class="facts" dir="auto">${said.join(' · ')}</p>${
    url === undefined
      ? html`<p>It came from a file and has no page.</p>`
      : html`<p>${outsideLink('Read it at the publisher', url)}</p>`
  }`
}

function quotations(all: readonly QuoteEntry[], { isWhole }: Viewer): MaybeHtml {
  const quotes = all.filter(({ quote }) => IN_MARKS.includes(quote.kind))
  if (quotes.length === 0) return ''
  return html`<h2>Quotations</h2>${quotes.map(each => quoteItem(each, { isWhole, isInArticle: true }))}`
}

function withheld(article: Article): Html {
  return html`<p class="notice">The text is its publisher’s. What is stored of it is shown here to those who run this bot, and to those who administrate a server or workspace that it came to; everybody can read it at the source. It has ${counted(article.text.split(/\s+/).length, 'word')}.</p>`
}

/** The whole text: each speaker's words in a colour of their own, and their name behind them. */
function markedArticle({ article, quotes }: ArticleEntry): Html {
  const speakers = [...new Set(quotes.map(speakerOf))]
  const marks = quotes.flatMap(entry => {
    const { quote } = entry
    const last = quote.content.length - 1
    const colour = speakers.indexOf(speakerOf(entry)) % COLOURS
    return quote.content.map(
      (span, index): Mark => ({
        ...span,
        show: words =>
          html`<mark class="said c${colour} ${quote.kind}"><a href="${quotePath(quote.id)}">${words}</a></mark>${
            index === last
              ? html` <span class="by">[${personLink(quote.speakerId, quote.speaker ?? 'speaker not certain')}]</span>`
              : ''
          }`,
      }),
    )
  })
  return html`<section class="stored-text" aria-label="The article as stored">${markedText(article.text, marks)}</section>`
}

const COLOURS = 6

function speakerOf({ quote }: QuoteEntry): string {
  return quote.speakerId ?? quote.speaker ?? ''
}

function revisions({ article, newest }: ArticleEntry): Html {
  const numbers = Array.from({ length: newest }, (_, index) => newest - index)
  return html`<h2>Revisions</h2><ul class="list">${numbers.map(
    number =>
      html`<li>${number === article.revision ? html`<b>Revision ${number}</b>` : html`<a href="${articlePath(article)}?revision=${number}">Revision ${number}</a>`}${
        number > 1
          ? html` <a href="${articlePath(article)}/changes/${number}">what changed in it</a>`
          : html` <small>as it was first read</small>`
      }</li>`,
  )}</ul>`
}

function corrections({ corrections: all, article }: ArticleEntry, { isWhole }: Viewer): MaybeHtml {
  if (all.length === 0) return ''
  return html`<section class="notice warning" aria-label="Corrections"><ul>${all.map(
    each =>
      html`<li>${CORRECTED[each.kind]}${!isWhole || each.toRevision === undefined ? '' : html` (<a href="${articlePath(article)}/changes/${each.toRevision}">revision ${each.toRevision}</a>)`}, seen ${seenOn(each)}.</li>`,
  )}</ul></section>`
}

const CORRECTED: Record<Correction['kind'], string> = {
  removed: 'Words that had been quoted were taken out',
  changed: 'Words that had been quoted were changed',
  withdrawn: 'The publisher took the article down',
}

function seenOn({ seenAt }: Correction): string {
  return day(seenAt.toZonedDateTimeISO('UTC').toPlainDate())
}

function headline(article: Article, other: Article): Html {
  const isChanged = article.headline !== other.headline
  return isChanged
    ? html`<p class="headline" dir="auto"><mark>${plainText(article.headline)}</mark></p>`
    : html`<p class="headline" dir="auto">${plainText(article.headline)}</p>`
}

function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}
