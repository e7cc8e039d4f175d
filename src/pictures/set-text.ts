import type { LineStyle } from './shape.ts'
import { shapeLine } from './shape.ts'

/** A text broken into lines, in the order of reading. */
export interface SetText {
  readonly lines: readonly string[]
  readonly style: LineStyle
  readonly lineHeight: number
  /** From the right, as Arabic and Hebrew are. */
  readonly isFromRight: boolean
}

const LEADING = 1.36

/**
 * Breaks a text into lines that are no wider than asked: between words, and where a word alone is wider, inside it.
 */
export function breakLines(
  text: string,
  { width, ...style }: LineStyle & { readonly width: number },
): string[] {
  const widths = new Map<string, number>()
  const measure = (part: string) => {
    const known = widths.get(part)
    if (known !== undefined) return known
    const measured = shapeLine(part, { ...style, isFromRight: false }).width
    widths.set(part, measured)
    return measured
  }
  const space = measure(' ')
  const lines: string[] = []
  let [line, taken] = ['', 0]
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap(each => partsOf(each, measure, width))) {
    const needed = measure(word)
    if (line !== '' && taken + space + needed > width) {
      lines.push(line)
      line = ''
    }
    taken = line === '' ? needed : taken + space + needed
    line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

/** A word, or where it is too wide for a line the parts that are not. */
function partsOf(word: string, measure: (part: string) => number, width: number): string[] {
  if (measure(word) <= width) return [word]
  const parts = ['']
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    const longer = parts.at(-1)! + segment
    if (parts.at(-1) !== '' && measure(longer) > width) parts.push(segment)
    else parts[parts.length - 1] = longer
  }
  return parts
}

/**
 * Sets a text as large as it fits.
 *
 * @param box.sizes the largest first; in the last one the text may come out higher than `height`
 */
export function fitText(
  text: string,
  box: {
    readonly width: number
    readonly height: number
    readonly weight: LineStyle['weight']
    readonly sizes: readonly number[]
  },
): SetText {
  const isFromRight = readsFromRight(text)
  let set: SetText | undefined
  for (const size of box.sizes) {
    const style = { size, weight: box.weight }
    const lines = breakLines(text, { ...style, width: box.width })
    set = { lines, style, lineHeight: Math.round(size * LEADING), isFromRight }
    if (heightOf(set) <= box.height) break
  }
  return set!
}

/** How high the lines are together. */
export function heightOf({ lines, lineHeight }: SetText): number {
  return lines.length * lineHeight
}

/** Whether the first letter that has a direction is read from the right. */
export function readsFromRight(text: string): boolean {
  const first = /\p{Letter}/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first)
}
