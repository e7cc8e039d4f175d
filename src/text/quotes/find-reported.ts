import type { Span } from '../../model/span.ts'
import {
  type ContentCandidate,
  type CueCandidate,
  contentCandidates,
  cueCandidates,
} from './reported-candidates.ts'
import { contentFeatures, cueFeatures } from './reported-features.ts'
import { CONTENT_BIAS, CONTENT_WEIGHTS, CUE_BIAS, CUE_WEIGHTS } from './reported-weights.ts'
import type { Token } from './syntax/tag.ts'

/** What the writer reports of somebody's words in a sentence of his own: She said | the road was closed. */
export interface Reported {
  /** The whole of what is reported, without the cue. May hold stretches in marks, but never is one and no more. */
  readonly content: Span
  /** The word that reports: `said`, `according to`, `calling`. */
  readonly cue: Span
  /** 0 to 1. */
  readonly probability: number
}

/**
 * Finds what a sentence reports outside marks or partly in them: the complement of a verb of speech or thought, or what
 * stands before "she said" and "according to". One content a cue; contents may hold one another (He said that she denied
 * it). Two logistic regressions: does the word report, and from where to where.
 *
 * @param tokens the words of one sentence
 */
export function findReported(tokens: readonly Token[]): Reported[] {
  const found: Reported[] = []
  for (const cue of cueCandidates(tokens)) {
    const reports = probability(cueFeatures(tokens, cue), CUE_WEIGHTS, CUE_BIAS)
    if (reports < HOPELESS) continue
    const best = bestContent(tokens, cue)
    if (best === undefined || reports * Math.sqrt(best.fits) < THRESHOLD) continue
    const { first, last } = best.content
    const { start, end } = tokens[cue.at]!
    found.push({
      content: { start: tokens[first]!.start, end: tokens[last]!.end },
      cue: { start, end },
      probability: reports * best.fits,
    })
  }
  return found
}

// Words that report less often than this are not looked at further.
const HOPELESS = 0.1
// Where precision and recall of indirect content on polnear-dev balance.
const THRESHOLD = 0.25

function bestContent(
  tokens: readonly Token[],
  cue: CueCandidate,
): { readonly content: ContentCandidate; readonly fits: number } | undefined {
  let best: { content: ContentCandidate; fits: number } | undefined
  for (const content of contentCandidates(tokens, cue)) {
    const fits = probability(contentFeatures(tokens, cue, content), CONTENT_WEIGHTS, CONTENT_BIAS)
    if (best === undefined || fits > best.fits) best = { content, fits }
  }
  return best
}

function probability(
  features: readonly string[],
  weights: Readonly<Record<string, number>>,
  bias: number,
): number {
  const logOdds = features.reduce((sum, feature) => sum + (weights[feature] ?? 0), bias)
  return 1 / (1 + Math.exp(-logOdds))
}
