/**
 * Brings a text into the form articles are stored in: one paragraph a line, lines joined by `\n`. What changes:
 *
 * - every kind of line end becomes `\n`, blank lines go, and so does white space around a line;
 * - tabs become spaces;
 * - characters nobody sees and every search trips over go: control characters, byte order marks, soft hyphens,
 *   zero-width spaces (not the joiners, which emoji and some scripts are written with);
 * - half a surrogate pair becomes U+FFFD, since no database could keep it.
 *
 * Words, marks and spaces inside a paragraph stay as published. There is no Unicode normalisation either: composed and
 * decomposed letters are told apart nowhere but in comparing, and that folds both.
 */
export function normaliseText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n')
}
