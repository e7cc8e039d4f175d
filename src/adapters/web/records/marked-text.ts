import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import type { Span } from '../../../model/span.ts'
import type { Html } from '../html.ts'

/** A stretch of a text that is marked, and how. */
export interface Mark extends Span {
  readonly show: (words: Html) => Html
}

/** A text, a paragraph a line, with its marks. Of marks that overlap, the first holds. */
export function markedText(text: string, marks: readonly Mark[]): Html {
  const ordered = withoutOverlap(marks)
  const paragraphs: Html[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (line.trim() !== '')
      paragraphs.push(html`<p dir="auto">${markedLine(text, { start, end }, ordered)}</p>`)
    start = end + 1
  }
  return html`${paragraphs}`
}

function markedLine(text: string, line: Span, marks: readonly Mark[]): (Html | string)[] {
  const parts: (Html | string)[] = []
  let reached = line.start
  for (const mark of marks) {
    const start = Math.max(mark.start, line.start)
    const end = Math.min(mark.end, line.end)
    if (start >= end) continue
    parts.push(plainText(text.slice(reached, start)), mark.show(html`${plainText(text.slice(start, end))}`))
    reached = end
  }
  parts.push(plainText(text.slice(reached, line.end)))
  return parts
}

function withoutOverlap(marks: readonly Mark[]): Mark[] {
  let reached = 0
  return marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isFree = start >= reached && end > start
      if (isFree) reached = end
      return isFree
    })
}
