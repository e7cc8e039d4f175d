import type { Span } from '../../model/span.ts'
import {
  type ContentCandidate,
  type CueCandidate,
  contentCandidates,
  cueCandidates,
} from './reported-candidates.ts'
import { contentFeatures, cueFeatures, type ReadSentence, readSentence } from './reported-features.ts'
import { CONTENT_WEIGHTS, CUE_BIAS, CUE_WEIGHTS } from './reported-weights.ts'
import type { Token } from './syntax/token.ts'
import { readWeights, sumOfWeights } from './weights.ts'

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
 * it). A logistic regression tells whether a word reports, a conditional logit from where to where.
 *
 * @param tokens the words of one sentence
 */
export function findReported(tokens: readonly Token[]): Reported[] {
  const found: Reported[] = []
  const sentence = readSentence(tokens)
  for (const cue of cueCandidates(tokens)) {
    const reports =
      1 / (1 + Math.exp(-CUE_BIAS - sumOfWeights(cueWeights, note => cueFeatures(sentence, cue, note))))
    if (reports < THRESHOLD) continue
    const best = bestContent(sentence, cue)
    if (best === undefined || reports * best.fits < THRESHOLD) continue
    const { first, last } = best.content
    found.push({
      content: { start: tokens[first]!.start, end: tokens[last]!.end },
      cue: cueSpan(tokens, cue),
      probability: reports * best.fits,
    })
  }
  // One content for two cues that say the same: she said, in a letter that said, …
  return found.filter((one, at) =>
    found
      .slice(Math.max(0, at - 4), at + 5)
      .every(other => other.probability <= one.probability || !alike(one.content, other.content)),
  )
}

const cueWeights = readWeights(CUE_WEIGHTS)
const contentWeights = readWeights(CONTENT_WEIGHTS)

// Where precision and recall of mixed and indirect content balance on polnear-dev.
const THRESHOLD = 0.27

/** The word, and of "according to" both words. */
function cueSpan(tokens: readonly Token[], { at }: CueCandidate): Span {
  const word = tokens[at]!
  return { start: word.tag === 'K' ? tokens[at - 1]!.start : word.start, end: word.end }
}

/**
 * The likeliest span of the likeliest family: the probabilities of spans alike are added up first, since a clause more or
 * less matters while a comma hardly does.
 */
function bestContent(
  sentence: ReadSentence,
  cue: CueCandidate,
): { readonly content: ContentCandidate; readonly fits: number } | undefined {
  const { tokens } = sentence
  const candidates = contentCandidates(tokens, cue)
  const spans = candidates.map(({ first, last }) => ({ start: tokens[first]!.start, end: tokens[last]!.end }))
  const exps = candidates.map(candidate =>
    Math.exp(sumOfWeights(contentWeights, note => contentFeatures(sentence, cue, { candidate, note }))),
  )
  const total = exps.reduce((sum, exp) => sum + exp, 0)
  const fits = spans.map(span =>
    exps.reduce((sum, exp, at) => (alike(span, spans[at]!) ? sum + exp : sum), 0),
  )
  const centre = fits.indexOf(Math.max(...fits))
  if (centre < 0) return undefined
  const own = exps.map((exp, at) => (alike(spans[centre]!, spans[at]!) ? exp : 0))
  return { content: candidates[own.indexOf(Math.max(...own))]!, fits: fits[centre]! / total }
}

/** Whether two spans share four fifths of either. */
function alike(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return both >= 0.8 * Math.max(a.end - a.start, b.end - b.start)
}
