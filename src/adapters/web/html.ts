import { html } from 'hono/html'

/** Markup in which every value was escaped when it was put in. */
export type Html = ReturnType<typeof html>

/** Markup, or nothing in its place. */
export type MaybeHtml = Html | '' | readonly Html[]

/** An address as a browser writes it, to go into a link; undefined for what is no web page, as `javascript:`. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url.toWellFormed())
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined
}

/** Words that open a publisher's page, which is told nothing of where they stood; plain words where there is none to open. */
export function outsideLink(words: Html | string, url: string | undefined): Html {
  const address = webAddress(url)
  return address === undefined
    ? html`${words}`
    : html`<a href="${address}" rel="noopener noreferrer nofollow" target="_blank">${words}</a>`
}
