import type { TermCodes } from '../term-codes.ts'
import { articleNumbers, type RankCandidate } from './features.ts'
import { cosines, type Vector, type Vocabulary, vocabularyOf } from './likeness.ts'

/** Candidates made ready to be compared with each other. */
export interface Compared {
  readonly candidates: readonly RankCandidate[]
  readonly parts: readonly Parts[]
  readonly vocabulary: Vocabulary
  readonly bodies: readonly Vector[]
  /** For each candidate, the cosine of its body with every other. */
  readonly likeness: readonly Float64Array[]
  /** Days since some day; undefined where it is not known. */
  readonly days: readonly (number | undefined)[]
  /** The same number for passages of one article. */
  readonly articles: Int32Array
}

/** What is compared, laid so that each part is a stretch of the whole: the headline counts twice. */
export interface Parts {
  readonly body: TermCodes
  readonly headline: TermCodes
  readonly lead: TermCodes
}

export function comparedOf(candidates: readonly RankCandidate[]): Compared {
  const parts = candidates.map(partsOf)
  const vocabulary = vocabularyOf(parts.map(({ body }) => body))
  const bodies = parts.map(({ body }) => vocabulary.vectorOf(body))
  return {
    candidates,
    parts,
    vocabulary,
    bodies,
    likeness: cosines(bodies, [...bodies.keys()], vocabulary.size),
    days: candidates.map(({ publishedOn }) => publishedOn && dayNumber(publishedOn)),
    articles: articleNumbers(candidates),
  }
}

function partsOf({ headlineTerms, textTerms }: RankCandidate): Parts {
  const { length } = headlineTerms
  const compared = textTerms.subarray(0, COMPARED)
  const body = new Int32Array(2 * length + compared.length)
  body.set(headlineTerms)
  body.set(headlineTerms, length)
  body.set(compared, 2 * length)
  return { body, headline: body.subarray(0, length), lead: body.subarray(length, 2 * length + LEAD) }
}

// In terms. Enough of an article to tell what it is about, and its first sentences.
const COMPARED = 200
const LEAD = 50

function dayNumber({ year, dayOfYear }: Temporal.PlainDate): number {
  return year * 365.25 + dayOfYear
}

/** Softmax: of all candidates, how likely each is the one. */
export function sharesOf(scores: readonly number[]): Float64Array {
  const top = Math.max(...scores)
  const shares = Float64Array.from(scores, score => Math.exp(score - top))
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map(share => share / all)
}
