/**
 * Learns how answering sentences are told from others, and how sure to be of the best one, for `src/text/answer/`:
 *
 *     node bench/train-answer.ts <dir with dev.questions.jsonl.gz, dev.docs.jsonl.gz, dev.gold.jsonl.gz> [--write]
 *
 * Prints hits, AUROC and coverage of weights that did not see the question's article, at the mean of three ways to make five
 * folds; `--write` also learns from everything and writes the tables. To be run again when passages or ranking change.
 */
import { parseArgs } from 'node:util'
import { findPassages } from '../src/bot/find-answer.ts'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { candidateId, type EvalQuestion, scopedQuestions } from '../src/eval/scoped-questions.ts'
import { rankSentences } from '../src/text/answer/answer.ts'
import {
  type AnswerableModel,
  answerableFeatures,
  answerableOdds,
  isWide,
} from '../src/text/answer/answerable.ts'
import { besideBest } from '../src/text/answer/beside-best.ts'
import { type AnswerCandidate, type MeasuredSentence, measureSentences } from '../src/text/answer/features.ts'
import { readQuestion } from '../src/text/answer/question.ts'
import { growTrees, writeTrees } from './boosted-trees.ts'
import { hash } from './hash.ts'
import { type Listing, trainListwise } from './listwise.ts'
import { trainSoftLogistic } from './soft-logistic.ts'
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
  /** Questions of one article are learned from together or not at all. */
  readonly group: string
  readonly passages: readonly AnswerCandidate[]
  readonly measured: readonly MeasuredSentence[]
  readonly right: readonly boolean[]
  /** Absent where only the order of candidates is judged. */
  readonly answerable?: boolean
}

const FOLDS = 5
/** Of the surest answers there are few: one way to make folds says little. */
const FOLDINGS = 3
const LISTWISE = { epochs: 16, ridge: 0.003, rate: 0.05 }
const TREES = { trees: 120, depth: 3, rate: 0.05, minRows: 40, loss: 'log', featureShare: 0.4 } as const
const SUM = { ridge: 1000 }

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
  const judged = judge(samples, foldOf(0))
  writeWeights('src/text/answer/sentence-weights.ts', {
    name: 'SENTENCE_WEIGHTS',
    comment: 'What each feature adds to the score of a sentence.',
    made: `bench/train-answer.ts from ${samples.length} questions`,
    weights: Object.entries(trainListwise(samples.flatMap(listing), LISTWISE)),
    digits: String,
  })
  const { wide, narrow } = learnSureness(judged)
  writeWeights('src/text/answer/wide-answerable-weights.ts', {
    name: 'WIDE_ANSWERABLE_WEIGHTS',
    comment:
      'What each feature adds to how sure to be of the best sentence, where many articles were searched.',
    made: `bench/train-answer.ts from ${judged.filter(({ isWide }) => isWide).length} questions`,
    weights: Object.entries(wide.weights ?? {}),
    digits: String,
  })
  for (const [scope, { trees }] of Object.entries({ wide, narrow })) {
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
      group,
      passages,
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

/** What is known of a question's best sentence, by weights that have not seen its article. */
interface Judged {
  readonly set: string
  readonly fold: number
  readonly answerable: boolean | undefined
  /** Of the best sentence by itself, and with the one that completes it. */
  readonly isRightAlone: boolean
  readonly isRight: boolean
  readonly isCompleted: boolean
  readonly isWide: boolean
  readonly row: Readonly<Record<string, number>>
}

type FoldOf = (sample: Sample) => number

function foldOf(folding: number): FoldOf {
  return ({ group }) => hash(`${folding} ${group}`) % FOLDS
}

/** How sure to be is learned from scores of sentences that the weights have not seen, as they will be in use. */
function judge(from: readonly Sample[], fold: FoldOf): Judged[] {
  return Array.from({ length: FOLDS }, (_, part) => {
    const weights = trainListwise(from.filter(sample => fold(sample) !== part).flatMap(listing), LISTWISE)
    return from
      .filter(sample => fold(sample) === part)
      .flatMap(({ set, passages, measured, right, answerable }): Judged[] => {
        const ranked = rankSentences(measured, weights)
        const row = answerableFeatures(ranked)
        if (row === undefined) return []
        const beside = besideBest(ranked, passages)
        const [isRightAlone, isBesideRight] = [ranked[0], beside].map(
          sentence => right[measured.findIndex(({ features }) => features === sentence?.features)] === true,
        )
        return [
          {
            set,
            fold: part,
            answerable,
            isRightAlone: isRightAlone!,
            isRight: isRightAlone! || isBesideRight!,
            isCompleted: beside !== undefined,
            isWide: isWide(ranked),
            row,
          },
        ]
      })
  }).flat()
}

function learnSureness(judged: readonly Judged[]): {
  readonly wide: AnswerableModel
  readonly narrow: AnswerableModel
} {
  const features = Object.keys(judged[0]!.row)
  const [wide, narrow] = [true, false].map(scope => {
    const own = judged.filter(({ isWide, answerable }) => isWide === scope && answerable !== undefined)
    return {
      features,
      rows: own.map(({ row }) => features.map(name => row[name]!)),
      targets: own.map(({ answerable, isRight }) =>
        answerable === true ? (isRight ? 1 : FOUND_ANOTHER) : 0,
      ),
      weights: own.map(({ set }) => ANSWERABLE_WEIGHT[set]!),
    }
  })
  return {
    wide: { trees: growTrees(wide!, TREES), weights: trainSoftLogistic(wide!, SUM) },
    narrow: { trees: growTrees(narrow!, TREES) },
  }
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

interface Result extends Pick<Judged, 'answerable' | 'isRightAlone' | 'isRight' | 'isCompleted'> {
  readonly score: number
}

function crossValidate(): void {
  const foldings = Array.from({ length: FOLDINGS }, (_, folding) => {
    const judged = judge(samples, foldOf(folding))
    const bySet = new Map<string, Result[]>()
    for (let part = 0; part < FOLDS; part++) {
      const { wide, narrow } = learnSureness(judged.filter(({ fold }) => fold !== part))
      for (const one of judged.filter(({ fold }) => fold === part)) {
        const score = answerableOdds(one.isWide ? wide : narrow, one.row)
        bySet.set(one.set, [...(bySet.get(one.set) ?? []), { ...one, score }])
      }
    }
    return bySet
  })
  for (const set of foldings[0]!.keys()) {
    const figures = foldings.map(bySet => figuresOf(bySet.get(set)!))
    const names = Object.keys(figures[0]!) as (keyof (typeof figures)[number])[]
    const means = names.map(
      name => `${name} ${(figures.reduce((sum, row) => sum + row[name], 0) / FOLDINGS).toFixed(3)}`,
    )
    const coverages = figures.map(row => row['coverage at 90 %'].toFixed(3))
    console.log(`${set}: ${means.join(', ')}; coverage by folding ${coverages.join(' ')}`)
  }
}

function figuresOf(rows: readonly Result[]) {
  const answerable = rows.filter(row => row.answerable !== false)
  const share = (name: 'isRightAlone' | 'isRight', of: readonly Result[]) =>
    of.filter(row => row[name]).length / of.length
  const sure = (threshold: number) => rows.filter(({ score }) => 1 / (1 + Math.exp(-score)) >= threshold)
  return {
    'hit@1 of single sentences': share('isRightAlone', answerable),
    'hit@1': share('isRight', answerable),
    completed: rows.filter(({ isCompleted }) => isCompleted).length / rows.length,
    AUROC: auroc(rows),
    'coverage at 90 %, single': coverageAt(0.9, rows, 'isRightAlone'),
    'coverage at 90 %': coverageAt(0.9, rows, 'isRight'),
    ...Object.fromEntries(
      [0.5, 0.6, 0.7].flatMap(threshold => [
        [`answered at ${threshold}`, sure(threshold).length / rows.length],
        [`right at ${threshold}`, share('isRight', sure(threshold))],
      ]),
    ),
  }
}

/** The largest share of questions, the surest first, of which so many are answered rightly. */
function coverageAt(precision: number, rows: readonly Result[], name: 'isRightAlone' | 'isRight'): number {
  let [hits, best] = [0, 0]
  for (const [index, row] of rows.toSorted((a, b) => b.score - a.score).entries()) {
    hits += row[name] ? 1 : 0
    if (hits >= precision * (index + 1)) best = index + 1
  }
  return best / rows.length
}

/** The chance that an answerable question scores above one that is not. */
function auroc(rows: readonly Result[]): number {
  const yes = rows.filter(({ answerable }) => answerable === true)
  const no = rows.filter(({ answerable }) => answerable === false)
  const wins = yes.reduce(
    (sum, a) =>
      sum + no.filter(b => b.score < a.score).length + no.filter(b => b.score === a.score).length / 2,
    0,
  )
  return wins / (yes.length * no.length)
}
