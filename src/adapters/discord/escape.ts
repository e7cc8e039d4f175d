import { plainText } from '../../bot/plain-text.ts'

/**
 * A stranger's text for the body of a message: shown letter by letter, whatever Markdown, mention, link or invitation it
 * looks like. Discord shows any punctuation behind a backslash as it is.
 */
export function escapeText(text: string): string {
  return (
    plainText(text)
      // Emphasis, spoilers, code, mentions, timestamps, emoji, masked links, @everyone.
      .replace(/[\\*_~`|<>[\]@]/g, '\\$&')
      // Headings, small print, lists, which begin a line only.
      .replace(/^(\s*)([-+#])/gm, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
      // Links, and invitations, which work without a scheme.
      .replace(/([a-z]):\/\//gi, '$1\\://')
      .replace(/(discord(?:app)?)\.(?=[a-z])/gi, '$1\\.')
  )
}

/** The same for a place inside a line: line ends become spaces. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ').trim())
}

/** Words in bold, or nothing where there are none. */
export function bold(text: string): string {
  return mark('**', text)
}

/** Words struck through. */
export function struck(text: string): string {
  return mark('~~', text)
}

/** Every line behind the mark of a block quotation. */
export function blockQuote(text: string): string {
  return escapeText(text).replace(/^/gm, '> ')
}

/** Words that open a page. Plain words where the address is none that a browser opens. */
export function maskedLink(words: string, url: string | undefined): string {
  const address = url === undefined ? undefined : openable(url)
  const shown = escapeLine(words)
  if (address === undefined || address.length > MAX_ADDRESS || shown === '') return shown
  return `[${shown}](${address.replace(/[()\\<>|*_~`]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)})`
}

/** A longer one would take the room of the words. */
const MAX_ADDRESS = 1_000

/** An address as a browser writes it; undefined for what is no web page. */
export function openable(url: string): string | undefined {
  const parsed = URL.parse(url.toWellFormed())
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined
}

// Marks with nothing between them, or with space inside them, would show as they are.
function mark(sign: string, text: string): string {
  const shown = escapeLine(text)
  return shown === '' ? '' : `${sign}${shown}${sign}`
}
