import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Store } from '../../src/stores/store.ts'
import { rank } from '../../src/text/rank/rank.ts'
import { terms } from '../../src/text/terms.ts'
import { wordOf } from '../../tests/invented-words.ts'
import { type BenchCase, type BenchRow, memoryHeld, processorTime, quantile } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'
import { EVERYWHERE, searchNews } from '../search-news.ts'
import { fillStoreFile, withStoreFile } from '../store-file.ts'

const QUERIES = 40
/** Before anything is measured. */
const WARM_UP = 40
/** Of each of the questions that are made to be slow. */
const SLOW_RUNS = 10
const LIMIT = 200
const WRITTEN = 1_000

const PEERS = [
  { peer: 'BM25 in typed arrays', lengths: [2, 6, 30], asked: QUERIES },
  { peer: 'MiniSearch', lengths: [2, 6, 30], asked: QUERIES },
  // Takes seconds for each.
  { peer: 'Orama', lengths: [6], asked: 4 },
]

/**
 * A question's way among 100,000 passages, beside search engines in memory over the same ones, each in a process of its
 * own: time of the processor, and memory. Then questions made to be slow, and questions while another process writes.
 */
export default {
  name: 'search',
  run: () => withStoreFile(measure),
} satisfies BenchCase

async function measure(store: Store, file: string): Promise<BenchRow[]> {
  await fillStoreFile(file, searchNews())
  const news = inventedNews(9)
  const queriesOf = (length: number, count = QUERIES) =>
    Array.from({ length: count }, () => news.wordsOf(length))
  const before = memoryHeld()
  for (const query of queriesOf(6, WARM_UP)) await rankFound(store, query)
  const memory = Math.max(0, memoryHeld() - before)
  const rows: BenchRow[] = []
  for (const { peer, lengths, asked } of PEERS) {
    const process = startPeer(peer)
    const peers = await next(process)
    for (const length of lengths) {
      const queries = queriesOf(length, asked)
      const times = { found: [], ranked: [], peers: [] } as Record<'found' | 'ranked' | 'peers', number[]>
      for (const query of queries) {
        times.found.push(await timed(() => find(store, query)))
        times.ranked.push(await timed(() => rankFound(store, query)))
        process.send(query)
        times.peers.push(await next(process))
      }
      const job = `${length} terms in 100,000 passages`
      for (const part of ['found', 'ranked'] as const) {
        const [ours, theirs] = [times[part], times.peers]
        const what = part === 'found' ? 'found' : 'found and ranked'
        rows.push(
          { job: `${job}, ${what}`, ours: median(ours), peers: median(theirs), unit: 'ms', peer },
          { job: `${job}, ${what}, the slowest`, ours: worst(ours), peers: worst(theirs), unit: 'ms', peer },
        )
      }
    }
    if (peer === PEERS[0]!.peer) rows.push(...(await slowRows(store, { process, peer })))
    rows.push({ job: 'memory for that', ours: memory, peers, unit: 'MB', peer })
    process.disconnect()
    await once(process, 'exit')
  }
  return [...rows, ...(await whileWriting(store, file, queriesOf(6, WARM_UP)))]
}

/** Questions that would be slow for a store that scans. */
async function slowRows(
  store: Store,
  { process, peer }: { readonly process: ChildProcess; readonly peer: string },
): Promise<BenchRow[]> {
  const news = inventedNews(11)
  const page = news.wordsOf(2_000).join(' ').slice(0, 10_000)
  const questions: readonly (readonly [string, readonly string[]])[] = [
    ['the commonest word', [wordOf(0)]],
    ['the 30 commonest words', Array.from({ length: 30 }, (_, index) => wordOf(index))],
    ['a name that stands in every passage', terms(EVERYWHERE)],
    ['that name and six words', [...terms(EVERYWHERE), ...news.wordsOf(6)]],
    ['a stop word', terms('the')],
    ['10,000 letters', terms(page)],
  ]
  const rows: BenchRow[] = []
  for (const [what, query] of questions) {
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let run = 0; run < SLOW_RUNS; run++) {
      ours.push(await timed(() => rankFound(store, query)))
      process.send(query)
      theirs.push(await next(process))
    }
    rows.push({
      job: `${what}, found and ranked, the slowest of ${SLOW_RUNS}`,
      ours: worst(ours),
      peers: worst(theirs),
      unit: 'ms',
      peer,
    })
  }
  return rows
}

/** By the clock on the wall: waiting for a writer is no time of the processor. */
async function whileWriting(
  store: Store,
  file: string,
  queries: readonly (readonly string[])[],
): Promise<BenchRow[]> {
  const ask = async (turn: number) => {
    const start = performance.now()
    await rankFound(store, queries[turn % queries.length]!)
    return performance.now() - start
  }
  const writer = fork(join(import.meta.dirname, '../search-writer.ts'), [file, String(WRITTEN)])
  await once(writer, 'message')
  const during: number[] = []
  writer.send('begin')
  const exited = once(writer, 'exit')
  while (writer.exitCode === null) {
    during.push(await ask(during.length))
    await new Promise(resolve => setImmediate(resolve))
  }
  await exited
  const after: number[] = []
  for (let turn = 0; turn < during.length; turn++) after.push(await ask(turn))
  const job = `6 terms, found and ranked, while another process writes ${WRITTEN.toLocaleString('en')} articles`
  const rest = { unit: 'ms', peer: 'the same while nobody writes' } as const
  return [
    { job: `${job}, p99`, ours: quantile(during, 0.99), peers: quantile(after, 0.99), ...rest },
    { job: `${job}, the slowest`, ours: worst(during), peers: worst(after), ...rest },
  ]
}

function startPeer(name: string): ChildProcess {
  return fork(join(import.meta.dirname, '../search-peer.ts'), [name])
}

/** The next number that a process tells. */
async function next(process: ChildProcess): Promise<number> {
  const [value] = (await once(process, 'message')) as [number]
  return value
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = processorTime()
  await work()
  return processorTime() - start
}

function find(store: Store, query: readonly string[]) {
  return store.passages.search(query, { limit: LIMIT })
}

async function rankFound(store: Store, query: readonly string[]) {
  const [found, statistics] = await Promise.all([find(store, query), store.passages.statistics(query)])
  return rank(query.join(' '), found, { statistics })
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function worst(values: readonly number[]): number {
  return quantile(values, 1)
}
