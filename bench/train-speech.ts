import { writeFileSync } from 'node:fs'
import { speechFeatures } from '../src/text/quotes/speech-features.ts'
import { trainLogistic } from './logistic.ts'
import { readGold, speechExamples } from './speech-examples.ts'

// Learns src/text/quotes/speech-weights.ts: node bench/train-speech.ts polnear-train.jsonl
const file = process.argv[2]
if (file === undefined) throw new Error('Expected the file of gold articles')
const examples = readGold(file).flatMap(article =>
  speechExamples(article).map(({ stretch, label }) => ({
    features: speechFeatures(article.text, stretch),
    label,
  })),
)
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
