import { hash } from '../hash.ts'
import { termSpans } from '../terms.ts'

/** What similarity is judged by: an article boiled down to numbers. All lists hold distinct term numbers, ascending. */
export interface Sketch {
  readonly headline: Int32Array
  /** Terms of the first sentences. */
  readonly lead: Int32Array
  /** Terms of headline and text together, with how often each occurs. */
  readonly terms: Int32Array
  readonly counts: Int32Array
  /** Terms written with a capital inside a sentence: people, places, parties. */
  readonly names: Int32Array
  readonly numbers: Int32Array
  /** Neighbouring terms: "senate seat". */
  readonly pairs: Int32Array
  /** MinHash signature of its runs of four terms; see {@link sharedText}. */
  readonly signature: Uint32Array
}

/** Term numbers are hashes below this: memory stays the same however many words a year of news has. */
export const TERM_NUMBERS = 2 ** 21

/** Enough to know an article by, and a bound on the work for long ones. */
const MAX_CHARACTERS = 4000
const LEAD_TERMS = 50
const SIGNATURE_SIZE = 64
const EMPTY = 0xffffffff

/** Boils an article down. Linear in its first {@link MAX_CHARACTERS} characters. */
export function sketch(article: { readonly headline: string; readonly text: string }): Sketch {
  const headline = termSpans(article.headline).map(({ term }) => numberOf(term))
  const text = article.text.slice(0, MAX_CHARACTERS)
  const spans = termSpans(text)
  const body = spans.map(({ term }) => numberOf(term))
  const names = body.filter((_, at) => isName(text, spans[at]!.start))
  const numbers = body.filter((_, at) => /\p{N}/u.test(text.charAt(spans[at]!.start)))
  const all = [...headline, ...body]
  const often = new Map<number, number>()
  for (const term of all) often.set(term, (often.get(term) ?? 0) + 1)
  const terms = distinct(all)
  return {
    headline: distinct(headline),
    lead: distinct(body.slice(0, LEAD_TERMS)),
    terms,
    counts: terms.map(term => often.get(term)!),
    names: distinct(names),
    numbers: distinct(numbers),
    pairs: distinct([...runs(headline, 2), ...runs(body, 2)].map(run => run % TERM_NUMBERS)),
    signature: signatureOf(body.length < 4 ? body : runs(body, 4)),
  }
}

/**
 * Estimates how much of their runs of four terms two articles have in common, 0 to 1: wire copy and updates of one
 * article stand near 1, articles that only quote the same words near 0 (MinHash, Broder 1997, with one permutation).
 */
export function sharedText(a: Sketch, b: Sketch): number {
  let same = 0
  let filled = 0
  for (let at = 0; at < SIGNATURE_SIZE; at++) {
    if (a.signature[at] === EMPTY && b.signature[at] === EMPTY) continue
    filled++
    if (a.signature[at] === b.signature[at]) same++
  }
  return filled === 0 ? 0 : same / filled
}

/** FNV's low bits depend on low bits alone: two beginnings that agree in them would agree with every ending. Hence the mixing. */
function numberOf(term: string): number {
  return mix(hash(term)) % TERM_NUMBERS
}

/** A capital at the start of a sentence says nothing. */
function isName(text: string, start: number): boolean {
  return (
    /\p{Lu}/u.test(text.charAt(start)) &&
    start > 1 &&
    /[\p{Ll}\p{Lu}\p{N},’']\s$/u.test(text.slice(start - 2, start))
  )
}

function runs(terms: readonly number[], size: number): number[] {
  const found: number[] = []
  for (let at = 0; at + size <= terms.length; at++) {
    let value = size
    for (let next = at; next < at + size; next++) value = mix(value ^ terms[next]!)
    found.push(value)
  }
  return found
}

function signatureOf(runs: readonly number[]): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY)
  for (const run of runs) {
    const value = mix(run)
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

function distinct(terms: readonly number[]): Int32Array {
  return Int32Array.from(new Set(terms)).sort()
}
