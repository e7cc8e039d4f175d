import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'

const ARTICLES = 5_000
const PASSAGES_EACH = 20
const PEOPLE = 100_000
const QUERIES = 200
const LIMIT = 200

/** Finding candidates in ten years of news, beside what SQLite's full-text search does when left alone. */
export default {
  name: 'store',
  async run() {
    const directory = mkdtempSync(join(tmpdir(), 'hustings-bench-'))
    const file = join(directory, 'hustings.db')
    const store = await openSqliteStore({ file })
    const news = inventedNews(1)
    try {
      for (let index = 0; index < ARTICLES; index++)
        await store.articles.save(news.record(index, PASSAGES_EACH))
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
          job: `passages by ${length} terms of 100,000, with their articles`,
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
        job: 'a misspelt name among 100,000 people',
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
    } finally {
      await store.close()
      rmSync(directory, { recursive: true })
    }
  },
} satisfies BenchCase

/** Gives one after the other, from the first again after the last. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let next = 0
  return () => items[next++ % items.length]!
}

/** Without its fifth character: `Adelade` for `Adelaide`. */
function misspelt(name: string): string {
  return name.slice(0, 4) + name.slice(5)
}
