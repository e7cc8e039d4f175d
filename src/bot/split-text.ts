/**
 * Cuts a text into pieces of at most so many characters, none of them blank: after a line where it can, or else after a
 * sentence, a word, a letter. White space at the cuts goes; nothing else does.
 *
 * @param options.sizeOf what a stretch takes on the platform, where escaping makes it longer: never less for more text
 */
export function splitText(
  text: string,
  {
    max,
    sizeOf = stretch => stretch.length,
  }: { readonly max: number; readonly sizeOf?: (text: string) => number },
): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const end = sizeOf(rest) <= max ? rest.length : cutBefore(rest, fitting(rest, max, sizeOf))
    const piece = rest.slice(0, end).trim()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(end).trim()
  }
  return pieces
}

/** How many characters of the text fit, found by halving. */
function fitting(text: string, max: number, sizeOf: (text: string) => number): number {
  let fits = 0
  let over = Math.min(text.length, max + 1)
  if (sizeOf(text.slice(0, over)) <= max) return over
  while (over - fits > 1) {
    const middle = (fits + over) >> 1
    if (sizeOf(text.slice(0, middle)) <= max) fits = middle
    else over = middle
  }
  return fits
}

/** The best place to cut at or before `limit`, but not so early that pieces get tiny. */
function cutBefore(text: string, limit: number): number {
  const head = text.slice(0, limit)
  for (const end of ENDS) {
    const match = [...head.matchAll(end)].at(-1)
    if (match !== undefined && match.index + match[0].length > limit / 2) return match.index + match[0].length
  }
  // Never between the halves of a surrogate pair; and never nowhere, or there would be no end.
  const isPair = /[\ud800-\udbff]$/.test(head) && /^[\udc00-\udfff]/.test(text.slice(limit))
  if (!isPair) return Math.max(1, limit)
  return limit > 1 ? limit - 1 : 2
}

/** Of a line, of a sentence, of a word. */
const ENDS = [/\n/g, /[.!?…]["'”’)]*\s/g, /\s/g]
