import { firstFrom } from '../first-from.ts'
import { findGovernor, isPassive } from './find-cue.ts'
import type { FoundSource } from './find-source.ts'
import type { Place } from './place.ts'

/**
 * A source that the page's form gives away, whatever the words are: “A budget of broken promises.” — Fiona Reid, and
 * WEBB: “Any time.” in a transcript, or the passive: called “late” by Ann Soto. Undefined where there is no such form.
 */
export function findSignature({ items, quoted, at }: Place): FoundSource | undefined {
  const name = (index: number): FoundSource | undefined => {
    const mention = items[index]?.mention
    return mention?.kind === 'name' ? { mention, at: index, back: 0, probability: 0.97 } : undefined
  }
  // A transcript printed inside marks: “PENCE: Well, look”.
  const { start, end, text } = items[at]!
  const label = quoted[firstFrom(quoted, start)]
  if (
    label?.kind === 'name' &&
    label.end <= end &&
    label.start - start <= 2 &&
    /^\S{0,2}\p{Lu}[\p{Lu} .'’-]+:/u.test(text)
  )
    return { mention: label, at, back: 0, probability: 0.97 }
  const tag = (index: number) => items[index]?.tag ?? '$'
  if (tag(at + 1) === '-' && /[$,.(\-Q]/.test(tag(at + 3))) return name(at + 2)
  if (tag(at - 1) === ':' && /[$.Q-]/.test(tag(at - 3))) return name(at - 2)
  // was dismissed as “fiction” by Jill Trask
  const governor = tag(at + 1) === 'y' ? findGovernor(items, at) : undefined
  if (governor !== undefined && isPassive(items, governor)) return name(at + 2)
  return undefined
}
