import { html } from 'hono/html'
import { type Html, outsideLink } from '../html.ts'

/** Discord's Markdown, as much as the bot writes of it, as its client shows it. */
export function discordMarkdown(markdown: string): Html {
  return html`<div class="d-text">${markdown.split('\n').map(line)}</div>`
}

function line(markdown: string): Html {
  const [, mark = '', rest = ''] = /^(### |-# |> |- )?(.*)$/su.exec(markdown)!
  const words = inline(rest)
  switch (mark) {
    case '### ':
      return html`<h3 dir="auto">${words}</h3>`
    case '-# ':
      return html`<p dir="auto"><small>${words}</small></p>`
    case '> ':
      return html`<blockquote dir="auto">${words}</blockquote>`
    case '- ':
      return html`<p dir="auto">• ${words}</p>`
    default:
      return html`<p dir="auto">${words}</p>`
  }
}

/**
 * The marks inside a line: what stands behind a backslash is no mark.
 *
 * In order: an escaped letter, a time, a masked link, bold, struck.
 */
const MARKS =
  /\\([\s\S])|<t:(\d+):D>|\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)|\*\*((?:\\.|[^\\])+?)\*\*|~~((?:\\.|[^\\])+?)~~/gu

function inline(markdown: string): Html {
  const parts: (Html | string)[] = []
  let reached = 0
  for (const match of markdown.matchAll(MARKS)) {
    parts.push(markdown.slice(reached, match.index), marked(match))
    reached = match.index + match[0].length
  }
  parts.push(markdown.slice(reached))
  return html`${parts}`
}

function marked([, letter, seconds, words, url, bold, struck]: RegExpExecArray): Html | string {
  if (letter !== undefined) return letter
  if (seconds !== undefined) return longDay(Number(seconds))
  if (words !== undefined) return outsideLink(inline(words), url)
  return bold === undefined ? html`<s>${inline(struck!)}</s>` : html`<b>${inline(bold)}</b>`
}

function longDay(seconds: number): string {
  const day = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000).toZonedDateTimeISO('UTC')
  return day.toLocaleString('en-GB', { dateStyle: 'long' })
}
