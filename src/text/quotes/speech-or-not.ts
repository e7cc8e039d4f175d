import type { MarkedStretch } from './find-marks.ts'
import { speechFeatures } from './speech-features.ts'
import { SPEECH_BIAS, SPEECH_WEIGHTS } from './speech-weights.ts'

/**
 * How likely what stands in marks is somebody's words, 0 to 1: no title of a show or book, no nickname, no term of art,
 * no scare quotes. A logistic regression over {@link speechFeatures}, save for the plain cases.
 */
export function speechScore(text: string, stretch: MarkedStretch): number {
  const features = speechFeatures(text, stretch)
  if (features.some(feature => PLAINLY_NO_SPEECH.has(feature))) return 0
  if (features.includes(HEADLINE) && !features.includes('capitals title')) return 1
  const logOdds = features.reduce((sum, feature) => sum + (SPEECH_WEIGHTS[feature] ?? 0), SPEECH_BIAS)
  return 1 / (1 + Math.exp(-logOdds))
}

/** Whether a {@link speechScore} is that of speech rather than of a title, nickname or term. */
export function isSpeech(score: number): boolean {
  return score >= THRESHOLD
}

/**
 * Whether the marks hold a single plain word at arm's length, before the noun of a thing that is known already: the
 * “reform” bill, his “expert” panel. Of a new thing they tell what somebody called it: a “perfunctory” meeting.
 *
 * @param score the stretch's {@link speechScore}
 */
export function isScareQuote(text: string, stretch: MarkedStretch, score: number): boolean {
  if (isSpeech(score)) return false
  const features = speechFeatures(text, stretch)
  return SCARE_QUOTE.every(feature => features.includes(feature)) && features.some(each => KNOWN.has(each))
}

const SCARE_QUOTE = ['modifier, length 1', 'capitals none']
const KNOWN: ReadonlySet<string> = new Set(['left the', 'left possessive', 'left demonstrative'])

// Readers take these for names of things whatever else the sentence says: on NBN's “Sunday Table”, the so-called “deal”.
// (Annotators wavered, since somebody must have called them so.)
const PLAINLY_NO_SPEECH: ReadonlySet<string> = new Set([
  'broadcaster before, capitals title',
  'left work, capitals title',
  'left work,, capitals title',
  'left on, capitals title',
  'left so-called',
])

// ‘Shame on this chamber’: Webb walks out
const HEADLINE = 'left nothing, right sign :'

// Where precision and recall of the marked stretches of polnear-dev balance.
const THRESHOLD = 0.4
