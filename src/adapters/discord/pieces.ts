import { splitText } from '../../bot/split-text.ts'
import type { FileBlock, ImageBlock } from '../../model/reply.ts'
import { openable } from './escape.ts'
import { MAX_BUTTON_URL, MAX_FILE_LENGTH } from './limits.ts'

/** A stretch of Markdown that stays together, with a button beside it that opens its source. */
export interface Piece {
  readonly markdown: string
  readonly sourceUrl?: string
}

/** What is sent beside a message. */
export type Attachment = Pick<FileBlock, 'name' | 'text'> | ImageBlock

/** What a block becomes: pieces, in a box with a coloured edge where there is a colour; or files. */
export interface Section {
  readonly colour?: number
  readonly pieces: readonly Piece[]
  readonly files?: readonly Attachment[]
}

/** No piece is longer: there is room for one, a title and a notice in every message. */
export const MAX_PIECE = 3_000

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
export function withSource(lines: readonly string[], url: string | undefined): Piece[] {
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

/** One file; several where Discord would not take it whole. */
export function filesOf({ name, text }: FileBlock): Attachment[] {
  const count = Math.max(1, Math.ceil(text.length / MAX_FILE_LENGTH))
  return Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? name : name.replace(/(?=\.[^.]*$|$)/, `-${index + 1}`),
    text: text.slice(index * MAX_FILE_LENGTH, (index + 1) * MAX_FILE_LENGTH),
  }))
}
