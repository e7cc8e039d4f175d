import type { Candidate } from './features.ts'

/** At most one, three or five sentences. */
export type SummaryLength = 'line' | 'brief' | 'standard'

export interface SummaryLimits {
  readonly maxSentences: number
  /** How many words an ideal summary would have. With a low figure short, dense sentences win; with a high one long sentences. */
  readonly idealWords: number
  /** With as many words a summary is done. */
  readonly enoughWords: number
}

export const LIMITS: Readonly<Record<SummaryLength, SummaryLimits>> = {
  line: { maxSentences: 1, idealWords: 25, enoughWords: 1 },
  brief: { maxSentences: 3, idealWords: 30, enoughWords: 55 },
  standard: { maxSentences: 5, idealWords: 40, enoughWords: 110 },
}

/**
 * Chooses candidates one by one so that the F-measure expected of the whole is highest: 2 · hits / (length + ideal),
 * where a candidate brings `density` hits a word, less what the chosen ones already say. Stops when it
 * has enough words or sentences.
 *
 * @param densities share of each candidate's words that an ideal summary would hold, as estimated
 * @returns indices into `candidates`, ascending
 */
export function choose(
  candidates: readonly Candidate[],
  densities: readonly number[],
  { maxSentences, idealWords, enoughWords }: SummaryLimits,
): number[] {
  const chosen = new Set<number>()
  const said = new Set<number>()
  const opened = new Map<number, number>()
  let room = maxSentences
  let hits = 0
  let length = 0
  while (length < enoughWords) {
    let best: readonly number[] = []
    let bestValue = -1
    for (const [index, { article, unit }] of candidates.entries()) {
      // What says nothing new comes in only where something else leans on it.
      if (chosen.has(index) || densities[index] === 0 || unit.leansOn >= room + chosen.size) continue
      const group = withAntecedents(candidates, index).filter(member => !chosen.has(member))
      const first = candidates[group[0]!]!.unit
      if (!first.mayOpen && !((opened.get(article) ?? Infinity) < first.start)) continue
      const sentences = sum(group, member => candidates[member]!.unit.sentences.length)
      // Once something is told, no long quotation fills more than half of the summary.
      if (sentences > room || (chosen.size > 0 && sentences > Math.ceil(maxSentences / 2))) continue
      const value =
        (2 * (hits + sum(group, member => newHits(candidates[member]!, densities[member]!, said)))) /
        (length + sum(group, member => candidates[member]!.length) + idealWords)
      if (value > bestValue) {
        best = group
        bestValue = value
      }
    }
    if (best.length === 0) break
    for (const index of best) {
      const candidate = candidates[index]!
      chosen.add(index)
      hits += newHits(candidate, densities[index]!, said)
      length += candidate.length
      room -= candidate.unit.sentences.length
      opened.set(candidate.article, Math.min(opened.get(candidate.article) ?? Infinity, candidate.unit.start))
      for (const term of candidate.terms) said.add(term)
    }
  }
  return [...chosen].sort((a, b) => a - b)
}

/** The candidate with those it leans on, first to last. */
function withAntecedents(candidates: readonly Candidate[], index: number): number[] {
  const { leansOn } = candidates[index]!.unit
  return Array.from({ length: leansOn + 1 }, (_, back) => index - leansOn + back)
}

function newHits({ length, terms }: Candidate, density: number, said: ReadonlySet<number>): number {
  const fresh = terms.reduce((count, term) => count + (said.has(term) ? 0 : 1), 0)
  return (Math.max(0, density) * length * fresh) / Math.max(1, terms.length)
}

function sum(items: readonly number[], value: (item: number) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
