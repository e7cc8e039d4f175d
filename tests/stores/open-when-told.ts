// Run by sqlite-open.test.ts as a process of its own: opens the database once a line comes in, and says how it went.
import { once } from 'node:events'
import { openSqliteStore } from '../../src/stores/sqlite.ts'

console.log('ready')
await once(process.stdin, 'data')
const store = await openSqliteStore({ file: process.argv[2]! })
console.log(`articles: ${await store.articles.count()}`)
await store.close()
process.exit()
