export interface Bm25Options {
  readonly k1?: number
  readonly b?: number
}

/** What stands where, in typed arrays: of each term, the documents that hold it and how often. */
interface Postings {
  readonly documents: Uint32Array
  readonly counts: Uint16Array
}

/**
 * BM25 as one would write it for speed, over typed arrays in memory.
 *
 * @param documents the terms of each
 * @returns scores every document for the terms of a query
 */
export function bm25(
  documents: readonly (readonly string[])[],
  { k1 = 1.5, b = 0.75 }: Bm25Options = {},
): (query: readonly string[]) => Float64Array {
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length
  const norms = Float64Array.from(documents, ({ length }) => k1 * (1 - b + (b * length) / mean))
  const postings = postingsOf(documents)
  return query => {
    const scores = new Float64Array(documents.length)
    for (const term of query) {
      const held = postings.get(term)
      if (held === undefined) continue
      const { length } = held.documents
      const idf = Math.log(1 + (documents.length - length + 0.5) / (length + 0.5))
      for (let place = 0; place < length; place++) {
        const document = held.documents[place]!
        const count = held.counts[place]!
        scores[document]! += (idf * count * (k1 + 1)) / (count + norms[document]!)
      }
    }
    return scores
  }
}

function postingsOf(documents: readonly (readonly string[])[]): ReadonlyMap<string, Postings> {
  const growing = new Map<string, { readonly documents: number[]; readonly counts: number[] }>()
  for (const [document, list] of documents.entries()) {
    for (const [term, { length }] of Map.groupBy(list, term => term)) {
      const known = growing.get(term) ?? { documents: [], counts: [] }
      if (known.documents.length === 0) growing.set(term, known)
      known.documents.push(document)
      known.counts.push(length)
    }
  }
  return new Map(
    Array.from(growing, ([term, held]) => [
      term,
      { documents: Uint32Array.from(held.documents), counts: Uint16Array.from(held.counts) },
    ]),
  )
}

/** The documents that score best, of those that score at all: the best first, of equal ones the first given. */
export function bestOf(scores: Float64Array, limit: number): number[] {
  const best: number[] = []
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document]!
    if (score <= 0 || (best.length === limit && score <= scores[best.at(-1)!]!)) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (scores[best[middle]!]! >= score) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, document)
    if (best.length > limit) best.pop()
  }
  return best
}
