import { UserError } from '../model/errors.ts'

/**
 * Reads the bytes of a file as text: UTF-8 with or without a byte order mark, UTF-16 with one, and whatever encoding a
 * page declares in a `meta` element. Line ends become `\n`.
 *
 * @throws UserError `empty`, `binary`, `wrong-encoding`
 */
export function decodeText(bytes: Uint8Array): string {
  const text = (decodeUtf16(bytes) ?? decodeUtf8(bytes) ?? decodeDeclared(bytes) ?? refuse()).replace(
    /\r\n?/g,
    '\n',
  )
  if (text.trim() === '') throw new UserError('empty', 'The file is empty.')
  return text
}

function decodeUtf16(bytes: Uint8Array): string | undefined {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes)
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes)
  // Only now: UTF-16 is full of zero bytes.
  if (isBinary(bytes.subarray(0, 8192))) {
    throw new UserError(
      'binary',
      'The file is not text. Save the article as text, Markdown, HTML or JSON Lines.',
    )
  }
  return undefined
}

/** A zero byte, or more control characters than a text has; what a PDF begins with is text by itself. */
function isBinary(start: Uint8Array): boolean {
  const controls = start.filter(byte => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length
  return (
    start.includes(0) ||
    controls > start.length / 20 ||
    String.fromCharCode(...start.subarray(0, 5)) === '%PDF-'
  )
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function decodeDeclared(bytes: Uint8Array): string | undefined {
  // Declarations stand in the first kilobyte, in letters that every such encoding shares.
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?(?<label>[\w.:-]+)/i.exec(start)?.groups?.label
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refuse(): never {
  throw new UserError(
    'wrong-encoding',
    'The file is not UTF-8 (Latin-1 or Windows-1252, perhaps). Save it as UTF-8 and ingest it again.',
  )
}
