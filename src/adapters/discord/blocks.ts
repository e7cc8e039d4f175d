import { shortened } from '../../bot/plain-text.ts'
import { splitText } from '../../bot/split-text.ts'
import {
  attributionLine,
  contextWords,
  day,
  otherPrints,
  quotedWords,
  sentencePieces,
  writtenBy,
  writtenWords,
} from '../../bot/wording.ts'
import type {
  Block,
  Citation,
  CitedSentence,
  DifferencePart,
  FileBlock,
  Mention,
  NoticeBlock,
} from '../../model/reply.ts'
import { blockQuote, bold, escapeLine, escapeText, maskedLink, openable, struck } from './escape.ts'
import { MAX_BUTTON_URL, MAX_FILE_LENGTH } from './limits.ts'

/** A stretch of Markdown that stays together, with a button beside it that opens its source. */
export interface Piece {
  readonly markdown: string
  readonly sourceUrl?: string
}

/** What a block becomes: pieces, in a box with a coloured edge where there is a colour; or files. */
export interface Section {
  readonly colour?: number
  readonly pieces: readonly Piece[]
  readonly files?: readonly Pick<FileBlock, 'name' | 'text'>[]
}

/** No piece is longer: there is room for one, a title and a notice in every message. */
export const MAX_PIECE = 3_000

/** A block in Discord's Markdown, in pieces of at most {@link MAX_PIECE} characters. */
export function renderBlock(block: Block): Section {
  switch (block.kind) {
    case 'quotation': {
      const context = contextWords(block)
      return {
        colour: 0x4f6bed,
        pieces: withSource(
          [
            ...chunks(quotedWords(block), blockQuote),
            ...chunks(attributionLine(block), bold),
            ...(context === undefined ? [] : smallLines(`In context: ${context}`)),
            small(publisherAndDay(block.citation), linkTo(block.citation)),
            ...otherPrints(block).flatMap(smallLines),
          ],
          block.citation.url,
        ),
      }
    }
    case 'difference': {
      const isAlike = block.parts.every(({ kind }) => kind === 'same' || kind === 'omitted')
      return {
        colour: 0xe0a030,
        pieces: [
          ...joined(block.parts.flatMap(difference), ' '),
          ...joined(isAlike ? [] : [small('~~struck~~: only typed', '**bold**: only on record')]),
        ],
      }
    }
    case 'sentences':
      return {
        colour: 0x2f9e77,
        pieces: withSource(
          [
            ...block.sentences.flatMap(sentence),
            small(publisherAndDay(block.citation), linkTo(block.citation)),
          ],
          block.citation.url,
        ),
      }
    case 'story':
      return {
        colour: 0x6b7a90,
        pieces: withSource(
          [
            ...chunks(block.headline, bold),
            ...(block.note === undefined ? [] : chunks(block.note, escapeText)),
            ...block.sentences.flatMap(({ text }) => chunks(text, escapeText)),
            ...block.citations.map(each =>
              small(maskedLink(shortened(each.publisher, MAX_NAME), each.url), dayOf(each)),
            ),
          ],
          block.citations[0]?.url,
        ),
      }
    case 'timeline':
      return {
        colour: 0x6b7a90,
        pieces: block.events.flatMap(event =>
          withSource(
            [
              bold(day(event.day)),
              ...sentence(event.sentence),
              small(publisherAndDay(event.citation), linkTo(event.citation)),
            ],
            event.sentence.url ?? event.citation.url,
          ),
        ),
      }
    case 'comparison':
      return {
        colour: 0xe0a030,
        pieces: [
          ...joined(chunks(block.subject, bold)),
          ...block.sides.flatMap(side =>
            withSource(
              [...sentence(side.sentence), small(publisherAndDay(side.citation))],
              side.sentence.url ?? side.citation.url,
            ),
          ),
        ],
      }
    case 'written':
      return {
        colour: 0x8a63d2,
        pieces: [
          ...joined(chunks(writtenWords(block), escapeText)),
          ...joined(smallLines(writtenBy(block))),
          ...block.evidence.flatMap(({ number, sentence: cited, citation }) =>
            withSource(
              [
                ...chunks(`[${number}] ${cited.excerpt.text}`, escapeText),
                small(publisherAndDay(citation), linkTo(citation)),
              ],
              cited.url,
            ),
          ),
        ],
      }
    case 'text':
      return { pieces: joined(chunks(block.text, escapeText)) }
    case 'notice':
      return { colour: NOTICE_COLOUR[block.level], pieces: joined(chunks(block.text, escapeText)) }
    case 'fields':
      return {
        colour: 0x6b7a90,
        pieces: joined(
          block.fields.flatMap(({ name, mentions = [], value }) => [
            ...chunks(name, bold),
            ...(mentions.length === 0 ? [] : [mentions.map(mention).join(' · ')]),
            ...chunks(value, escapeText),
          ]),
        ),
      }
    case 'citations':
      return {
        colour: 0x6b7a90,
        pieces: joined(block.citations.map(each => `- ${linkTo(each)} · ${publisherAndDay(each)}`)),
      }
    case 'file':
      return { pieces: [], files: filesOf(block) }
  }
}

/** Discord shows the name; nobody is called by it, since mentions are off on every send. */
function mention({ label, kind, id }: Mention): string {
  const sign = kind === 'channel' ? '#' : '@'
  return `${escapeLine(label)} ${/^\d+$/.test(id) ? `<${sign}${id}>` : escapeLine(id)}`
}

const NOTICE_COLOUR: Record<NoticeBlock['level'], number> = {
  info: 0x6b7a90,
  warning: 0xe0a030,
  error: 0xc94040,
}

/** A text as lines of Markdown, each short enough for a piece. */
export function chunks(text: string, format: (text: string) => string): string[] {
  return splitText(text, { max: MAX_PIECE, sizeOf: stretch => format(stretch).length }).map(each =>
    format(each),
  )
}

/** As many lines in a piece as it has room for. */
export function joined(lines: readonly string[], between = '\n'): Piece[] {
  const pieces: string[] = []
  for (const line of lines.filter(each => each.trim() !== '')) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + between.length + line.length <= MAX_PIECE)
      pieces[pieces.length - 1] = `${last}${between}${line}`
    else pieces.push(line)
  }
  return pieces.map(markdown => ({ markdown }))
}

/** The button stands at the last piece, where the source is named. */
function withSource(lines: readonly string[], url: string | undefined): Piece[] {
  const sourceUrl = url === undefined ? undefined : buttonUrl(url)
  const pieces = joined(lines)
  if (sourceUrl === undefined) return pieces
  return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, sourceUrl } : piece))
}

/** Without the words to find on the page where they make the address too long for a button. */
function buttonUrl(url: string): string | undefined {
  const address = openable(url)
  return [address, address?.replace(/#?:~:.*$/, '')].find(
    each => each !== undefined && each.length <= MAX_BUTTON_URL,
  )
}

/** Small print, of ready Markdown. */
function small(...parts: readonly string[]): string {
  return `-# ${parts.join(' · ')}`
}

/** A text of its own as small print, on as many lines as it needs. */
function smallLines(text: string): string[] {
  return chunks(text, stretch => small(escapeLine(stretch)))
}

function publisherAndDay(citation: Citation): string {
  return `${escapeLine(shortened(citation.publisher, MAX_NAME))} · ${dayOf(citation)}`
}

/** Discord writes it in the reader's language. Noon, so that it is the same day in almost every zone. */
function dayOf({ publishedOn }: Citation): string {
  const noon = publishedOn.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  return `<t:${noon.epochMilliseconds / 1_000}:D>`
}

function linkTo({ headline, url }: Citation): string {
  return maskedLink(shortened(headline, MAX_NAME), url)
}

/** Of a publisher or a headline, where it only names a source. */
const MAX_NAME = 200

function sentence(cited: CitedSentence): string[] {
  const marked = sentencePieces(cited)
    .map(({ look, text }) =>
      look === 'emphasis'
        ? text.replace(/^(\s*)(.*?)(\s*)$/su, (_, a, b, c) => `${a}${bold(b)}${c}`)
        : escapeText(text),
    )
    .join('')
  return marked.length <= MAX_PIECE ? [marked] : chunks(cited.excerpt.text, escapeText)
}

function difference(part: DifferencePart): string[] {
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

/** One file; several where Discord would not take it whole. */
function filesOf({ name, text }: FileBlock): NonNullable<Section['files']> {
  const count = Math.max(1, Math.ceil(text.length / MAX_FILE_LENGTH))
  return Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? name : name.replace(/(?=\.[^.]*$|$)/, `-${index + 1}`),
    text: text.slice(index * MAX_FILE_LENGTH, (index + 1) * MAX_FILE_LENGTH),
  }))
}
