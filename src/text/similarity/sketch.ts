import { hash } from '../hash.ts'
import { termsOf } from '../terms.ts'
import { eachWord } from '../words.ts'

/** What similarity is judged by: an article boiled down to numbers. Both lists hold distinct term numbers, ascending. */
export interface Sketch {
  /** Terms of headline and text together. */
  readonly terms: Int32Array
  /** How often each of them occurs. */
  readonly counts: Int32Array
  /** Where each of them stands, and as what: a sum of {@link IN_HEADLINE} and the like. */
  readonly marks: Uint8Array
  /** Neighbouring terms: "senate seat". */
  readonly pairs: Int32Array
  /** MinHash signature of its runs of four terms; see {@link sharedText}. */
  readonly signature: Uint32Array
}

export const IN_HEADLINE = 1
/** In the first sentences. */
export const IN_LEAD = 2
/** Written with a capital inside a sentence: people, places, parties. */
export const IS_NAME = 4
export const IS_NUMBER = 8

/** Term numbers are hashes below this: memory stays the same however many words a year of news has. */
export const TERM_NUMBERS = 2 ** 21

/** Enough to know an article by, and a bound on the work for long ones. */
const MAX_CHARACTERS = 4000
const LEAD_TERMS = 50
const SIGNATURE_SIZE = 64
const EMPTY = 0xffffffff

/** Boils an article down. Linear in the first {@link MAX_CHARACTERS} characters of headline and text. */
export function sketch(article: { readonly headline: string; readonly text: string }): Sketch {
  const [headline, body] = [readTerms(article.headline), readTerms(article.text)]
  const read = Int32Array.of(...headline.terms, ...body.terms)
  const terms = distinct(read)
  const counts = new Int32Array(terms.length)
  const marks = new Uint8Array(terms.length)
  for (let at = 0; at < read.length; at++) {
    const place = placeIn(terms, read[at]!)
    const inBody = at - headline.terms.length
    counts[place]!++
    marks[place]! |= inBody < 0 ? IN_HEADLINE : body.marks[inBody]! | (inBody < LEAD_TERMS ? IN_LEAD : 0)
  }
  const [ofHeadline, ofBody] = [read.subarray(0, headline.terms.length), read.subarray(headline.terms.length)]
  const pairs = Int32Array.of(...runs(ofHeadline, 2), ...runs(ofBody, 2))
  return {
    terms,
    counts,
    marks,
    pairs: distinct(pairs.map(run => (run >>> 0) % TERM_NUMBERS)),
    signature: signatureOf(ofBody.length < 4 ? ofBody : runs(ofBody, 4)),
  }
}

/** Term numbers in reading order, each with what its word looks like: {@link IS_NAME}, {@link IS_NUMBER}. */
function readTerms(whole: string): { readonly terms: readonly number[]; readonly marks: readonly number[] } {
  const text = whole.slice(0, MAX_CHARACTERS)
  const terms: number[] = []
  const marks: number[] = []
  eachWord(text, (start, end) => {
    const mark = isSmall(text.charCodeAt(start)) ? 0 : markAt(text, start)
    for (const number of numbersOf(text.slice(start, end))) {
      terms.push(number)
      marks.push(mark)
    }
  })
  return { terms, marks }
}

/**
 * Estimates how much of their runs of four terms two articles have in common, 0 to 1: wire copy and updates of one
 * article stand near 1, articles that only quote the same words near 0 (MinHash, Broder 1997, with one permutation).
 */
export function sharedText(a: Sketch, b: Sketch): number {
  let same = 0
  let filled = 0
  for (let at = 0; at < SIGNATURE_SIZE; at++) {
    const one = a.signature[at]!
    const two = b.signature[at]!
    if (one === EMPTY && two === EMPTY) continue
    filled++
    if (one === two) same++
  }
  return filled === 0 ? 0 : same / filled
}

// News repeats its words: the numbers of the commonest are at hand. Emptied when full, so that memory stays bounded.
const MAX_REMEMBERED = 50_000
const MAX_WORD = 40
const remembered = new Map<string, readonly number[]>()

function numbersOf(word: string): readonly number[] {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const numbers = termsOf(word).map(numberOf)
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  if (word.length <= MAX_WORD) remembered.set(word, numbers)
  return numbers
}

/** FNV's low bits depend on low bits alone: two beginnings that agree in them would agree with every ending. Hence the mixing. */
function numberOf(term: string): number {
  return mix(hash(term)) % TERM_NUMBERS
}

/** From a to z: most words begin so, and need no look at what Unicode says of them. */
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

/** A capital at the start of a sentence says nothing. */
function markAt(text: string, start: number): number {
  const first = text.charAt(start)
  if (/\p{N}/u.test(first)) return IS_NUMBER
  const isName =
    /\p{Lu}/u.test(first) && start > 1 && /[\p{Ll}\p{Lu}\p{N},’']\s$/u.test(text.slice(start - 2, start))
  return isName ? IS_NAME : 0
}

function runs(terms: Int32Array, size: number): Uint32Array {
  const found = new Uint32Array(Math.max(0, terms.length - size + 1))
  for (let at = 0; at < found.length; at++) {
    let value = size
    for (let next = at; next < at + size; next++) value = mix(value ^ terms[next]!)
    found[at] = value
  }
  return found
}

function signatureOf(runs: ArrayLike<number>): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY)
  for (let at = 0; at < runs.length; at++) {
    const value = mix(runs[at]!)
    const bucket = value % SIGNATURE_SIZE
    if (value < signature[bucket]!) signature[bucket] = value
  }
  return signature
}

/** Spreads a number over 32 bits (MurmurHash3's last step). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The numbers, each once, ascending. */
function distinct(numbers: Int32Array): Int32Array {
  const sorted = numbers.slice().sort()
  let size = 0
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[size++] = sorted[at]!
  }
  return sorted.slice(0, size)
}

/** Where a number stands among ascending ones that hold it. */
function placeIn(numbers: Int32Array, number: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < number) low = middle + 1
    else high = middle
  }
  return low
}
