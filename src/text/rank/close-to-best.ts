/** A candidate as seen by {@link closeToBest}. */
interface Compared {
  readonly terms: readonly string[]
  readonly publishedOn: Temporal.PlainDate | undefined
  /** How well it matches the query by its own words. */
  readonly score: number
}

/**
 * How much each candidate is like the best ones: several publishers report one event, and each words it in its own way, so
 * what is like the best matches is likely to be about the same, above all when published in the same days.
 * Relevance feedback by whole documents (Diaz 2005, "Regularizing ad hoc retrieval scores").
 */
export function closeToBest(candidates: readonly Compared[]): {
  readonly likeness: number
  readonly 'likeness in time': number
  readonly 'likeness to first': number
}[] {
  const vectors = vectorsOf(candidates.map(({ terms }) => terms))
  const days = candidates.map(({ publishedOn }) => publishedOn && dayNumber(publishedOn))
  const best = candidates
    .map(({ score }, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, BEST)
  const top = best[0]?.score ?? 0
  const models = best.map(({ score, index }) => ({ index, trust: Math.exp((score - top) / TRUST_SPAN) }))
  return candidates.map((_, index) => {
    let [trusted, likeness, inTime, first] = [0, 0, 0, 0]
    for (const { index: other, trust } of models) {
      // A candidate tells nothing about itself.
      if (other === index) continue
      const alike = cosine(vectors[index]!, vectors[other]!)
      trusted += trust
      likeness += trust * alike
      inTime += trust * alike * closeInTime(days[index], days[other])
      first = Math.max(first, alike * trust)
    }
    const norm = trusted || 1
    return { likeness: likeness / norm, 'likeness in time': inTime / norm, 'likeness to first': first }
  })
}

const BEST = 10

// In units of BM25: a candidate two behind the best is trusted a third as much.
const TRUST_SPAN = 2

const NEWS_LASTS_DAYS = 5
const UNKNOWN_DAY = 0.5

function closeInTime(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? UNKNOWN_DAY : Math.exp(-Math.abs(a - b) / NEWS_LASTS_DAYS)
}

function dayNumber({ year, dayOfYear }: Temporal.PlainDate): number {
  return year * 365.25 + dayOfYear
}

/** Unit vectors of term weights; a term that many of the candidates hold weighs little. */
function vectorsOf(documents: readonly (readonly string[])[]): ReadonlyMap<string, number>[] {
  const counts = documents.map(terms => {
    const count = new Map<string, number>()
    for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1)
    return count
  })
  const holding = new Map<string, number>()
  for (const count of counts) for (const term of count.keys()) holding.set(term, (holding.get(term) ?? 0) + 1)
  return counts.map(count => {
    const vector = new Map<string, number>()
    let square = 0
    for (const [term, times] of count) {
      const held = holding.get(term)!
      const weight = (1 + Math.log(times)) * Math.log(1 + documents.length / held)
      vector.set(term, weight)
      square += weight * weight
    }
    const norm = Math.sqrt(square) || 1
    for (const [term, weight] of vector) vector.set(term, weight / norm)
    return vector
  })
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}
