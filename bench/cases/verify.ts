import { DatabaseSync } from 'node:sqlite'
import { findWording } from '../../src/bot/find-wording.ts'
import type { ArticleRecord, Store } from '../../src/stores/store.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { fillStoreFile, withStoreFile } from '../store-file.ts'

// Building takes half a minute; BENCH_QUOTATIONS=1000000 takes ten times as long.
const QUOTATIONS = Number(process.env.BENCH_QUOTATIONS ?? 100_000)
const EACH = 20
const SPEAKERS = 2_000
const RUNS = 50

/** Whether words are on record among many quotations of 45 words, beside a search for exactly these letters. */
export default {
  name: 'verify',
  run: () => withStoreFile(measure),
} satisfies BenchCase

async function measure(store: Store, file: string): Promise<BenchRow[]> {
  const news = inventedNews(2)
  const people = Array.from({ length: SPEAKERS }, (_, index) => news.person(index))
  await store.people.save(people)
  const samples: string[] = []
  await fillStoreFile(file, articles())
  const database = new DatabaseSync(file, { readOnly: true })
  const like = database.prepare(`select id from articles where text like '%' || ? || '%'`)
  const rows: BenchRow[] = []
  for (const [kind, make] of Object.entries(WORDINGS)) {
    let [mine, theirs] = [0, 0]
    const times = await timeInTurn(
      RUNS,
      () => findWording(store, make(samples, mine++)),
      () => like.all(make(samples, theirs++)),
      { clock: 'processor' },
    )
    const job = `${kind} among ${QUOTATIONS.toLocaleString('en')} quotations`
    const peer = 'LIKE, these letters only'
    rows.push({ job, ...times, unit: 'ms', peer })
    rows.push({ job: `${job}, p95`, ...times.p95, unit: 'ms', peer })
  }
  database.close()
  return rows

  function* articles(): Generator<ArticleRecord> {
    for (let index = 0; index < QUOTATIONS / EACH; index++) {
      const record = news.record(index, EACH)
      const quotes = record.passages.map((span, at) => {
        const { id, name } = people[(index * 7 + at) % SPEAKERS]!
        const who = { speaker: name, speakerId: id, medium: 'said', confidence: 1 } as const
        return { ...who, kind: 'direct' as const, content: [span] }
      })
      yield { ...record, quotes }
      if (index % 100 === 0) samples.push(record.article.text.split('\n')[index % EACH]!)
    }
  }
}

/** What somebody may type, made from quotations that are stored. */
const WORDINGS: Readonly<Record<string, (samples: readonly string[], index: number) => string>> = {
  verbatim: (samples, index) => part(samples, index, 10, 25),
  altered: (samples, index) => `${part(samples, index, 10, 17)} never ${part(samples, index, 17, 25)}`,
  stitched: (samples, index) => `${part(samples, index, 5, 13)} ${part(samples, index + 1, 20, 28)}`,
  'a whole quotation': (samples, index) => part(samples, index, 0, 45),
}

function part(samples: readonly string[], index: number, from: number, to: number): string {
  return samples[index % samples.length]!.split(' ').slice(from, to).join(' ')
}
