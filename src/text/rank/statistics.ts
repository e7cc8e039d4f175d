/** How common terms are among all stored passages. */
export interface RankStatistics {
  readonly passageCount: number
  /** Terms that stand in no passage are left out. */
  readonly passagesWith: ReadonlyMap<string, number>
}

/** How much a term tells (BM25's idf): 0 for one in every passage, about 12 for one never seen among 100,000. */
export function rarity(term: string, { passageCount, passagesWith }: RankStatistics): number {
  const withTerm = passagesWith.get(term) ?? 0
  const count = Math.max(passageCount, FEWEST)
  return Math.log(1 + Math.max(0, count - withTerm + 0.5) / (withTerm + 0.5))
}

/**
 * A handful of passages says nothing of how common words are: what stands in all of them is their subject, and tells as
 * much there as elsewhere. Fewer are counted as if they came with others on other things.
 */
const FEWEST = 500
