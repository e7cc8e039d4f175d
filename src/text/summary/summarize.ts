import type { Span } from '../../model/span.ts'
import { words } from '../words.ts'
import { findUnits, type Unit } from './units.ts'

export interface SummaryInput {
  /** Body only, as in `Article.text`. */
  readonly text: string
  readonly headline?: string
}

/** At most one, three or five sentences. */
export type SummaryLength = 'line' | 'brief' | 'standard'

export interface SummaryOptions {
  readonly length: SummaryLength
  /** Words the reader wants to know about: a name, a topic. */
  readonly focus?: string
}

const MAX_SENTENCES: Record<SummaryLength, number> = { line: 1, brief: 3, standard: 5 }

/**
 * Chooses the sentences that tell what happened.
 *
 * @returns spans of whole sentences of `input.text` in reading order; empty for a text without sentences
 */
export function summarize(input: SummaryInput, options: SummaryOptions): Span[] {
  const units = findUnits(input.text)
  const scored = score(input, units, options.focus)
  const chosen = select(units, scored, MAX_SENTENCES[options.length])
  return chosen.flatMap(index => units[index]!.sentences)
}

interface Scored {
  readonly score: number
  readonly terms: ReadonlySet<string>
}

/** Position, centrality, words of the headline and of the focus. */
function score(input: SummaryInput, units: readonly Unit[], focus = ''): Scored[] {
  const termsOf = units.map(
    unit => new Set(unit.sentences.flatMap(span => contentWords(input.text.slice(span.start, span.end)))),
  )
  const frequency = new Map<string, number>()
  for (const terms of termsOf) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const headline = new Set(contentWords(input.headline ?? ''))
  const wanted = new Set(contentWords(focus))
  return termsOf.map((terms, index) => {
    const size = Math.max(4, terms.size)
    let central = 0
    for (const term of terms) central += Math.log(frequency.get(term)!)
    const position = 1 / (1 + index / 3)
    const length = terms.size < 5 ? -0.4 : 0
    return {
      score: position + central / size + 0.8 * share(terms, headline) + 3 * share(terms, wanted) + length,
      terms,
    }
  })
}

/** Takes the best unit that fits again and again, each time counting what the chosen ones already say against the rest. */
function select(units: readonly Unit[], scored: readonly Scored[], maxSentences: number): number[] {
  const chosen = new Set<number>()
  const said = new Set<string>()
  let room = maxSentences
  for (;;) {
    let best: { readonly value: number; readonly group: readonly number[] } | undefined
    for (const index of units.keys()) {
      if (chosen.has(index)) continue
      const group = withAntecedents(units, index).filter(member => !chosen.has(member))
      const sentences = group.reduce((sum, member) => sum + units[member]!.sentences.length, 0)
      if (sentences > room) continue
      const gain = group.reduce(
        (sum, member) => sum + scored[member]!.score - share(scored[member]!.terms, said),
        0,
      )
      const value = gain / sentences
      if (best === undefined || value > best.value) best = { value, group }
    }
    if (best === undefined) break
    for (const index of best.group) {
      chosen.add(index)
      room -= units[index]!.sentences.length
      for (const term of scored[index]!.terms) said.add(term)
    }
  }
  return [...chosen].sort((a, b) => a - b)
}

/** The unit with those it leans on, first to last. */
function withAntecedents(units: readonly Unit[], index: number): number[] {
  const group = [index]
  for (let needs = units[index]!.needs; needs !== undefined; needs = units[needs]!.needs) group.unshift(needs)
  return group
}

/** How much of `wanted` stands in `terms`, 0 to 1. */
function share(terms: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  let common = 0
  for (const term of terms) if (wanted.has(term)) common++
  return wanted.size === 0 ? 0 : common / Math.min(wanted.size, Math.max(1, terms.size))
}

function contentWords(text: string): string[] {
  return words(text)
    .map(word => word.text.toLowerCase())
    .filter(word => word.length > 3)
}
