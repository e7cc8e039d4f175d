import { html, raw } from 'hono/html'
import { plainText, shortened } from '../../bot/plain-text.ts'
import { assetPath, MARK, STYLE } from './assets.ts'
import type { Html, MaybeHtml } from './html.ts'

/** One page of ours, around what it says. */
export interface Page {
  /** For the tab and for screen readers: what tells it from the others. */
  readonly title: string
  readonly main: MaybeHtml
  /** The path of the part of the site that it belongs to, to be marked in the navigation. */
  readonly here?: string
  /** More for the head: feeds, addresses for machines. */
  readonly head?: MaybeHtml
}

const PARTS: readonly (readonly [path: string, name: string])[] = [
  ['/', 'Try it'],
  ['/commands', 'Commands'],
  ['/people', 'People'],
  ['/articles', 'Articles'],
  ['/races', 'Races'],
  ['/digests', 'Digests'],
  ['/admin', 'Admin'],
]

/** Of a tab nobody sees more. */
const MAX_TITLE = 150

/** The whole document. */
export function layout({ title, main, here, head = '' }: Page): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === 'Hustings' ? title : `${shortened(plainText(title), MAX_TITLE)} · Hustings`}</title>
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<style>${raw(STYLE)}</style>
<script src="${assetPath('page.js')}" type="module"></script>
${head}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
<a class="brand" href="/">${raw(MARK)}Hustings</a>
<nav aria-label="Site">${PARTS.map(
    ([path, name]) => html`<a href="${path}"${path === here ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="site"><p>Every word shown as somebody’s words, as a summary or as an answer is cut from a stored article. The bot’s own words are only around them.</p></footer>
</body>
</html>`
}

/** A page that says why there is nothing to see, and where to go on. */
export function problemPage(title: string, words: string): Html {
  return layout({
    title,
    main: html`<div class="record"><h1>${title}</h1><p>${words}</p><p><a href="/">Back to the start</a></p></div>`,
  })
}
