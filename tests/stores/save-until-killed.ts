// Run by sqlite-crash.test.ts as a process of its own: saves articles, and changes each second one, until it is killed.
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { changedRecord, numberedRecord } from './numbered-records.ts'

const store = await openSqliteStore({ file: process.argv[2]! })
const first = await store.articles.count()
// Not for ever: there may be nobody left to kill it.
for (let number = first; number < first + 5_000; number++) {
  await store.articles.save(numberedRecord(number))
  if (number % 2 === 0) await store.articles.save(changedRecord(number))
  console.log('saved')
}
