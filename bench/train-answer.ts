/**
 * Learns how answering sentences are told from others, and how sure to be of the best one, for `src/text/answer/`:
 *
 *     node bench/train-answer.ts <dir with dev.questions.jsonl.gz, dev.docs.jsonl.gz, dev.gold.jsonl.gz> [--write]
 *
 * Prints hits, AUROC and coverage of weights that did not see the question's article (5 folds); `--write` then learns from
 * everything and writes the tables. To be run again when passages or ranking change.
 */
import { parseArgs } from 'node:util'
import { findPassages } from '../src/bot/find-answer.ts'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { candidateId, type EvalQuestion, scopedQuestions } from '../src/eval/scoped-questions.ts'
import { rankSentences } from '../src/text/answer/answer.ts'
import { answerableFeatures, isWide } from '../src/text/answer/answerable.ts'
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
const LISTWISE = { epochs: 16, ridge: 0.003, rate: 0.05 }
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
// Of an encyclopaedia article's paragraphs together, what sets its unanswerable questions apart nothing here can tell.
const ANSWERABLE_WEIGHT: Record<string, number> = { rtqa: 2, squad2: 1, squad2a: 0.1, mhr: 2, rgb: 1 }

/**
 * What is learned of a question that can be answered, where the sentence found is not the one that does: half an answer.
 * Whoever asks is served by a right sentence, not by the knowledge that there is one.
 */
const FOUND_ANOTHER = 0.5

/** Of the sentences, those with the most of the question around them are worth learning from, and all right ones. */
const LEARNED = 60

/** Sets whose sentence must come from a document of the gold. */
const FROM_GOLD_DOCUMENT = new Set(['rtqa', 'squad2a', 'rgb', 'mhr'])

// Of the encyclopaedia's questions a part is enough: they are many, and unlike news.
const SHARE: Record<string, number> = { squad2: 0.35, squad2a: 0.1 }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const samples = await readSamples(positionals[0] ?? '.')
if (values.write === true) {
  const { weights, wide, narrow } = learn(samples)
  writeWeights('src/text/answer/sentence-weights.ts', {
    name: 'SENTENCE_WEIGHTS',
    comment: 'What each feature adds to the score of a sentence.',
    made: `bench/train-answer.ts from ${samples.length} questions`,
    weights: Object.entries(weights),
    digits: String,
  })
  for (const [scope, trees] of Object.entries({ wide, narrow })) {
    writeTrees(trees, {
      file: `src/text/answer/${scope}-answerable-trees.ts`,
      name: `${scope.toUpperCase()}_ANSWERABLE_TREES`,
      script: 'bench/train-answer.ts',
    })
  }
}
crossValidate()

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

interface Learned {
  readonly weights: Record<string, number>
  readonly wide: BoostedTrees
  readonly narrow: BoostedTrees
}

function learn(from: readonly Sample[]): Learned {
  const weights = trainListwise(from.flatMap(listing), LISTWISE)
  // The trees judge by scores of sentences that the weights have not seen, as they will in use.
  const unseen = from.flatMap(sample => (sample.answerable === undefined ? [] : [sample]))
  const without = new Map(
    new Set(unseen.map(({ fold }) => fold))
      .values()
      .map(part => [
        part,
        trainListwise(from.filter(({ fold }) => fold !== part).flatMap(listing), LISTWISE),
      ]),
  )
  const judged = unseen.flatMap(({ set, measured, fold, right, answerable }) => {
    const ranked = rankSentences(measured, without.get(fold)!)
    const row = answerableFeatures(ranked)
    if (row === undefined) return []
    const found = isFirstRight(ranked[0], { measured, right }) ? 1 : FOUND_ANOTHER
    return [
      {
        row,
        isWide: isWide(ranked),
        target: answerable === true ? found : 0,
        weight: ANSWERABLE_WEIGHT[set]!,
      },
    ]
  })
  const features = Object.keys(judged[0]!.row)
  const [wide, narrow] = [true, false].map(scope => {
    const own = judged.filter(({ isWide }) => isWide === scope)
    return growTrees(
      {
        features,
        rows: own.map(({ row }) => features.map(name => row[name]!)),
        targets: own.map(({ target }) => target),
        weights: own.map(({ weight }) => weight),
      },
      TREES,
    )
  })
  return { weights, wide: wide!, narrow: narrow! }
}

function listing({ set, measured, right }: Sample): Listing[] {
  if (!right.includes(true) || !right.includes(false)) return []
  const nearness = ({ features }: MeasuredSentence) => features['coverage with sentence before and headline']!
  const least = measured.map(nearness).sort((a, b) => b - a)[LEARNED] ?? -1
  const kept = measured.flatMap((sentence, index) =>
    right[index] || nearness(sentence) > least ? [index] : [],
  )
  return [
    {
      rows: kept.map(index => measured[index]!.features),
      right: kept.map(index => right[index]!),
      weight: ORDER_WEIGHT[set]!,
    },
  ]
}

function isFirstRight(
  first: MeasuredSentence | undefined,
  { measured, right }: Pick<Sample, 'measured' | 'right'>,
): boolean {
  return right[measured.findIndex(({ features }) => features === first?.features)] === true
}

function crossValidate(): void {
  const results: {
    readonly set: string
    readonly hit: boolean
    readonly answerable?: boolean
    readonly score: number
  }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const { weights, wide, narrow } = learn(samples.filter(sample => sample.fold !== fold))
    for (const { set, measured, right, answerable } of samples.filter(sample => sample.fold === fold)) {
      const ranked = rankSentences(measured, weights)
      const row = answerableFeatures(ranked)
      const trees = isWide(ranked) ? wide : narrow
      const score =
        row === undefined
          ? -Infinity
          : predict(
              trees,
              trees.features.map(name => row[name] ?? 0),
            )
      const hit = isFirstRight(ranked[0], { measured, right })
      results.push({ set, hit, score, ...(answerable !== undefined && { answerable }) })
    }
  }
  for (const [set, rows] of Map.groupBy(results, ({ set }) => set)) {
    const answerable = rows.filter(row => row.answerable !== false)
    const hits = answerable.filter(({ hit }) => hit).length / answerable.length
    const figures = [
      `questions ${rows.length}`,
      `hit@1 ${hits.toFixed(3)}`,
      `AUROC ${auroc(rows).toFixed(3)}`,
      `coverage at 90 % ${coverageAt(0.9, rows).toFixed(3)}`,
      ...[0.4, 0.5, 0.6, 0.7].map(threshold => atThreshold(threshold, rows)),
    ]
    console.log(set, ...figures)
  }
}

/** The largest share of questions, the surest first, of which so many are answered rightly. */
function coverageAt(
  precision: number,
  rows: readonly { readonly hit: boolean; readonly score: number }[],
): number {
  let [hits, best] = [0, 0]
  for (const [index, { hit }] of rows.toSorted((a, b) => b.score - a.score).entries()) {
    hits += hit ? 1 : 0
    if (hits >= precision * (index + 1)) best = index + 1
  }
  return best / rows.length
}

/** Share answered and precision when answering. */
function atThreshold(
  threshold: number,
  rows: readonly { readonly hit: boolean; readonly score: number }[],
): string {
  const answered = rows.filter(({ score }) => 1 / (1 + Math.exp(-score)) >= threshold)
  const hits = answered.filter(({ hit }) => hit).length
  return `at ${threshold}: ${(answered.length / rows.length).toFixed(2)}, ${(hits / answered.length).toFixed(2)} right`
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
