import { hash } from './hash.ts'
import { terms } from './terms.ts'

/**
 * Terms as numbers: ranking compares numbers faster than words, and the store keeps them in four bytes each. Among a hundred
 * thousand terms about two share a number; where they meet, one counts as the other.
 */
export type TermCodes = Int32Array

/** The {@link terms} of a text as numbers, in reading order. */
export function termCodes(text: string): TermCodes {
  return Int32Array.from(terms(text), termCode)
}

/** The number of one term. */
export function termCode(term: string): number {
  // Signed: an array of 32 bits holds it, and it is one of the integers that the engine is fast with.
  return hash(term) | 0
}
