import type { types } from '@slack/bolt'
import { plainText } from '../../bot/plain-text.ts'
import { URL_CHARACTERS } from './limits.ts'

/** Words of one look. Rich text is never parsed for markup, so a stranger's text needs no escaping in it. */
export interface Run {
  readonly text: string
  readonly look?: Look
  /** Makes a link of the words. */
  readonly url?: string
  /** The words are the id of one, which Slack shows by name. */
  readonly mention?: 'channel' | 'user'
  /** The words name this moment, which Slack shows by the reader's clock. Such a run is never broken. */
  readonly epochSeconds?: number
}

export type Look = 'bold' | 'italic' | 'strike'

/** A line of its own: as it is, or set off as a quotation. */
export interface Paragraph {
  readonly kind: 'section' | 'quote'
  readonly runs: readonly Run[]
}

/** The paragraph with people in words: who is shown by name in what others read as well is pinged by it. */
export function withoutPings(paragraph: Paragraph): Paragraph {
  const runs = paragraph.runs.map(({ mention, ...run }): Run => {
    if (mention !== 'user') return mention === undefined ? run : { ...run, mention }
    return USER.test(run.text) ? { ...run, text: `a member (${run.text})` } : run
  })
  return { ...paragraph, runs }
}

/** How many characters a reader sees. */
export function lengthOf({ runs }: Paragraph): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

/** The paragraph as Slack's element; empty runs, which Slack refuses, are left out. */
export function toElement({ kind, runs }: Paragraph): types.RichTextSection | types.RichTextQuote {
  const elements = runs.filter(({ text }) => text !== '').map(toLeaf)
  return kind === 'quote' ? { type: 'rich_text_quote', elements } : { type: 'rich_text_section', elements }
}

function toLeaf({ text, look, url, mention, epochSeconds }: Run): types.RichTextElement {
  // Slack refuses a message for an id that is none.
  if (mention === 'channel' && CHANNEL.test(text)) return { type: 'channel', channel_id: text }
  if (mention === 'user' && USER.test(text)) return { type: 'user', user_id: text }
  const style = look === undefined ? {} : { style: { [look]: true } }
  if (epochSeconds !== undefined)
    return { type: 'date', timestamp: epochSeconds, format: MOMENT, fallback: text, ...style }
  if (url !== undefined && isLink(url)) return { type: 'link', url, text: plainText(text), ...style }
  return { type: 'text', text: plainText(text), ...style }
}

const CHANNEL = /^[CG]\w+$/
const USER = /^[UW]\w+$/

/** By the reader's own clock: `today at 8:00 AM`, `Nov 25th, 2019 at 8:00 AM`. */
const MOMENT = '{date_short_pretty} at {time}'

/** Slack refuses a message for one bad or over-long link: then the words stand without it. */
function isLink(url: string): boolean {
  return url.length <= URL_CHARACTERS && /^https?:$/.test(URL.parse(url)?.protocol ?? '')
}

/**
 * The paragraph in pieces of at most `max` characters, broken between words where there are any, so that nothing is cut
 * away.
 */
export function splitParagraph(paragraph: Paragraph, max: number): Paragraph[] {
  const pieces: Run[][] = [[]]
  let room = max
  for (const run of paragraph.runs) {
    let rest = run.text
    if (run.epochSeconds !== undefined && rest.length > room) {
      pieces.push([])
      room = max
    }
    while (run.epochSeconds === undefined && rest.length > room) {
      const end = breakBefore(rest, room)
      if (end > 0) pieces.at(-1)!.push({ ...run, text: rest.slice(0, end) })
      rest = rest.slice(end)
      pieces.push([])
      room = max
    }
    if (rest !== '') pieces.at(-1)!.push({ ...run, text: rest })
    room -= rest.length
  }
  return pieces.filter(runs => runs.length > 0).map(runs => ({ ...paragraph, runs }))
}

/** Where to break at or before `room`: behind a space near it, else anywhere but inside a surrogate pair. */
function breakBefore(text: string, room: number): number {
  const space = text.lastIndexOf(' ', room - 1) + 1
  if (space > room / 2) return space
  const code = text.charCodeAt(room - 1)
  return code >= 0xd800 && code <= 0xdbff && room > 0 ? room - 1 : room
}

/** The paragraph in Slack's own markup of plain text, with every address: what screen readers and notifications get. */
export function fallbackText({ kind, runs }: Paragraph): string {
  const words = runs
    .map(({ text, url, mention, epochSeconds }) => {
      const plain = escapeText(plainText(url === undefined || !isLink(url) ? text : `${text} ${url}`))
      if (mention === 'channel' && CHANNEL.test(text)) return `<#${text}>`
      return epochSeconds === undefined ? plain : `<!date^${epochSeconds}^${MOMENT}|${plain}>`
    })
    .join('')
  return kind === 'quote' ? `> ${words.replaceAll('\n', '\n> ')}` : words
}

/** Text for a field that Slack parses: the three signs that would begin a link, a mention or an entity. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
