/**
 * Learns how answering sentences are told from others, and how sure to be of the best one, for `src/text/answer/`:
 *
 *     node bench/train-answer.ts <dir with dev.questions.jsonl.gz, dev.docs.jsonl.gz, dev.gold.jsonl.gz> [--write]
 *
 * Prints hits and AUROC of weights that did not see the question's article (5 folds); `--write` learns from everything
 * and writes the tables. To be run again when passages or ranking change.
 */
import { parseArgs } from 'node:util'
import { findPassages } from '../src/bot/find-answer.ts'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { candidateId, type EvalQuestion, scopedQuestions } from '../src/eval/scoped-questions.ts'
import { rankSentences } from '../src/text/answer/answer.ts'
import { answerableFeatures } from '../src/text/answer/answerable.ts'
import { type MeasuredSentence, measureSentences } from '../src/text/answer/features.ts'
import { readQuestion } from '../src/text/answer/question.ts'
import { type BoostedTrees, predict } from '../src/text/boosted-trees.ts'
import { growTrees, writeTrees } from './boosted-trees.ts'
import { hash } from './hash.ts'
import { type Listing, trainListwise } from './listwise.ts'
import { writeWeights } from './write-weights.ts'

interface Gold {
  readonly qid: string
  readonly impossible?: boolean
  readonly answers?: readonly string[]
  readonly docs?: readonly string[]
  readonly labels?: readonly number[]
}

interface Sample {
  readonly set: string
  readonly fold: number
  readonly measured: readonly MeasuredSentence[]
  readonly right: readonly boolean[]
  /** Absent where only the order of candidates is judged. */
  readonly answerable?: boolean
}

const FOLDS = 5
const LISTWISE = { epochs: 30, ridge: 0.003, rate: 0.05 }
const TREES = { trees: 120, depth: 3, rate: 0.05, minRows: 40, loss: 'log', featureShare: 0.4 } as const

/** How much a question of a set counts: the sets that are most like news search the most. */
const ORDER_WEIGHT: Record<string, number> = {
  rtqa: 2,
  squad2: 1,
  squad2a: 0.5,
  mhr: 0.5,
  rgb: 0.5,
  trecqa: 2,
  'trecqa-train': 2,
}
const ANSWERABLE_WEIGHT: Record<string, number> = { rtqa: 2, squad2: 1, squad2a: 0.5, mhr: 3, rgb: 1 }

/** Sets whose sentence must come from a document of the gold. */
const FROM_GOLD_DOCUMENT = new Set(['rtqa', 'squad2a', 'rgb', 'mhr'])

// Of the encyclopaedia's questions a part is enough: they are many, and unlike news.
const SHARE: Record<string, number> = { squad2: 0.4, squad2a: 0.15 }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = await readSamples(positionals[0] ?? '.')
if (values.write === true) {
  const { weights, trees } = learn(samples)
  writeWeights('src/text/answer/sentence-weights.ts', {
    name: 'SENTENCE_WEIGHTS',
    comment: 'What each feature adds to the score of a sentence.',
    made: `bench/train-answer.ts from ${samples.length} questions`,
    weights: Object.entries(weights),
    digits: String,
  })
  writeTrees(trees, {
    file: 'src/text/answer/answerable-trees.ts',
    name: 'ANSWERABLE_TREES',
    script: 'bench/train-answer.ts',
  })
} else {
  crossValidate()
}

async function readSamples(dir: string): Promise<Sample[]> {
  const golds = new Map(
    ((await readJsonLines(`${dir}/dev.gold.jsonl.gz`)) as Gold[]).map(gold => [gold.qid, gold]),
  )
  const rows = ((await readJsonLines(`${dir}/dev.questions.jsonl.gz`)) as EvalQuestion[]).filter(
    ({ qid, set }) => (hash(qid) % 100) / 100 < (SHARE[set] ?? 1),
  )
  const found: Sample[] = []
  for await (const { question, store, within } of scopedQuestions(rows, `${dir}/dev.docs.jsonl.gz`)) {
    const { passages, statistics } = await findPassages(store, question.question, within ? { within } : {})
    const measured = measureSentences(readQuestion(question.question, statistics), passages)
    const gold = golds.get(question.qid)!
    const right = measured.map(({ candidate, span }) => {
      const { articleId, text } = passages[candidate]!
      return isRight(question, gold, { articleId, text: text.slice(span.start, span.end) })
    })
    const group = question.article ?? question.doc?.split('/')[1] ?? question.qid.replace(/[pn]$/, '')
    found.push({
      set: question.set,
      fold: hash(group) % FOLDS,
      measured,
      right,
      ...(gold.impossible !== undefined && { answerable: !gold.impossible }),
    })
  }
  return found
}

function isRight(
  { qid, set, candidates }: EvalQuestion,
  { impossible, answers = [], docs = [], labels }: Gold,
  sentence: { readonly articleId: string; readonly text: string },
): boolean {
  if (labels !== undefined) {
    const index = candidates!.findIndex(({ id }) => candidateId(qid, id) === sentence.articleId)
    return labels[index] === 1
  }
  if (impossible || (FROM_GOLD_DOCUMENT.has(set) && !docs.includes(sentence.articleId))) return false
  const text = ` ${plain(sentence.text)} `
  const wanted = answers.map(plain).filter(answer => answer !== '')
  return wanted.length === 0 || wanted.some(answer => text.includes(` ${answer} `))
}

/** As the scorer compares. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function learn(from: readonly Sample[]): { weights: Record<string, number>; trees: BoostedTrees } {
  const weights = trainListwise(from.flatMap(listing), LISTWISE)
  // The trees judge by scores of sentences that the weights have not seen, as they will in use.
  const unseen = from.flatMap(sample => (sample.answerable === undefined ? [] : [sample]))
  const parts = [0, 1].map(part =>
    trainListwise(from.filter(({ fold }) => fold % 2 !== part).flatMap(listing), LISTWISE),
  )
  const rows = unseen.map(
    ({ measured, fold }) => answerableFeatures(rankSentences(measured, parts[fold % 2]!)) ?? {},
  )
  const features = Object.keys(rows.find(row => Object.keys(row).length > 0)!)
  const trees = growTrees(
    {
      features,
      rows: rows.map(row => features.map(name => row[name] ?? 0)),
      targets: unseen.map(({ answerable }) => (answerable ? 1 : 0)),
      weights: unseen.map(({ set }) => ANSWERABLE_WEIGHT[set]!),
    },
    TREES,
  )
  return { weights, trees }
}

function listing({ set, measured, right }: Sample): Listing[] {
  if (!right.includes(true) || !right.includes(false)) return []
  return [{ rows: measured.map(({ features }) => features), right, weight: ORDER_WEIGHT[set]! }]
}

function crossValidate(): void {
  const results: {
    readonly set: string
    readonly hit: boolean
    readonly answerable?: boolean
    readonly score: number
  }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const { weights, trees } = learn(samples.filter(sample => sample.fold !== fold))
    for (const { set, measured, right, answerable } of samples.filter(sample => sample.fold === fold)) {
      const ranked = rankSentences(measured, weights)
      const row = answerableFeatures(ranked)
      const score =
        row === undefined
          ? -Infinity
          : predict(
              trees,
              trees.features.map(name => row[name] ?? 0),
            )
      const hit =
        ranked[0] !== undefined &&
        right[
          measured.findIndex(
            ({ span, candidate }) => span === ranked[0]!.span && candidate === ranked[0]!.candidate,
          )
        ]!
      results.push({ set, hit, score, ...(answerable !== undefined && { answerable }) })
    }
  }
  for (const [set, rows] of Map.groupBy(results, ({ set }) => set)) {
    const answerable = rows.filter(row => row.answerable !== false)
    const hits = answerable.filter(({ hit }) => hit).length / answerable.length
    console.log(set, 'questions', rows.length, 'hit@1', hits.toFixed(3), 'AUROC', auroc(rows).toFixed(3))
  }
}

/** The chance that an answerable question scores above one that is not. */
function auroc(rows: readonly { readonly answerable?: boolean; readonly score: number }[]): number {
  const yes = rows.filter(({ answerable }) => answerable === true)
  const no = rows.filter(({ answerable }) => answerable === false)
  const wins = yes.reduce(
    (sum, a) =>
      sum + no.filter(b => b.score < a.score).length + no.filter(b => b.score === a.score).length / 2,
    0,
  )
  return wins / (yes.length * no.length)
}
