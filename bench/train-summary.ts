/**
 * Learns how dense a sentence is in what people put in summaries, for `src/text/summary/`:
 *
 *     node bench/train-summary.ts <dir with dev.input.jsonl.gz and dev.gold.jsonl.gz> [--write]
 *
 * Prints ROUGE-1 and ROUGE-2 F of summaries by weights that did not see the article (5 folds); `--write` learns from
 * everything and writes the tables. Articles are learned as they are and again lower-cased and tokenised, so that
 * nothing hangs on capitals alone.
 */
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/eval/json-lines.ts'
import type { BoostedTrees } from '../src/text/boosted-trees.ts'
import { choose, LIMITS } from '../src/text/summary/choose.ts'
import { densityOf } from '../src/text/summary/density.ts'
import { type Candidate, FEATURES, findCandidates, type SummaryInput } from '../src/text/summary/features.ts'
import { type GrowOptions, growTrees, writeTrees } from './boosted-trees.ts'
import { grams, overlap, rougeF, rougeTokens } from './rouge.ts'

interface Sample {
  readonly kind: 'article' | 'lower' | 'excerpt' | 'story'
  readonly inputs: readonly SummaryInput[]
  readonly candidates: readonly Candidate[]
  /** Per candidate: share of its words plus share of its word pairs that the reference holds. */
  readonly densities: readonly number[]
  readonly reference: readonly string[]
  readonly fold: number
}

interface Model {
  readonly file: string
  readonly name: string
  /** How much a sample of a kind counts. */
  readonly weights: Partial<Record<Sample['kind'], number>>
  readonly grow: GrowOptions
}

const GROW = { rate: 0.08, loss: 'square', featureShare: 0.5 } as const
const MODELS: readonly Model[] = [
  {
    file: 'src/text/summary/article-trees.ts',
    name: 'articleTrees',
    weights: { article: 1, lower: 0.4, excerpt: 0.5 },
    grow: { ...GROW, trees: 160, depth: 4, minRows: 60 },
  },
  {
    file: 'src/text/summary/story-trees.ts',
    name: 'storyTrees',
    weights: { story: 1 },
    // Three hundred stories are few: deeper trees learn them by heart.
    grow: { ...GROW, trees: 90, depth: 2, minRows: 60 },
  },
]
const FOLDS = 5

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = await readSamples(positionals[0] ?? '.')
for (const model of MODELS) {
  if (values.write === true) {
    writeTrees(learn(model, samples), {
      file: model.file,
      name: model.name,
      script: 'bench/train-summary.ts',
    })
  } else {
    crossValidate(model)
  }
}

async function readSamples(dir: string): Promise<Sample[]> {
  const golds = (await readJsonLines(`${dir}/dev.gold.jsonl.gz`)) as { id: string; refs: string[][] }[]
  const references = new Map(golds.map(({ id, refs }) => [id, refs[0]!]))
  const rows = (await readJsonLines(`${dir}/dev.input.jsonl.gz`)) as Row[]
  return rows.flatMap((row, index) => {
    const make = (kind: Sample['kind'], inputs: readonly SummaryInput[]) =>
      sample(kind, inputs, { reference: references.get(row.id)!, fold: index % FOLDS })
    // The references of bbc are made by machine.
    if (row.set === 'bbc') return []
    if (row.docs === undefined) {
      return [make('article', [{ text: row.text }]), make('lower', [{ text: tokenised(row.text) }])]
    }
    const inputs = row.docs.map(({ title, text }) => ({ headline: title, text }))
    return [make('story', inputs), ...inputs.map(input => make('excerpt', [input]))]
  })
}

interface Row {
  readonly id: string
  readonly set: string
  readonly text: string
  readonly docs?: readonly { readonly title: string; readonly text: string }[]
}

/** As old corpora print text: lower case, with spaces around every mark. */
function tokenised(text: string): string {
  return text
    .replace(/(?<=^|\s)["“]/g, '`` ')
    .replace(/["”]/g, " '' ")
    .replace(/([,;:?!()])/g, ' $1 ')
    .replace(/\.(?=\s+[A-Z`'(]|\s*$|\s*'')/g, ' . ')
    .replace(/(n['’]t|['’](?:s|re|ll|ve|d|m))\b/g, ' $1')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function sample(
  kind: Sample['kind'],
  inputs: readonly SummaryInput[],
  { reference, fold }: Pick<Sample, 'reference' | 'fold'>,
): Sample {
  const tokens = reference.flatMap(rougeTokens)
  const wanted = [grams(tokens, 1), grams(tokens, 2)]
  const candidates = findCandidates(inputs)
  const densities = candidates.map(({ article, unit }) => {
    const own = rougeTokens(inputs[article]!.text.slice(unit.start, unit.end))
    const hits = overlap(grams(own, 1), wanted[0]!) + overlap(grams(own, 2), wanted[1]!)
    return hits / Math.max(1, own.length)
  })
  return { kind, inputs, candidates, densities, reference, fold }
}

function learn({ weights, grow }: Model, from: readonly Sample[]): BoostedTrees {
  const used = from.filter(({ kind }) => weights[kind] !== undefined)
  return growTrees(
    {
      features: FEATURES,
      rows: used.flatMap(({ candidates }) => candidates.map(({ features }) => features)),
      targets: used.flatMap(({ densities }) => densities),
      weights: used.flatMap(({ kind, candidates }) => candidates.map(() => weights[kind]!)),
    },
    grow,
  )
}

function crossValidate(model: Model): void {
  const totals = new Map<string, { r1: number; r2: number; words: number; count: number }>()
  for (const fold of Array(FOLDS).keys()) {
    const trees = learn(
      model,
      samples.filter(sample => sample.fold !== fold),
    )
    for (const { kind, candidates, inputs, reference, ...rest } of samples) {
      if (rest.fold !== fold || model.weights[kind] === undefined) continue
      const densities = candidates.map(candidate => densityOf(trees, candidate))
      for (const [length, limits] of Object.entries(LIMITS)) {
        const units = choose(candidates, densities, limits).map(index => candidates[index]!)
        const summary = units.map(({ article, unit }) => inputs[article]!.text.slice(unit.start, unit.end))
        const key = `${kind} ${length}`
        const total = totals.get(key) ?? { r1: 0, r2: 0, words: 0, count: 0 }
        total.r1 += rougeF(summary, reference, 1)
        total.r2 += rougeF(summary, reference, 2)
        total.words += units.reduce((sum, unit) => sum + unit.length, 0)
        total.count++
        totals.set(key, total)
      }
    }
  }
  for (const [key, { r1, r2, words, count }] of totals) {
    const [shownR1, shownR2, shownWords] = [100 * r1, 100 * r2, words].map(sum => (sum / count).toFixed(2))
    console.log(`${key.padEnd(18)} R1 ${shownR1}  R2 ${shownR2}  words ${shownWords}`)
  }
}
