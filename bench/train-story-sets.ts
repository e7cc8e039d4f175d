/**
 * Learns which sentences of several reports say together what happened, for `src/text/summary/choose-set.ts`:
 *
 *     node bench/train-story-sets.ts <dir with dev.input.jsonl.gz and dev.gold.jsonl.gz> [--write]
 *
 * Prints ROUGE-1 and ROUGE-2 F of summaries by weights that did not see the story (5 folds), beside those chosen sentence
 * by sentence; `--write` learns from all stories and writes the table. Run it after `bench/train-summary.ts`, whose
 * densities it builds on; those that it learns from are of trees that did not see the story either.
 */
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/eval/json-lines.ts'
import type { BoostedTrees } from '../src/text/boosted-trees.ts'
import { choose, LIMITS } from '../src/text/summary/choose.ts'
import {
  chooseSet,
  describeSet,
  SET_FEATURES,
  type SetStory,
  setStory,
  setsOf,
} from '../src/text/summary/choose-set.ts'
import { densityOf } from '../src/text/summary/density.ts'
import { FEATURES, type ReadInputs, readInputs, type SummaryInput } from '../src/text/summary/features.ts'
import { type GrowOptions, growTrees, writeTrees } from './boosted-trees.ts'
import { grams, overlap, rougeF, rougeTokens } from './rouge.ts'

interface Sample {
  readonly inputs: readonly SummaryInput[]
  readonly read: ReadInputs
  readonly reference: readonly string[]
  /** Per candidate, as in `bench/train-summary.ts`. */
  readonly targets: readonly number[]
}

const FOLDS = 5
const INNER_FOLDS = 4
const SENTENCES = LIMITS.brief.maxSentences
const SENTENCE_TREES: GrowOptions = {
  rate: 0.08,
  loss: 'square',
  featureShare: 0.5,
  trees: 90,
  depth: 2,
  minRows: 60,
}
const SETS_AT_THE_MEAN = 30
const SET_TREES: GrowOptions = {
  rate: 0.04,
  loss: 'square',
  featureShare: 0.5,
  trees: 160,
  depth: 2,
  minRows: 200,
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = await readSamples(positionals[0] ?? '.')
if (values.write === true) {
  writeTrees(learnSets(samples), {
    file: 'src/text/summary/set-trees.ts',
    name: 'setTrees',
    script: 'bench/train-story-sets.ts',
  })
} else crossValidate()

async function readSamples(dir: string): Promise<Sample[]> {
  const golds = (await readJsonLines(`${dir}/dev.gold.jsonl.gz`)) as { id: string; refs: string[][] }[]
  const references = new Map(golds.map(({ id, refs }) => [id, refs[0]!]))
  const rows = (await readJsonLines(`${dir}/dev.input.jsonl.gz`)) as {
    readonly id: string
    readonly docs?: readonly { readonly title: string; readonly text: string }[]
  }[]
  return rows.flatMap(({ id, docs }) => {
    if (docs === undefined) return []
    const inputs = docs.map(({ title, text }) => ({ headline: title, text }))
    const reference = references.get(id)!
    const tokens = reference.flatMap(rougeTokens)
    const read = readInputs(inputs)
    const targets = read.candidates.map(({ article, unit }) => {
      const own = rougeTokens(inputs[article]!.text.slice(unit.start, unit.end))
      const hits = [1, 2].map(size => overlap(grams(own, size), grams(tokens, size)))
      return (hits[0]! + hits[1]!) / Math.max(1, own.length)
    })
    return [{ inputs, read, reference, targets }]
  })
}

function learnSentences(from: readonly Sample[]): BoostedTrees {
  return growTrees(
    {
      features: FEATURES,
      rows: from.flatMap(({ read }) => read.candidates.map(({ features }) => features)),
      targets: from.flatMap(({ targets }) => targets),
    },
    SENTENCE_TREES,
  )
}

function storyOf({ read }: Sample, trees: BoostedTrees): SetStory {
  return setStory(
    read,
    read.candidates.map(candidate => densityOf(trees, candidate)),
  )
}

/** What a set is worth beside the others of its story: every story counts the same. */
function learnSets(from: readonly Sample[]): BoostedTrees {
  const trees = Array.from({ length: INNER_FOLDS }, (_, fold) =>
    learnSentences(from.filter((_, at) => at % INNER_FOLDS !== fold)),
  )
  const rows = from.flatMap((sample, at) => {
    const story = storyOf(sample, trees[at % INNER_FOLDS]!)
    const sets = setsOf(story, SENTENCES)
    const gains = sets.map(
      set =>
        rougeF(textsOf(sample, set), sample.reference, 1) + rougeF(textsOf(sample, set), sample.reference, 2),
    )
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
    return sets.map((set, which) => ({
      row: describeSet(story, set),
      target: gains[which]! - mean,
      weight: SETS_AT_THE_MEAN / sets.length,
    }))
  })
  return growTrees(
    {
      features: SET_FEATURES,
      rows: rows.map(({ row }) => row),
      targets: rows.map(({ target }) => target),
      weights: rows.map(({ weight }) => weight),
    },
    SET_TREES,
  )
}

function textsOf({ inputs, read }: Sample, set: readonly number[]): string[] {
  return set.map(index => {
    const { article, unit } = read.candidates[index]!
    return inputs[article]!.text.slice(unit.start, unit.end)
  })
}

function crossValidate(): void {
  const scores = { 'one by one': [0, 0], together: [0, 0] }
  for (const fold of Array(FOLDS).keys()) {
    const seen = samples.filter((_, at) => at % FOLDS !== fold)
    const sentenceTrees = learnSentences(seen)
    const setTrees = learnSets(seen)
    for (const sample of samples.filter((_, at) => at % FOLDS === fold)) {
      const story = storyOf(sample, sentenceTrees)
      const chosen = {
        'one by one': choose(story.candidates, story.densities, LIMITS.brief),
        together: chooseSet(story, setTrees, SENTENCES),
      }
      for (const way of ['one by one', 'together'] as const) {
        for (const size of [1, 2])
          scores[way][size - 1]! += rougeF(textsOf(sample, chosen[way]), sample.reference, size)
      }
    }
  }
  for (const [way, sums] of Object.entries(scores)) {
    const [r1, r2] = sums.map(sum => ((100 * sum) / samples.length).toFixed(2))
    console.log(`${way.padEnd(10)} R1 ${r1}  R2 ${r2}`)
  }
}
