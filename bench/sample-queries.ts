/**
 * Draws queries of one set with their gold, the same at every run, for engines that take seconds for each:
 *
 *     node bench/sample-queries.ts <dir with dev.queries.jsonl and dev.gold.jsonl> <set> <count> <dir for the same files>
 */
import { mkdir } from 'node:fs/promises'
import { readJsonLines, writeJsonLines } from '../src/eval/json-lines.ts'
import { randomFrom, shuffle } from './random.ts'

interface Row {
  readonly qid: string
  readonly set: string
}

const SEED = 1

const [dir = '.', set = '', count = '', out = ''] = process.argv.slice(2)
const golds = (await readJsonLines(`${dir}/dev.gold.jsonl`)) as (Row & { readonly relevant?: object })[]
// Queries that nothing answers are not scored.
const scored = golds.filter(gold => gold.set === set && Object.keys(gold.relevant ?? { any: 1 }).length > 0)
shuffle(scored, randomFrom(SEED))
const drawn = new Set(scored.slice(0, Number(count)).map(({ qid }) => qid))
await mkdir(out, { recursive: true })
for (const file of ['dev.queries.jsonl', 'dev.gold.jsonl']) {
  const rows = (await readJsonLines(`${dir}/${file}`)) as Row[]
  await writeJsonLines(`${out}/${file}`, asStream(rows.filter(({ qid }) => drawn.has(qid))))
}

async function* asStream(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}
