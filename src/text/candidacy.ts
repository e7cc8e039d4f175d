import type { Span } from '../model/span.ts'
import { sentences } from './sentences.ts'

/** A sentence that says of somebody that they run, with the words that say so. */
export interface Candidacy {
  readonly sentence: Span
  readonly emphasis: readonly Span[]
  /** Higher says it more plainly; comparable between articles. */
  readonly score: number
}

/**
 * Finds the sentence of a text that says most plainly that somebody runs: "Sessions announced his candidacy Thursday".
 *
 * @param names all that the person goes by, the family name too
 * @param terms words of the race, which tell this one from others
 */
export function findCandidacy(
  text: string,
  { names, terms }: { readonly names: readonly string[]; readonly terms: readonly string[] },
): Candidacy | undefined {
  const name = anyOf(names)
  const term = terms.length === 0 ? undefined : anyOf(terms)
  let best: Candidacy | undefined
  for (const sentence of sentences(text)) {
    const words = text.slice(sentence.start, sentence.end)
    const named = name.exec(words)
    if (named === null) continue
    const cue = nearestCue(words, named.index)
    if (cue === undefined) continue
    const distance = Math.abs(cue.index - named.index)
    if (distance > FAR) continue
    const score = cue.weight - distance / FAR + (term?.test(words) ? 1 : 0)
    if (best !== undefined && best.score >= score) continue
    const spans = [
      { start: named.index, end: named.index + named[0].length },
      { start: cue.index, end: cue.index + cue.length },
    ]
    const emphasis = spans
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => ({ start: sentence.start + start, end: sentence.start + end }))
    best = { sentence, emphasis, score }
  }
  return best
}

/** In UTF-16 units: behind this another's running is told. */
const FAR = 120

/** What says that somebody runs, the plainest first. */
const CUES: readonly (readonly [cue: RegExp, weight: number])[] = [
  [
    /\b(?:announced|launched|declared|entered|opened|kicked off|filed)\b[^.;]{0,30}\b(?:candidacy|campaign|bid|race|run)\b/giu,
    4,
  ],
  [/\b(?:is|are|was) (?:running|seeking|challenging)\b|\bruns? (?:for|against)\b|\bwho is running\b/giu, 4],
  [/\b(?:the )?(?:candidates?|nominee|incumbent|challenger|contender|frontrunner)\b/giu, 3],
  [
    /\b(?:his|her|their) (?:\w+ )?(?:bid|run|candidacy|campaign)\b|\btaking on\b|\bopponents?\b|\bleads the race\b/giu,
    2,
  ],
]

function nearestCue(words: string, at: number) {
  const found = CUES.flatMap(([cue, weight]) =>
    Array.from(words.matchAll(cue), match => ({ index: match.index, length: match[0].length, weight })),
  )
  const value = (each: (typeof found)[number]) => each.weight - Math.abs(each.index - at) / FAR
  return found.sort((a, b) => value(b) - value(a))[0]
}

function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length)
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  )
}
