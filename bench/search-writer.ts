/** Writes articles into the store of a file, one transaction each, while another process asks it: from the first message, until done. */
import { once } from 'node:events'
import { openSqliteStore } from '../src/stores/sqlite.ts'
import { ARTICLES, searchNews } from './search-news.ts'

const [file = '', count = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file })
process.send!('ready')
await once(process, 'message')
for (const record of searchNews(ARTICLES, ARTICLES + Number(count))) await store.articles.save(record)
await store.close()
process.disconnect?.()
