/**
 * Learns how a query's candidates are put in order, for `src/text/rank/`:
 *
 *     node bench/train-rank.ts <dir with dev.queries.jsonl, dev.gold.jsonl and the corpora> [--write]
 *
 * Prints the reciprocal rank of the first right candidate by weights that did not see the query (5 folds); `--write`
 * learns from everything and writes the table.
 */
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/eval/json-lines.ts'
import {
  type EvalCandidate,
  type EvalQuery,
  findCandidates,
  openCorpus,
} from '../src/eval/query-candidates.ts'
import { rankFeatures } from '../src/text/rank/features.ts'
import { hash } from './hash.ts'
import { type Listing, trainListwise } from './listwise.ts'
import { writeWeights } from './write-weights.ts'

interface Gold {
  readonly qid: string
  readonly relevant?: Readonly<Record<string, number>>
  readonly strings?: readonly string[]
}

interface Sample extends Listing {
  readonly set: string
  readonly fold: number
}

const FOLDS = 5
const LISTWISE = { epochs: 7, ridge: 0.003, rate: 0.05 }

/** Of the candidates as matched by words alone, these are worth learning from, and all right ones. */
const LEARNED = 60

/** Sets that ask for every article on an event; in the others one right candidate is enough. */
const ALL_WANTED = new Set(['allsides', 'time'])

/** Every second query of the largest set: more teach no more. */
const STEP: Record<string, number> = { allsides: 2 }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = await readSamples(positionals[0] ?? '.')
if (values.write === true) {
  writeWeights('src/text/rank/rank-weights.ts', {
    name: 'RANK_WEIGHTS',
    comment: 'What each feature adds to the score of a candidate.',
    made: `bench/train-rank.ts from ${samples.length} queries`,
    weights: Object.entries(trainListwise(samples.flatMap(wanted), LISTWISE)),
    digits: String,
  })
} else {
  crossValidate()
}

async function readSamples(dir: string): Promise<Sample[]> {
  const golds = new Map(
    ((await readJsonLines(`${dir}/dev.gold.jsonl`)) as Gold[]).map(gold => [gold.qid, gold]),
  )
  const queries = (await readJsonLines(`${dir}/dev.queries.jsonl`)) as EvalQuery[]
  const found: Sample[] = []
  for (const [set, members] of Map.groupBy(queries, ({ set }) => set)) {
    const corpus = await openCorpus(dir, set)
    for (const query of members.filter((_, index) => index % (STEP[set] ?? 1) === 0)) {
      const { candidates, ...options } = await findCandidates(corpus, query)
      const all = rankFeatures(query.query, candidates, options)
      const right = candidates.map(candidate => isRight(candidate, golds.get(query.qid)!))
      const learned = all.flatMap((row, index) =>
        right[index] || row.place! < Math.log(LEARNED) ? [index] : [],
      )
      if (!right.includes(true)) continue
      found.push({
        set,
        fold: hash(query.qid) % FOLDS,
        rows: learned.map(index => all[index]!),
        right: learned.map(index => right[index]!),
        weight: 1,
      })
    }
    await corpus.store.close()
  }
  return found
}

function isRight({ id, text }: EvalCandidate, { relevant, strings = [] }: Gold): boolean {
  if (relevant !== undefined) return (relevant[id] ?? 0) > 0
  return strings.some(string => plain(text).includes(plain(string)))
}

/** As the scorer compares: whole words, no marks, no case. */
function plain(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return ` ${words} `
}

/** Where all are wanted, each right candidate has to come before the wrong ones, not just the best of them. */
function wanted(sample: Sample): Listing[] {
  const { set, rows, right, weight } = sample
  if (!ALL_WANTED.has(set)) return [sample]
  const rightOnes = right.flatMap((isRight, index) => (isRight ? [index] : []))
  return rightOnes.map(one => {
    const kept = right.flatMap((isRight, index) => (index === one || !isRight ? [index] : []))
    return {
      rows: kept.map(index => rows[index]!),
      right: kept.map(index => index === one),
      weight: weight / rightOnes.length,
    }
  })
}

function crossValidate(): void {
  const results = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = Object.entries(
      trainListwise(samples.filter(sample => sample.fold !== fold).flatMap(wanted), LISTWISE),
    )
    return samples
      .filter(sample => sample.fold === fold)
      .map(({ set, rows, right }) => {
        const order = rows
          .map((row, index) => ({
            index,
            score: weights.reduce((sum, [name, weight]) => sum + weight * row[name]!, 0),
          }))
          .sort((a, b) => b.score - a.score)
        return { set, reciprocal: 1 / (1 + order.findIndex(({ index }) => right[index])) }
      })
  }).flat()
  for (const [set, rows] of Map.groupBy(results, ({ set }) => set)) {
    const mean = rows.reduce((sum, { reciprocal }) => sum + reciprocal, 0) / rows.length
    console.log(set, 'queries with a right candidate', rows.length, 'MRR', mean.toFixed(3))
  }
}
