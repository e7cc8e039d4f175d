/**
 * Predictions of plain BM25 over sentences on the question files, for the scorer beside the data:
 *
 *     node bench/qa-baseline.ts <dir with dev.questions.jsonl.gz and dev.docs.jsonl.gz> <set> <out>
 *
 * How sure it is: the share of the question's weight (idf) that stands in the best sentence. It declines under a half.
 */

import type { EvalDocument } from '../src/eval/document-store.ts'
import { readJsonLines, writeJsonLines } from '../src/eval/json-lines.ts'
import type { EvalQuestion } from '../src/eval/scoped-questions.ts'
import { type RankStatistics, rarity } from '../src/text/rank/statistics.ts'
import { sentences } from '../src/text/sentences.ts'
import { terms } from '../src/text/terms.ts'
import { bestOf, bm25 } from './bm25.ts'

interface Sentence {
  readonly doc: string
  readonly article: string | undefined
  readonly text: string
  readonly terms: readonly string[]
}

type Document = EvalDocument & { readonly set: string; readonly article?: string }

const SHOWN = 10
const DECLINED_UNDER = 0.5

/** As of the README's baseline on ranked candidates. */
const CANDIDATES = { k1: 0.9, b: 0.4 }

const [dir = '.', set = '', out = ''] = process.argv.slice(2)
const home = set === 'squad2a' ? 'squad2' : set
const documents = ((await readJsonLines(`${dir}/dev.docs.jsonl.gz`)) as Document[]).filter(
  document => document.set === home,
)
const questions = ((await readJsonLines(`${dir}/dev.questions.jsonl.gz`)) as EvalQuestion[]).filter(
  question => question.set === set,
)
const all = documents.flatMap(({ id, article, text }) =>
  sentences(text).map(({ start, end }): Sentence => {
    const sentence = text.slice(start, end)
    return { doc: id, article, text: sentence, terms: terms(sentence) }
  }),
)
const statistics = statisticsOf(all)
const whole = asking(all)
await writeJsonLines(out, predictions())

async function* predictions(): AsyncGenerator<object> {
  for (const { qid, question, doc, article, candidates } of questions) {
    const asked = terms(question)
    if (candidates !== undefined) {
      const lists = candidates.map(({ text }) => terms(text))
      yield { qid, scores: [...bm25(lists, CANDIDATES)(asked)] }
      continue
    }
    const within = all.filter(
      each => (doc === undefined || each.doc === doc) && (article === undefined || each.article === article),
    )
    const best = (within.length === all.length ? whole : asking(within))(asked)
    const total = asked.reduce((sum, term) => sum + rarity(term, statistics), 0)
    const held = new Set(best[0]?.terms)
    const found = asked.reduce((sum, term) => sum + (held.has(term) ? rarity(term, statistics) : 0), 0)
    const answerable = total === 0 ? 0 : found / total
    yield {
      qid,
      sentences: best.map(({ text, doc }) => ({ text, doc })),
      answerable,
      abstain: answerable < DECLINED_UNDER,
    }
  }
}

/** The best sentences for a question, of these. */
function asking(among: readonly Sentence[]): (asked: readonly string[]) => Sentence[] {
  const scores = bm25(among.map(({ terms }) => terms))
  return asked => bestOf(scores(asked), SHOWN).map(index => among[index]!)
}

function statisticsOf(among: readonly Sentence[]): RankStatistics {
  const passagesWith = new Map<string, number>()
  for (const { terms } of among)
    for (const term of new Set(terms)) passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1)
  return { passageCount: among.length, passagesWith }
}
