import { writeFileSync } from 'node:fs'
import type { Span } from '../src/model/span.ts'
import { findMarks } from '../src/text/quotes/find-marks.ts'
import { contentCandidates, cueCandidates } from '../src/text/quotes/reported-candidates.ts'
import { contentFeatures, cueFeatures } from '../src/text/quotes/reported-features.ts'
import { readItems } from '../src/text/quotes/syntax/read-items.ts'
import { paragraphs } from '../src/text/sentences.ts'
import { type Example, trainLogistic } from './logistic.ts'
import { type GoldArticle, readGold } from './speech-examples.ts'

// Learns src/text/quotes/reported-weights.ts: node bench/train-reported.ts polnear-train.jsonl
const file = process.argv[2]
if (file === undefined) throw new Error('Expected the file of gold articles')
const cues: Example[] = []
const contents: Example[] = []
for (const article of readGold(file)) learnFrom(article)
const OPTIONS = { minCount: 60, ridge: 30, epochs: 15 }
writeFileSync(
  new URL('../src/text/quotes/reported-weights.ts', import.meta.url),
  `// Made by bench/train-reported.ts from ${cues.length} words that may report; not to be edited by hand.

${table('CUE', 'a word reporting', cues)}
${table('CONTENT', 'a span being what a word reports', contents)}`,
)

/** A word reports where the annotators made it part of a cue and one of the spans offered is its content. */
function learnFrom({ text, quotes }: GoldArticle): void {
  const spans = paragraphs(text)
  for (const { sentences } of readItems(text, spans, findMarks(text, spans))) {
    for (const tokens of sentences) {
      for (const cue of cueCandidates(tokens)) {
        const word = tokens[cue.at]!
        const gold = quotes.filter(
          ({ kind, cueStart = -1, cue: words = '' }) =>
            kind !== 'direct' && cueStart <= word.start && word.end <= cueStart + words.length,
        )
        const offered = contentCandidates(tokens, cue).map(content => ({
          features: contentFeatures(tokens, cue, content),
          label: gold.some(quote =>
            alike(quote, { start: tokens[content.first]!.start, end: tokens[content.last]!.end }),
          ),
        }))
        const label = offered.some(content => content.label)
        cues.push({ features: cueFeatures(tokens, cue), label })
        if (label) contents.push(...offered)
      }
    }
  }
}

/** Whether they share four fifths of each, as the scorer asks. */
function alike(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return both >= 0.8 * (a.end - a.start) && both >= 0.8 * (b.end - b.start)
}

function table(name: string, what: string, examples: readonly Example[]): string {
  const { bias, weights } = trainLogistic(examples, OPTIONS)
  const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.05)
  return `/** Log-odds of ${what} before any feature is looked at. */
export const ${name}_BIAS = ${bias.toFixed(2)}

/** What each feature adds to the log-odds of ${what}. */
export const ${name}_WEIGHTS: Readonly<Record<string, number>> = {
${rows.map(([feature, weight]) => `  ${JSON.stringify(feature)}: ${weight.toFixed(2)},`).join('\n')}
}
`
}
