/** How common terms are among all stored passages. */
export interface RankStatistics {
  readonly passageCount: number
  /** Terms that stand in no passage are left out. */
  readonly passagesWith: ReadonlyMap<string, number>
}

/** How much a term tells (BM25's idf): 0 for one in every passage, about 12 for one never seen among 100,000. */
export function rarity(term: string, statistics: RankStatistics): number {
  const withTerm = statistics.passagesWith.get(term) ?? 0
  return Math.log(1 + Math.max(0, statistics.passageCount - withTerm + 0.5) / (withTerm + 0.5))
}
