import type { Span } from '../../model/span.ts'
import type { BoostedTrees } from '../boosted-trees.ts'
import { terms } from '../terms.ts'
import { articleTrees } from './article-trees.ts'
import { choose, LIMITS, type SummaryLength } from './choose.ts'
import { chooseSet, setStory } from './choose-set.ts'
import { densityOf } from './density.ts'
import { type Candidate, readInputs, type SummaryInput } from './features.ts'
import { isFurniture } from './furniture.ts'
import { noveltyAgainst } from './novelty.ts'
import { setTrees } from './set-trees.ts'
import { storyTrees } from './story-trees.ts'

export type { SummaryInput, SummaryLength }

export interface SummaryOptions {
  readonly length: SummaryLength
  /** What the reader wants to know about: a name, a topic. */
  readonly focus?: string
  /** Texts that the reader knows: only what they do not say is told. */
  readonly earlier?: readonly string[]
}

/** A sentence of one of the articles of a story. */
export interface StorySentence {
  /** Index into the articles given. */
  readonly article: number
  readonly span: Span
}

/**
 * Chooses the sentences that tell what happened. Quotations are kept whole, and no sentence is left without the one
 * that says whom its "he" or "but" points at.
 *
 * @returns spans of whole sentences of `input.text` in reading order; empty for a text without sentences
 */
export function summarize(input: SummaryInput, options: SummaryOptions): Span[] {
  return shorten([input], articleTrees, options).map(({ span }) => span)
}

/**
 * Chooses the sentences that tell what happened out of several articles on it: what many of them say counts for more,
 * and is said once.
 *
 * @returns sentences in the order of the articles, within one in reading order
 */
export function summarizeStory(articles: readonly SummaryInput[], options: SummaryOptions): StorySentence[] {
  return shorten(articles, storyTrees, options)
}

function shorten(
  inputs: readonly SummaryInput[],
  trees: BoostedTrees,
  { length, focus = '', earlier }: SummaryOptions,
): StorySentence[] {
  const read = readInputs(inputs)
  const { candidates } = read
  const wanted = new Set(terms(focus))
  const noveltyOf = earlier === undefined ? () => 1 : noveltyAgainst(earlier)
  const textOf = ({ article, unit }: Candidate) => inputs[article]!.text.slice(unit.start, unit.end)
  // Where there is nothing else, a heading is better than silence.
  const isLeft = candidates.map(candidate => isFurniture(textOf(candidate)))
  const hasNews = isLeft.includes(false)
  const densities = candidates.map((candidate, at) =>
    hasNews && isLeft[at]
      ? 0
      : densityOf(trees, candidate) *
        (1 + FOCUS * focusShare(textOf(candidate), wanted)) *
        noveltyOf(textOf(candidate)),
  )
  // Of several reports three sentences can be tried in all ways, and what they say together be judged.
  const together =
    inputs.length > 1 && length === 'brief' && wanted.size === 0 && earlier === undefined
      ? chooseSet(setStory(read, densities), setTrees, LIMITS.brief.maxSentences)
      : []
  const chosen = together.length > 0 ? together : choose(candidates, densities, LIMITS[length])
  return chosen.flatMap(index => {
    const { article, unit } = candidates[index]!
    return unit.sentences.map(span => ({ article, span }))
  })
}

// A sentence with all the words asked for counts like five without.
const FOCUS = 4

function focusShare(text: string, wanted: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0
  const found = new Set(terms(text))
  return wanted.intersection(found).size / wanted.size
}
