import { readPeople } from '../src/ingest/read-people.ts'
import { directoryOf } from '../src/text/people/directory.ts'
import { trainRanker } from './ranker.ts'
import { sourceExamples } from './source-examples.ts'
import { readGold } from './speech-examples.ts'
import { writeWeights } from './write-weights.ts'

// Learns src/text/quotes/source-weights.ts: node bench/train-speaker.ts polnear-train.jsonl
const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('Expected the file of gold articles')
const directory = directoryOf(await readPeople('seeds/people/us-officials.jsonl'))
const examples = readGold(file).flatMap(article => sourceExamples(article, directory))
// Features of fewer than 20 phrases are left out and the pull to zero is strong: on other articles that wins.
const weights = trainRanker(examples, { minCount: 20, ridge: 300, epochs: 8 })
writeWeights('src/text/quotes/source-weights.ts', {
  name: 'SOURCE_WEIGHTS',
  comment:
    'What each feature of source-features.ts adds to the score of a phrase as the source of a stretch.',
  made: `bench/train-speaker.ts from ${examples.length} stretches`,
  weights: [...weights].filter(([, weight]) => Math.abs(weight) >= 0.1),
})
