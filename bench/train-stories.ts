/**
 * Learns the chance that two articles are about one event, for `src/text/similarity/`:
 *
 *     node bench/train-stories.ts <dir with dev.input.jsonl.gz and dev.gold.jsonl.gz> [--write]
 *
 * Prints BCubed F and pair F of average-link clusters by weights that did not see the month (4 folds), and of the sets
 * that are never learned from; `--write` learns from all months and writes the table.
 */
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { type BoostedTrees, predict } from '../src/text/boosted-trees.ts'
import { articleGraph, type ComparedPair, LEAST_CHANCE } from '../src/text/similarity/article-graph.ts'
import { averageLink } from '../src/text/similarity/average-link.ts'
import { PAIR_FEATURES } from '../src/text/similarity/pair-features.ts'
import { JOINING, WINDOW_DAYS } from '../src/text/similarity/story-stream.ts'
import { type GrowOptions, growTrees, writeTrees } from './boosted-trees.ts'

interface Row {
  readonly id: string
  readonly set: string
  readonly stream: string
  readonly date: string
  readonly source: string
  readonly title: string
  readonly text: string
}

interface NewsSet {
  readonly rows: readonly Row[]
  readonly events: readonly (string | null)[]
  readonly pairs: readonly ComparedPair[]
  /** By row. */
  readonly folds: readonly number[]
}

// Months of many outlets; the other sets only check that what is learned carries over.
const LEARNED_FROM = 'allsides'
// The same again as a bare feed gives them: a headline and a teaser, without capitals.
const TEASERS = 'teasers'
const TEASER_CHARACTERS = 250
const TEASER_WEIGHT = 0.5
const FOLDS = 4
const GROW: GrowOptions = { trees: 120, depth: 4, rate: 0.1, minRows: 40, loss: 'log', featureShare: 0.6 }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const sets = await readSets(positionals[0] ?? '.')
if (values.write === true) {
  writeTrees(learn(-1), {
    file: 'src/text/similarity/pair-trees.ts',
    name: 'pairTrees',
    script: 'bench/train-stories.ts',
  })
} else {
  crossValidate()
}

async function readSets(dir: string): Promise<Map<string, NewsSet>> {
  const golds = (await readJsonLines(`${dir}/dev.gold.jsonl.gz`)) as { id: string; cluster: string | null }[]
  const eventOf = new Map(golds.map(({ id, cluster }) => [id, cluster]))
  const rows = (await readJsonLines(`${dir}/dev.input.jsonl.gz`)) as Row[]
  const found = new Map<string, NewsSet>()
  for (const [name, own] of Map.groupBy(rows, row => row.set)) {
    found.set(name, readSet(own, eventOf))
    if (name === LEARNED_FROM) found.set(TEASERS, readSet(own.map(teaser), eventOf))
  }
  return found
}

function readSet(rows: readonly Row[], eventOf: ReadonlyMap<string, string | null>): NewsSet {
  const graph = articleGraph({ windowDays: WINDOW_DAYS })
  for (const { title, text, source, date } of rows)
    graph.add({ headline: title, text, publisher: source, day: Date.parse(date) / 86_400_000 })
  graph.refresh()
  const streams = [...new Set(rows.map(row => row.stream))]
  return {
    rows,
    events: rows.map(({ id }) => eventOf.get(id) ?? null),
    pairs: graph.pairs(),
    folds: rows.map(({ stream }) => streams.indexOf(stream) % FOLDS),
  }
}

function teaser(row: Row): Row {
  return {
    ...row,
    title: row.title.toLowerCase(),
    text: row.text.slice(0, TEASER_CHARACTERS).toLowerCase(),
    source: '',
  }
}

/**
 * Learns from all folds but one. Articles without an event are background: whether two of them belong together nobody
 * has said.
 */
function learn(heldOut: number): BoostedTrees {
  const samples = [LEARNED_FROM, TEASERS].flatMap(name => {
    const { pairs, events, folds } = sets.get(name)!
    return pairs
      .filter(({ slots }) => slots.every(slot => events[slot] !== null && folds[slot] !== heldOut))
      .map(({ slots: [a, b], features }) => ({
        features,
        target: events[a] === events[b] ? 1 : 0,
        weight: name === TEASERS ? TEASER_WEIGHT : 1,
      }))
  })
  return growTrees(
    {
      features: PAIR_FEATURES,
      rows: samples.map(({ features }) => features),
      targets: samples.map(({ target }) => target),
      weights: samples.map(({ weight }) => weight),
    },
    GROW,
  )
}

function crossValidate(): void {
  const models = Array.from({ length: FOLDS }, (_, fold) => learn(fold))
  for (const [name, { rows, events, pairs, folds }] of sets) {
    const links = pairs.map(({ slots: [a, b], features }) => {
      const model = models[name === LEARNED_FROM || name === TEASERS ? folds[b]! : 0]!
      return { a, b, score: 1 / (1 + Math.exp(-predict(model, features))) }
    })
    const clusters = averageLink(
      rows.length,
      links.filter(({ score }) => score >= LEAST_CHANCE),
      JOINING,
    )
    const scored = rows.flatMap(({ stream }, at) =>
      events[at] == null ? [] : [{ event: events[at], cluster: `${stream} ${clusters[at]}` }],
    )
    const { bcubed, pair } = agreement(scored)
    console.log(`${name.padEnd(10)} BCubed F ${bcubed.toFixed(3)}  pair F ${pair.toFixed(3)}`)
  }
}

/** BCubed F1 and pair F1 of clusters against events. */
function agreement(items: readonly { readonly event: string; readonly cluster: string }[]) {
  const count = (key: (item: (typeof items)[number]) => string) =>
    [...Map.groupBy(items, key).values()].map(group => group.length)
  const both = [...Map.groupBy(items, ({ event, cluster }) => `${event}\n${cluster}`).values()]
  const sizeOf = (key: 'event' | 'cluster') =>
    new Map([...Map.groupBy(items, item => item[key])].map(([name, group]) => [name, group.length]))
  const [events, clusters] = [sizeOf('event'), sizeOf('cluster')]
  const precision =
    sum(both.map(group => group.length ** 2 / clusters.get(group[0]!.cluster)!)) / items.length
  const recall = sum(both.map(group => group.length ** 2 / events.get(group[0]!.event)!)) / items.length
  const pairsIn = (sizes: readonly number[]) => sum(sizes.map(size => (size * (size - 1)) / 2))
  const right = pairsIn(both.map(group => group.length))
  return {
    bcubed: (2 * precision * recall) / (precision + recall),
    pair: (2 * right) / (pairsIn(count(({ event }) => event)) + pairsIn(count(({ cluster }) => cluster))),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
