/**
 * A search engine in a process of its own, so that its heap is nobody else's: tells its parent the megabytes that its index
 * takes, then for every list of terms the milliseconds of the processor that its answer took.
 */
import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import { terms } from '../src/text/terms.ts'
import { memoryHeld, processorTime } from './bench-case.ts'
import { bestOf, bm25 } from './bm25.ts'
import { searchEntries } from './search-news.ts'

const LIMIT = 200

type Ask = (terms: readonly string[]) => unknown
type Entries = ReturnType<typeof searchEntries>

const ENGINES: Readonly<Record<string, (entries: Entries) => Ask | Promise<Ask>>> = {
  'BM25 in typed arrays': entries => {
    const scores = bm25(entries.map(({ text }) => terms(text)))
    return query => bestOf(scores(query), LIMIT)
  },
  MiniSearch: entries => {
    const index = new MiniSearch<Entries[number]>({ fields: ['text'] })
    index.addAll(entries)
    return query => index.search(query.join(' '))
  },
  Orama: async entries => {
    const index = create({ schema: { text: 'string' } as const })
    await insertMultiple(
      index,
      entries.map(({ text }) => ({ text })),
    )
    return query => search(index, { term: query.join(' '), limit: LIMIT })
  },
}

const entries = searchEntries()
const before = memoryHeld()
const ask = await ENGINES[process.argv[2] ?? '']!(entries)
process.send!(Math.max(0, memoryHeld() - before))
process.on('message', async (query: readonly string[]) => {
  const start = processorTime()
  await ask(query)
  process.send!(processorTime() - start)
})
