import { writeFileSync } from 'node:fs'
import { contains, type Span } from '../src/model/span.ts'
import { findMarks } from '../src/text/quotes/find-marks.ts'
import { findReported } from '../src/text/quotes/find-reported.ts'
import { speechFeatures } from '../src/text/quotes/speech-features.ts'
import { readItems } from '../src/text/quotes/syntax/read-items.ts'
import { paragraphs } from '../src/text/sentences.ts'
import { trainLogistic } from './logistic.ts'
import { readGold, speechExamples } from './speech-examples.ts'

// Learns src/text/quotes/speech-weights.ts: node bench/train-speech.ts polnear-train.jsonl
// Run train-reported.ts first: stretches inside a report are speech without being asked, so they teach nothing here.
const file = process.argv[2]
if (file === undefined) throw new Error('Expected the file of gold articles')
const examples = readGold(file).flatMap(article => {
  const reported = reportedIn(article.text)
  return speechExamples(article).flatMap(({ stretch, label }) =>
    reported.some(content => contains(content, stretch.outer))
      ? []
      : [{ features: speechFeatures(article.text, stretch), label }],
  )
})
const { bias, weights } = trainLogistic(examples, { minCount: 10, ridge: 30, epochs: 40 })
const table = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.005)
writeFileSync(
  new URL('../src/text/quotes/speech-weights.ts', import.meta.url),
  `// Made by bench/train-speech.ts from ${examples.length} marked stretches; not to be edited by hand.

/** Log-odds of speech before any feature is looked at. */
export const SPEECH_BIAS = ${bias.toFixed(2)}

/** What each feature of speech-features.ts adds to the log-odds of speech. */
export const SPEECH_WEIGHTS: Readonly<Record<string, number>> = {
${table.map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight.toFixed(2)},`).join('\n')}
}
`,
)

function reportedIn(text: string): Span[] {
  const spans = paragraphs(text)
  return readItems(text, spans, findMarks(text, spans)).flatMap(({ sentences }) =>
    sentences.flatMap(findReported).map(({ content }) => content),
  )
}
