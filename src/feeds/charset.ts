/**
 * Reads the bytes of a feed or page as text. What the bytes show goes before what is declared: a byte order mark, then
 * well-formed UTF-8 with letters that are not ASCII, which no other encoding gives by chance. Then what is declared by the
 * header, the XML declaration or a `meta` element; then UTF-8 with a flaw or two; then Windows-1252, of which Latin-1 is a part.
 */
export function decodeBody(bytes: Uint8Array, contentType?: string): string {
  const marked = byMark(bytes)
  if (marked !== undefined) return decode(bytes, marked)!
  const declared = fromHeader(contentType) ?? fromDeclaration(bytes)
  const utf8 = decode(bytes, 'utf-8', { fatal: true })
  if (utf8 !== undefined && (declared === undefined || utf8.length < bytes.length)) return utf8
  if (declared !== undefined && !isUtf8(declared)) {
    const text = decode(bytes, declared)
    if (text !== undefined) return text
  }
  if (utf8 !== undefined) return utf8
  const mended = decode(bytes, 'utf-8')!
  return isMostlySound(mended) ? mended : decode(bytes, 'windows-1252')!
}

function byMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // XML without a mark: "<?" in sixteen bits.
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[2] === 0x3f && bytes[3] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0 && bytes[3] === 0x3f) return 'utf-16be'
  return undefined
}

function fromHeader(contentType = ''): string | undefined {
  return /charset\s*=\s*["']?(?<label>[^\s"';]+)/i.exec(contentType)?.groups?.label
}

function fromDeclaration(bytes: Uint8Array): string | undefined {
  // Declarations stand near the beginning, in letters that every encoding shares which needs one.
  const start = decode(bytes.subarray(0, 2048), 'windows-1252')!
  const label =
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?<label>[\w.:-]+)/i.exec(start) ??
    /<meta[^>]{0,200}charset\s*=\s*["']?(?<label>[\w.:-]+)/i.exec(start)
  // Whatever says so in single bytes is wrong about UTF-16.
  return label?.groups?.label?.replace(/^utf-?16.*$/i, 'utf-8')
}

function isUtf8(label: string): boolean {
  return /^(?:utf-?8|unicode-1-1-utf-8)$/i.test(label)
}

/** Undefined for an encoding nobody knows, and with `fatal` where the bytes are not of it. */
function decode(bytes: Uint8Array, label: string, options?: { readonly fatal: boolean }): string | undefined {
  try {
    return new TextDecoder(label, options).decode(bytes)
  } catch {
    return undefined
  }
}

/** A few broken letters among more good ones: cut off somewhere, and UTF-8 all the same. */
function isMostlySound(text: string): boolean {
  let broken = 0
  let good = 0
  for (const [letter] of text.matchAll(/[^\x00-\x7f]/gu)) letter === '\ufffd' ? broken++ : good++
  return broken < good
}
