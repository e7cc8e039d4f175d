import type { Span } from '../model/span.ts'
import { sentences } from './sentences.ts'

/**
 * The passages of a text that search finds and ranks: windows of three sentences, each beginning with the last sentence
 * of the one before, so that what two neighbouring sentences say together stands in one passage. Very long sentences make
 * shorter windows.
 *
 * @returns spans in reading order; every sentence is in at least one
 */
export function passages(text: string): Span[] {
  const all = sentences(text)
  const found: Span[] = []
  let first = 0
  while (first < all.length) {
    const start = all[first]!.start
    let last = first
    while (last + 1 < all.length && last + 1 - first < SENTENCES && all[last + 1]!.end - start <= MAX_LENGTH)
      last++
    found.push({ start, end: all[last]!.end })
    if (last === all.length - 1) break
    first = last > first ? last : last + 1
  }
  return found
}

const SENTENCES = 3

// In UTF-16 units. About a screen of a phone: a passage is also what a reader is shown around an answer.
const MAX_LENGTH = 1200
