import type { types } from '@slack/bolt'
import type { Invocation } from '../../bot/parse-line.ts'
import { plainText } from '../../bot/plain-text.ts'
import type { PressIds } from '../../bot/press.ts'
import type { Reply } from '../../model/reply.ts'
import { actionBlocks } from './buttons.ts'
import {
  BLOCK_CHARACTERS,
  FALLBACK_CHARACTERS,
  HEADER_CHARACTERS,
  MESSAGE_BLOCKS,
  MESSAGE_CHARACTERS,
} from './limits.ts'
import { blockParagraphs, fieldParagraphs, type Spelt } from './paragraphs.ts'
import {
  escapeText,
  fallbackText,
  lengthOf,
  type Paragraph,
  splitParagraph,
  toElement,
  withoutPings,
} from './rich-text.ts'

/** What `chat.postMessage`, `chat.update` and a response URL take, without the channel. */
export interface SlackMessage {
  /** All the words of the blocks: screen readers and notifications have nothing else. */
  readonly text: string
  readonly blocks: readonly types.KnownBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
}

export interface RenderOptions {
  /** What its buttons do, to be kept before the message is sent. */
  readonly ids: PressIds
  /** The command whose private reply may be shown to all. */
  readonly share?: Invocation | undefined
  /** Calls commands in the bot's own words as they are called in the workspace. */
  readonly spelt?: Spelt
  /** One person alone reads it: then others are shown by name, which pings nobody there. */
  readonly isPrivate?: boolean
}

/** Blocks that stay together, with the words they show. */
export interface Piece {
  readonly blocks: readonly types.KnownBlock[]
  readonly words: string
}

/**
 * A reply as messages that Slack takes: one, or as many as its words need, in reading order, the buttons on the last.
 * Nothing is cut away.
 *
 * @returns at least one message; files, which Slack takes apart from messages, are only named in them
 */
export function renderReply(reply: Reply, options: RenderOptions): SlackMessage[] {
  const buttons = actionBlocks(reply.actions ?? [], options)
  // Room for the buttons and, where there are several messages, for which of them this is.
  const room = { blocks: MESSAGE_BLOCKS - buttons.length - 1, characters: MESSAGE_CHARACTERS }
  const pages = packed(replyPieces(reply, options), room)
  return pages.map((page, index) =>
    toMessage(page, {
      buttons: index === pages.length - 1 ? buttons : [],
      page: index + 1,
      of: pages.length,
    }),
  )
}

/** A reply's title and blocks, in reading order, without the buttons that are for all of it. */
export function replyPieces(
  { title, blocks }: Reply,
  { ids, spelt = words => words, isPrivate = false }: Omit<RenderOptions, 'share'>,
): Piece[] {
  const toPieces = (paragraphs: readonly Paragraph[]) =>
    richTextPieces(isPrivate ? paragraphs : paragraphs.map(withoutPings))
  return [
    ...titlePieces(title && spelt(title)),
    ...blocks.flatMap(block =>
      block.kind === 'fields' && block.fields.some(({ actions }) => actions !== undefined)
        ? block.fields.flatMap(field =>
            withButtons(toPieces(fieldParagraphs(field, spelt)), actionBlocks(field.actions ?? [], { ids })),
          )
        : toPieces(blockParagraphs(block, spelt)),
    ),
  ]
}

/** A field's pieces with the buttons that are about it alone. */
function withButtons(pieces: readonly Piece[], buttons: readonly types.ActionsBlock[]): Piece[] {
  const last = pieces.at(-1)
  return last === undefined ? [] : [...pieces.slice(0, -1), { ...last, blocks: [...last.blocks, ...buttons] }]
}

function titlePieces(title: string | undefined): Piece[] {
  const words = plainText(title ?? '').trim()
  if (words === '') return []
  if (words.length > HEADER_CHARACTERS)
    return richTextPieces([{ kind: 'section', runs: [{ text: words, look: 'bold' }] }])
  return [
    {
      blocks: [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }],
      words: escapeText(words),
    },
  ]
}

/** Paragraphs that belong together in as few blocks as their length allows. */
function richTextPieces(paragraphs: readonly Paragraph[]): Piece[] {
  const groups: Paragraph[][] = []
  let room = 0
  for (const paragraph of paragraphs.flatMap(each => splitParagraph(each, BLOCK_CHARACTERS))) {
    const length = lengthOf(paragraph)
    if (length === 0) continue
    if (length > room) {
      groups.push([])
      room = BLOCK_CHARACTERS
    }
    groups.at(-1)!.push(paragraph)
    room -= length
  }
  return groups.map(group => ({
    blocks: [{ type: 'rich_text', elements: group.map(toElement) }],
    words: group.map(fallbackText).join('\n'),
  }))
}

/** Pieces page by page, each with as much as there is room for; a piece that is longer than that is alone. */
export function packed(
  pieces: readonly Piece[],
  { blocks, characters }: { readonly blocks: number; readonly characters: number },
): Piece[][] {
  const pages: Piece[][] = [[]]
  let room = { blocks, characters }
  for (const piece of pieces) {
    const isFull = piece.blocks.length > room.blocks || piece.words.length > room.characters
    if (isFull && pages.at(-1)!.length > 0) {
      pages.push([])
      room = { blocks, characters }
    }
    pages.at(-1)!.push(piece)
    room = {
      blocks: room.blocks - piece.blocks.length,
      characters: room.characters - piece.words.length,
    }
  }
  return pages
}

function toMessage(
  pieces: readonly Piece[],
  {
    buttons,
    page,
    of,
  }: { readonly buttons: readonly types.KnownBlock[]; readonly page: number; readonly of: number },
): SlackMessage {
  const part: Piece[] =
    of === 1
      ? []
      : richTextPieces([{ kind: 'section', runs: [{ text: `Part ${page} of ${of}`, look: 'italic' }] }])
  const shown = [...part, ...pieces]
  return {
    text: shown
      .map(({ words }) => words)
      .join('\n\n')
      .slice(0, FALLBACK_CHARACTERS)
      .toWellFormed(),
    blocks: [...shown.flatMap(({ blocks }) => blocks), ...buttons],
    unfurl_links: false,
    unfurl_media: false,
  }
}
