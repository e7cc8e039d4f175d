import { shortened } from '../../bot/plain-text.ts'
import {
  attributionLine,
  contextWords,
  day,
  otherPrints,
  quotedWords,
  writtenBy,
  writtenWords,
} from '../../bot/wording.ts'
import type { Block, NoticeBlock } from '../../model/reply.ts'
import { blockQuote, bold, escapeText, maskedLink } from './escape.ts'
import {
  dayOf,
  difference,
  field,
  linkTo,
  MAX_NAME,
  noteOf,
  publisherAndDay,
  sentence,
  sentenceList,
  small,
  smallLines,
} from './lines.ts'
import { chunks, filesOf, joined, type Section, withSource } from './pieces.ts'

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
          [...sentenceList(block.sentences), small(publisherAndDay(block.citation), linkTo(block.citation))],
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
              small(maskedLink(shortened(each.publisher, MAX_NAME), each.url), dayOf(each), ...noteOf(each)),
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
        pieces: joined(block.fields.flatMap(field)),
      }
    case 'citations':
      return {
        colour: 0x6b7a90,
        pieces: joined(block.citations.map(each => `- ${linkTo(each)} · ${publisherAndDay(each)}`)),
      }
    case 'link':
      return { pieces: joined(chunks(block.words, words => maskedLink(words, block.url))) }
    case 'file':
      return { pieces: [], files: filesOf(block) }
    case 'image':
      return { pieces: [], files: [block] }
  }
}

const NOTICE_COLOUR: Record<NoticeBlock['level'], number> = {
  info: 0x6b7a90,
  warning: 0xe0a030,
  error: 0xc94040,
}
