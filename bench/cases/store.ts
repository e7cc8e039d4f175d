import { DatabaseSync } from 'node:sqlite'
import type { Store } from '../../src/stores/store.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { withStoreFile } from '../store-file.ts'

const ARTICLES = 5_000
const PASSAGES_EACH = 20
const PEOPLE = 100_000
const QUERIES = 200
const LIMIT = 200

/** Finding candidates in ten years of news, beside what SQLite's full-text search does when left alone. */
export default {
  name: 'store',
  run: () => withStoreFile(measure),
} satisfies BenchCase

async function measure(store: Store, file: string): Promise<BenchRow[]> {
  const news = inventedNews(1)
  for (let index = 0; index < ARTICLES; index++) await store.articles.save(news.record(index, PASSAGES_EACH))
  const people = Array.from({ length: PEOPLE }, (_, index) => news.person(index))
  await store.people.save(people)

  const database = new DatabaseSync(file, { readOnly: true })
  const allTerms = database.prepare(
    'select rowid from passage_terms where passage_terms match ? order by rank limit ?',
  )
  const like = database.prepare('select id from people where name like ? limit 10')
  const rows: BenchRow[] = []
  for (const length of [2, 6, 30]) {
    const queries = Array.from({ length: QUERIES }, () => news.wordsOf(length))
    const [mine, theirs] = [inTurn(queries), inTurn(queries)]
    rows.push({
      job: `passages by ${length} terms of ${count(ARTICLES * PASSAGES_EACH)}, with their articles`,
      ...(await timeInTurn(
        QUERIES,
        () => store.passages.search(mine(), { limit: LIMIT }),
        () => allTerms.all(theirs().join(' OR '), LIMIT),
      )),
      unit: 'ms',
      peer: 'FTS5, every term scored, row ids only',
    })
  }
  const names = people.slice(0, QUERIES).map(({ name }) => misspelt(name))
  const [mine, theirs] = [inTurn(names), inTurn(people.map(({ name }) => name))]
  rows.push({
    job: `a misspelt name among ${count(PEOPLE)} people`,
    ...(await timeInTurn(
      QUERIES,
      () => store.people.search(mine(), { limit: 10 }),
      () => like.all(theirs()),
    )),
    unit: 'ms',
    peer: 'LIKE, the right name',
  })
  database.close()
  return rows
}

/** Gives one after the other, from the first again after the last. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0
  return () => items[next++ % items.length]!
}

/** Without its fifth character: `Adelade` for `Adelaide`. */
function misspelt(name: string): string {
  return name.slice(0, 4) + name.slice(5)
}

function count(value: number): string {
  return value.toLocaleString('en')
}
