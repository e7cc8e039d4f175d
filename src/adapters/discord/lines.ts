import { shortened } from '../../bot/plain-text.ts'
import { sentencePieces } from '../../bot/wording.ts'
import type { Citation, CitedSentence, DifferencePart, Field, Mention } from '../../model/reply.ts'
import { bold, escapeLine, escapeText, maskedLink, struck } from './escape.ts'
import { chunks, MAX_PIECE } from './pieces.ts'

/** Small print, of ready Markdown. */
export function small(...parts: readonly string[]): string {
  return `-# ${parts.join(' · ')}`
}

/** A text of its own as small print, on as many lines as it needs. */
export function smallLines(text: string): string[] {
  return chunks(text, stretch => small(escapeLine(stretch)))
}

/** `The Harbor Ledger · 8 November 2019` */
export function publisherAndDay(citation: Citation): string {
  return [escapeLine(shortened(citation.publisher, MAX_NAME)), dayOf(citation), ...noteOf(citation)].join(
    ' · ',
  )
}

/** What a reader should know of the source, where there is anything. */
export function noteOf({ note }: Citation): string[] {
  return note === undefined ? [] : [escapeLine(note)]
}

/** Discord writes it in the reader's language. Noon, so that it is the same day in almost every zone. */
export function dayOf({ publishedOn }: Citation): string {
  const noon = publishedOn.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  return `<t:${noon.epochMilliseconds / 1_000}:D>`
}

/** A headline that opens its article. */
export function linkTo({ headline, url }: Citation): string {
  return maskedLink(shortened(headline, MAX_NAME), url)
}

/** Of a publisher or a headline, where it only names a source. */
export const MAX_NAME = 200

/** A sentence with the words that answer in bold, on as many lines as it needs. */
export function sentence(cited: CitedSentence): string[] {
  const marked = sentencePieces(cited)
    .map(({ look, text }) =>
      look === 'emphasis'
        ? text.replace(/^(\s*)(.*?)(\s*)$/su, (_, a, b, c) => `${a}${bold(b)}${c}`)
        : escapeText(text),
    )
    .join('')
  return marked.length <= MAX_PIECE ? [marked] : chunks(cited.excerpt.text, escapeText)
}

/** What was typed struck through, what is on record and was not typed in bold. */
export function difference(part: DifferencePart): string[] {
  switch (part.kind) {
    case 'same':
      return chunks(part.recorded.text, escapeLine)
    case 'omitted':
      return chunks(part.recorded.text, text => `(${escapeLine(text)})`)
    case 'missing':
      return chunks(part.recorded.text, bold)
    case 'added':
      return chunks(part.typed, struck)
    case 'changed':
      return [...chunks(part.typed, struck), ...chunks(part.recorded.text, bold)]
  }
}

/** Sentences that do not follow one another in their article, each as an item of a list; one alone as it is. */
export function sentenceList(sentences: readonly CitedSentence[]): string[] {
  if (sentences.length < 2) return sentences.flatMap(sentence)
  return sentences.flatMap(each => sentence(each).map((line, index) => (index === 0 ? `- ${line}` : line)))
}

/** A name with its value: in one line where both are short. */
export function field({ name, mentions = [], value }: Field): string[] {
  const isShort = name.length + value.length <= SHORT_FIELD && !value.includes('\n')
  if (isShort && mentions.length === 0 && name.trim() !== '') return [`${bold(name)}: ${escapeLine(value)}`]
  return [
    ...chunks(name, bold),
    ...(mentions.length === 0 ? [] : [mentions.map(mention).join(' · ')]),
    ...chunks(value, escapeText),
  ]
}

/** What fits a line on a telephone, or nearly. */
const SHORT_FIELD = 60

/** Discord shows the name; nobody is called by it, since mentions are off on every send. */
function mention({ label, kind, id }: Mention): string {
  const sign = kind === 'channel' ? '#' : '@'
  return `${escapeLine(label)} ${/^\d+$/.test(id) ? `<${sign}${id}>` : escapeLine(id)}`
}
