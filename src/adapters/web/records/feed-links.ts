import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { Html } from '../html.ts'

/** For the head of a page that has feeds: readers of feeds find them by this. */
export function feedLinks(path: string, title: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" href="${path}.rss" title="${plainText(title)}">
<link rel="alternate" type="application/feed+json" href="${path}.json" title="${plainText(title)}">`
}

/** The same for people. */
export function feedLine(path: string): Html {
  return html`<p class="feeds">Follow this elsewhere: <a href="${path}.rss">RSS</a>, <a href="${path}.json">JSON Feed</a></p>`
}
