import type { Span } from '../../model/span.ts'
import { paragraphs, sentencesOf } from '../sentences.ts'

/** What a summary takes or leaves as a whole: a sentence, or the sentences that one quotation runs through. */
export interface Unit {
  readonly sentences: readonly Span[]
  /** The unit, earlier in the list, without which this one hangs in the air: "He said …", or words with nobody to say them. */
  readonly needs?: number
}

/**
 * Cuts a text into units, in reading order. A quotation that runs through several sentences, or on into the next
 * paragraphs, keeps them in one unit, so that no choice of units shows half of it.
 */
export function findUnits(text: string): Unit[] {
  const units: Unit[] = []
  let open = false
  for (const paragraph of paragraphs(text)) {
    // A quotation of several paragraphs opens each with marks and closes only the last.
    open &&= OPENING.test(text.charAt(paragraph.start))
    let first = true
    for (const sentence of sentencesOf(text, paragraph)) {
      const before = units.at(-1)
      const openBefore: boolean = open
      open = openAfter(text, sentence, open && !first)
      if (openBefore && before !== undefined) {
        units[units.length - 1] = { ...before, sentences: [...before.sentences, sentence] }
      } else {
        const hangs =
          before !== undefined && !(first && isQuoted(text, sentence)) && hangsInTheAir(text, sentence)
        units.push(hangs ? { sentences: [sentence], needs: units.length - 1 } : { sentences: [sentence] })
      }
      first = false
    }
  }
  return units
}

const OPENING = /["“«]/u

/** Whether a quotation is still open at the sentence's end. Straight marks open where no space follows them. */
function openAfter(text: string, sentence: Span, openBefore: boolean): boolean {
  let open = openBefore
  for (let at = sentence.start; at < sentence.end; at++) {
    const mark = text.charAt(at)
    if (mark === '“' || mark === '«') open = true
    else if (mark === '”' || mark === '»') open = false
    else if (mark === '"') open = !open
  }
  return open
}

/** Whether the sentence is a quotation from its first character to its last: nobody says who speaks. */
function isQuoted(text: string, sentence: Span): boolean {
  return /^["“«][^"”»]*["”»]?$/u.test(text.slice(sentence.start, sentence.end))
}

// Words that point back at the sentence before, when a sentence opens with them.
const POINTS_BACK =
  /^(?:He|She|They|It|His|Her|Hers|Their|Its|Him|Them|This|That|These|Those|Such|But|And|Or|So|Nor|Yet|Then|Instead|Also|However|Still|Thus|Therefore|Moreover|Meanwhile|Both|Neither|Another|Others|Even so|The (?:former|latter|move|pair|two|decision))\b/iu

function hangsInTheAir(text: string, sentence: Span): boolean {
  return isQuoted(text, sentence) || POINTS_BACK.test(text.slice(sentence.start, sentence.start + 40))
}
