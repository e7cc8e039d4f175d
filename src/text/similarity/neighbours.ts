import { IN_HEADLINE } from './sketch.ts'
import type { Weighed } from './weighed.ts'

/** Finds articles that share telling terms with one, without looking at all of them. */
export interface Neighbourhood {
  add(slot: number, terms: Iterable<number>): void
  remove(slot: number, terms: Iterable<number>): void
  /** Slots of the articles most like this one, the likest first. */
  find(article: Weighed, options: FindOptions): number[]
}

export interface FindOptions {
  readonly limit: number
  readonly accept: (slot: number) => boolean
}

// An article is looked up by so many of its heaviest terms.
const MAX_LOOKED_UP = 40
// A term that more articles than this have tells stories apart no longer; the newest of them are looked at.
const MAX_POSTINGS = 600

/** An inverted index over slots (small numbers that the caller gives out and reuses). */
export function neighbourhood(): Neighbourhood {
  const slotsWith = new Map<number, number[]>()
  let scores = new Float64Array(1024)
  return {
    add(slot, terms) {
      for (const term of terms) {
        const slots = slotsWith.get(term)
        if (slots === undefined) slotsWith.set(term, [slot])
        else slots.push(slot)
      }
      if (slot >= scores.length) scores = new Float64Array(2 * slot)
    },
    remove(slot, terms) {
      for (const term of terms) {
        const slots = slotsWith.get(term) ?? []
        const at = slots.indexOf(slot)
        if (at !== -1) slots.splice(at, 1)
        if (slots.length === 0) slotsWith.delete(term)
      }
    },
    find(article, { limit, accept }) {
      const touched: number[] = []
      for (const { term, weight } of heaviest(article)) {
        const slots = slotsWith.get(term) ?? []
        for (let at = Math.max(0, slots.length - MAX_POSTINGS); at < slots.length; at++) {
          const slot = slots[at]!
          if (scores[slot] === 0) touched.push(slot)
          scores[slot]! += weight * weight
        }
      }
      const found = highest(touched, { scores, limit, accept })
      for (const slot of touched) scores[slot] = 0
      return found
    },
  }
}

/** The slots with the highest scores, highest first; most are looked at once and left. */
function highest(
  slots: readonly number[],
  { scores, limit, accept }: FindOptions & { readonly scores: Float64Array },
): number[] {
  const best: number[] = []
  for (const slot of slots) {
    const score = scores[slot]!
    if (best.length === limit && score <= scores[best.at(-1)!]!) continue
    if (!accept(slot)) continue
    let at = Math.min(best.length, limit - 1)
    for (; at > 0 && scores[best[at - 1]!]! < score; at--) best[at] = best[at - 1]!
    best[at] = slot
  }
  return best
}

/** The terms that an article is looked up by, with what each weighs: those of the headline count double. */
function heaviest({ sketch, often }: Weighed): { readonly term: number; readonly weight: number }[] {
  const weights = often.map((weight, at) => (sketch.marks[at]! & IN_HEADLINE ? 2 * weight : weight))
  const least = weights.length <= MAX_LOOKED_UP ? 0 : weights.toSorted().at(-MAX_LOOKED_UP)!
  const found: { term: number; weight: number }[] = []
  for (let at = 0; at < weights.length && found.length < MAX_LOOKED_UP; at++) {
    if (weights[at]! >= least) found.push({ term: sketch.terms[at]!, weight: weights[at]! })
  }
  return found
}
