import { writeFileSync } from 'node:fs'
import type { Span } from '../src/model/span.ts'
import { findMarks } from '../src/text/quotes/find-marks.ts'
import { contentCandidates, cueCandidates } from '../src/text/quotes/reported-candidates.ts'
import { contentFeatures, cueFeatures, readSentence } from '../src/text/quotes/reported-features.ts'
import { readItems } from '../src/text/quotes/syntax/read-items.ts'
import { keysOf } from '../src/text/quotes/weights.ts'
import { paragraphs } from '../src/text/sentences.ts'
import { type Example, trainLogistic } from './logistic.ts'
import { type Choice, trainRanker } from './ranker.ts'
import { type GoldArticle, readGold } from './speech-examples.ts'

// Learns src/text/quotes/reported-weights.ts: node bench/train-reported.ts polnear-train.jsonl
const file = process.argv[2]
if (file === undefined) throw new Error('Expected the file of gold articles')
const cues: Example[] = []
const contents: Choice[] = []
for (const article of readGold(file)) learnFrom(article)
const OPTIONS = { minCount: 100, ridge: 30, epochs: 15 }
const { bias, weights } = trainLogistic(cues, OPTIONS)
writeFileSync(
  new URL('../src/text/quotes/reported-weights.ts', import.meta.url),
  `// Made by bench/train-reported.ts from ${cues.length} words that may report; not to be edited by hand.

/** Log-odds of a word reporting before any feature is looked at. */
export const CUE_BIAS = ${bias.toFixed(2)}

/** What each feature adds to the log-odds of a word reporting. */
export const CUE_WEIGHTS: Readonly<Record<string, number>> = ${table(weights)}

/** What each feature adds to the score of a span against the other spans that the same word may report. */
export const CONTENT_WEIGHTS: Readonly<Record<string, number>> = ${table(trainRanker(contents, OPTIONS))}
`,
)

/** A word reports where the annotators made it part of a cue and one of the spans offered is its content. */
function learnFrom({ text, quotes }: GoldArticle): void {
  const spans = paragraphs(text)
  for (const { sentences } of readItems(text, spans, findMarks(text, spans))) {
    for (const tokens of sentences) {
      const sentence = readSentence(tokens)
      for (const cue of cueCandidates(tokens)) {
        const word = tokens[cue.at]!
        const gold = quotes.filter(
          ({ kind, cueStart = -1, cue: words = '' }) =>
            kind !== 'direct' && cueStart <= word.start && word.end <= cueStart + words.length,
        )
        const offered = contentCandidates(tokens, cue)
        const likeness = offered.map(({ first, last }) => {
          const span = { start: tokens[first]!.start, end: tokens[last]!.end }
          return Math.max(0, ...gold.map(quote => alike(quote, span)))
        })
        const best = Math.max(0, ...likeness)
        cues.push({ features: keysOf(note => cueFeatures(sentence, cue, note)), label: best >= 0.8 })
        if (best >= 0.8)
          contents.push({
            candidates: offered.map(candidate =>
              keysOf(note => contentFeatures(sentence, cue, { candidate, note })),
            ),
            answer: likeness.indexOf(best),
          })
      }
    }
  }
}

/** The part that two spans share of the longer one, 0 to 1; the scorer asks for four fifths. */
function alike(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, both) / Math.max(a.end - a.start, b.end - b.start)
}

function table(weights: ReadonlyMap<string, number>): string {
  const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.1).sort()
  return `{\n${rows.map(([feature, weight]) => `  ${JSON.stringify(feature)}: ${weight.toFixed(2)},`).join('\n')}\n}`
}
