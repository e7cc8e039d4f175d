/**
 * Learns how a query's candidates are put in order, for `src/text/rank/`:
 *
 *     node bench/train-rank.ts <dir with dev.queries.jsonl, dev.gold.jsonl and the corpora> [--write]
 *
 * Prints what weights and trees find for queries of which they saw neither the query nor an article that is right for it
 * (5 folds); `--write` also learns from everything and writes the tables.
 */
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { type EvalQuery, findCandidates, openCorpus } from '../src/eval/query-candidates.ts'
import type { BoostedTrees } from '../src/text/boosted-trees.ts'
import {
  areArticles,
  type RankCandidate,
  type RankFeatures,
  rankFeatures,
} from '../src/text/rank/features.ts'
import { bothSteps, RERANKED, rankRows, weighedSums } from '../src/text/rank/rank.ts'
import type { RankStatistics } from '../src/text/rank/statistics.ts'
import { growTrees, writeTrees } from './boosted-trees.ts'
import { hash } from './hash.ts'
import { type Listing, trainListwise } from './listwise.ts'
import { isRight, type RankGold } from './rank-gold.ts'
import { writeWeights } from './write-weights.ts'

interface Sample {
  readonly set: string
  readonly query: string
  readonly statistics: RankStatistics
  readonly rightArticles: readonly string[]
  readonly fold: number
  readonly isLong: boolean
  readonly candidates: readonly RankCandidate[]
  readonly features: readonly RankFeatures[]
  readonly right: readonly boolean[]
}

/** The best of a sample by the weights, as the trees see them. */
interface Reranked {
  readonly set: string
  readonly fold: number
  readonly rows: readonly RankFeatures[]
  /** What the weights say of each. */
  readonly byWords: readonly number[]
  readonly right: readonly boolean[]
}

type Weights = Readonly<Record<string, number>>

const FOLDS = 5
const LISTWISE = { epochs: 6, ridge: 0.003, rate: 0.05 }
const TREES = { trees: 200, depth: 3, rate: 0.1, minRows: 150, loss: 'order', featureShare: 0.3 } as const

/** Of the candidates as matched by words alone, the weights learn from these. */
const LEARNED = 100

/** Sets that ask for every article on an event; in the others one right candidate is enough. */
const ALL_WANTED = new Set(['allsides', 'time'])

/** How much a query counts: questions are fewer than queries for articles, and asked more often. */
const QUERY_WEIGHT: Readonly<Record<string, number>> = { rtqa: 1.5 }

/** As many terms as likeness looks at: the rest of an article need not be held. */
const HELD = 200

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = withFolds(await readSamples(positionals[0] ?? '.'))
// The trees learn from what weights that have not seen the query put first, as they will in use.
const weightsWithout = Array.from({ length: FOLDS }, (_, fold) =>
  learnWeights(samples.filter(sample => sample.fold !== fold)),
)
const reranked = samples.map(sample => rerank(sample, weightsWithout[sample.fold]!))
if (values.write === true) {
  writeWeights('src/text/rank/rank-weights.ts', {
    name: 'RANK_WEIGHTS',
    comment: 'What each feature adds to the score of a candidate by its own words.',
    made: `bench/train-rank.ts from ${samples.length} queries`,
    weights: Object.entries(learnWeights(samples)),
    digits: String,
  })
  writeTrees(learnTrees(reranked), {
    file: 'src/text/rank/rank-trees.ts',
    name: 'RANK_TREES',
    script: 'bench/train-rank.ts',
  })
}
crossValidate()

async function readSamples(dir: string): Promise<Omit<Sample, 'fold'>[]> {
  const golds = new Map(
    ((await readJsonLines(`${dir}/dev.gold.jsonl`)) as RankGold[]).map(gold => [gold.qid, gold]),
  )
  const queries = (await readJsonLines(`${dir}/dev.queries.jsonl`)) as EvalQuery[]
  const found: Omit<Sample, 'fold'>[] = []
  for (const [set, members] of Map.groupBy(queries, ({ set }) => set)) {
    const corpus = await openCorpus(dir, set)
    for (const query of members) {
      const { candidates, ...options } = await findCandidates(corpus, query)
      const gold = golds.get(query.qid)!
      const right = candidates.map(candidate => isRight(candidate, gold))
      if (!right.includes(true)) continue
      found.push({
        set,
        query: query.query,
        statistics: options.statistics,
        rightArticles: candidates.flatMap(({ id }, index) => (right[index] ? [id] : [])),
        isLong: areArticles(candidates),
        candidates: candidates.map(({ headlineTerms, textTerms, publisher, publishedOn }) => ({
          headlineTerms,
          textTerms: textTerms.slice(0, HELD),
          ...(publisher !== undefined && { publisher }),
          ...(publishedOn && { publishedOn }),
        })),
        features: rankFeatures(query.query, candidates, options),
        right,
      })
    }
    await corpus.store.close()
  }
  return found
}

/** Queries for which the same article is right stay together: whoever learned from one of them has seen it. */
function withFolds(read: readonly Omit<Sample, 'fold'>[]): Sample[] {
  const links = new Map<string, string>()
  const rootOf = (id: string): string => {
    const next = links.get(id)
    return next === undefined ? id : rootOf(next)
  }
  for (const { rightArticles } of read) {
    for (const id of rightArticles) {
      const [root, other] = [rootOf(rightArticles[0]!), rootOf(id)]
      if (other !== root) links.set(other, root)
    }
  }
  return read.map(sample => ({ ...sample, fold: hash(rootOf(sample.rightArticles[0]!)) % FOLDS }))
}

function learnWeights(from: readonly Sample[]): Weights {
  return trainListwise(from.flatMap(listings), LISTWISE)
}

/** Where all are wanted, each right candidate has to come before the wrong ones, not just the best of them. */
function listings({ set, isLong, features, right }: Sample): Listing[] {
  const learned = features.flatMap(({ place }, index) => (place! < Math.log(1 + LEARNED) ? [index] : []))
  const rightOnes = learned.filter(index => right[index])
  const weight = QUERY_WEIGHT[set] ?? 1
  const rows = new Map(learned.map(index => [index, withArticles(features[index]!, isLong)]))
  const listing = (kept: readonly number[], each: number) => ({
    rows: kept.map(index => rows.get(index)!),
    right: kept.map(index => right[index]!),
    weight: each,
  })
  if (rightOnes.length === 0) return []
  if (!ALL_WANTED.has(set)) return [listing(learned, weight)]
  return rightOnes.map(one =>
    listing(
      learned.filter(index => index === one || !right[index]),
      weight / rightOnes.length,
    ),
  )
}

/** As `weighedSums` reads the weights: what counts for whole articles only has a name of its own. */
function withArticles(features: RankFeatures, isLong: boolean): RankFeatures {
  const ofArticles = Object.entries(features).map(([name, value]) => [
    `${name}, articles`,
    isLong ? value : 0,
  ])
  return { ...features, ...Object.fromEntries(ofArticles) }
}

function rerank(
  { set, query, statistics, fold, isLong, candidates, features, right }: Sample,
  weights: Weights,
): Reranked {
  const first = weighedSums(features, { weights, isLong })
    .map((score, index) => ({ index, score, candidate: candidates[index]! }))
    .sort((a, b) => b.score - a.score)
    .slice(0, RERANKED)
  return {
    set,
    fold,
    rows: rankRows(query, first, { features, isLong, statistics }),
    byWords: first.map(({ score }) => score),
    right: first.map(({ index }) => right[index]!),
  }
}

function learnTrees(from: readonly Reranked[]): BoostedTrees {
  const taught = from.filter(({ right }) => right.includes(true))
  const features = Object.keys(taught[0]!.rows[0]!)
  return growTrees(
    {
      features,
      rows: taught.flatMap(({ rows }) => rows.map(row => Float64Array.from(features, name => row[name]!))),
      targets: taught.flatMap(({ right }) => right.map(Number)),
      weights: taught.flatMap(({ set, rows }) => rows.map(() => QUERY_WEIGHT[set] ?? 1)),
      lists: taught.map(({ rows }) => rows.length),
    },
    TREES,
  )
}

function crossValidate(): void {
  const found = Array.from({ length: FOLDS }, (_, fold) => {
    const trees = learnTrees(reranked.filter(sample => sample.fold !== fold))
    return reranked
      .filter(sample => sample.fold === fold)
      .map(({ set, rows, byWords, right }) => {
        const score = rows.map((row, place) => bothSteps(trees, row, byWords[place]!))
        const order = [...rows.keys()].sort((a, b) => score[b]! - score[a]!)
        return { set, byWords: right.indexOf(true), first: order.findIndex(index => right[index]) }
      })
  }).flat()
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  for (const [set, rows] of Map.groupBy(found, ({ set }) => set)) {
    const figures = (['byWords', 'first'] as const).map(key => {
      const places = rows.map(row => row[key])
      const reciprocal = mean(places.map(place => (place < 0 || place > 9 ? 0 : 1 / (1 + place))))
      return `${key} MRR ${reciprocal.toFixed(3)}, Hits@1 ${mean(places.map(place => (place === 0 ? 1 : 0))).toFixed(3)}`
    })
    console.log(set, 'queries with a right candidate', rows.length, ...figures)
  }
}
