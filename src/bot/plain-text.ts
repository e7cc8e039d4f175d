/**
 * A stranger's text made safe to show as plain text anywhere: no escape sequences, no cursor movement, no marks that turn
 * the direction of what follows. Line ends stay; a tab becomes a space.
 */
export function plainText(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()
}

/** Text that is too long for its place, with a mark that there was more. For labels only: what is said is split. */
export function shortened(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`
}
