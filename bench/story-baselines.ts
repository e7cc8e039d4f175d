/**
 * Predictions of well-known methods on the summary and clustering files, for the scorers beside the data:
 *
 *     node bench/story-baselines.ts <method> <input rows> <predictions> [--set NAME]
 *
 * Summaries, three sentences each: `lead`, the first ones (of several documents the first of each); `lexrank`, those most
 * like the others (continuous LexRank, Erkan and Radev 2004). Stories: `single-pass`, each article joins the story whose
 * centroid is likest; `average-link`, over the same TF-IDF. Terms are those of Hustings.
 */
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { readJsonLines, writeJsonLines } from '../src/eval/json-lines.ts'
import { sentences } from '../src/text/sentences.ts'
import { averageLink, type Link } from '../src/text/similarity/average-link.ts'
import { terms } from '../src/text/terms.ts'

interface Row {
  readonly id: string
  readonly set: string
  readonly text: string
  readonly title?: string
  readonly docs?: readonly { readonly text: string }[]
  readonly date: string
  readonly stream?: string
}

type Vector = Map<string, number>

const TAKEN = 3
const WINDOW_DAYS = 3
/** Of single pass and average link, as the data's notes have them; short texts need less. */
const THRESHOLDS = { 'single-pass': 0.18, 'average-link': 0.15, short: 0.1 }

const METHODS: Readonly<Record<string, (rows: readonly Row[]) => readonly object[]>> = {
  lead: rows =>
    rows.map(({ id, ...row }) => {
      const texts = textsOf(row)
      const each = Math.ceil(TAKEN / texts.length)
      return { id, sentences: texts.flatMap(text => sentencesIn(text).slice(0, each)).slice(0, TAKEN) }
    }),
  lexrank: rows => rows.map(row => ({ id: row.id, sentences: lexRank(textsOf(row).flatMap(sentencesIn)) })),
  'single-pass': rows => inStreams(rows, singlePass),
  'average-link': rows => inStreams(rows, linked),
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { set: { type: 'string' } } })
const [method = '', input = '', output = ''] = positionals
const rows = ((await readJsonLines(input)) as Row[]).filter(({ set }) => set === (values.set ?? set))
await writeJsonLines(output, Readable.from(METHODS[method]!(rows)))

function textsOf({ text, docs }: Pick<Row, 'text' | 'docs'>): string[] {
  return docs?.map(doc => doc.text) ?? [text]
}

function sentencesIn(text: string): string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end))
}

/** The stationary weights of a walk between sentences by likeness, jumping anywhere now and then. */
function lexRank(found: readonly string[]): string[] {
  const vectors = tfIdf(found)
  const likeness = vectors.map(a => vectors.map(b => dot(a, b)))
  const sums = likeness.map(row => row.reduce((sum, value) => sum + value, 0) || 1)
  let weights = found.map(() => 1 / found.length)
  for (let step = 0; step < 30; step++) {
    weights = weights.map((_, at) => {
      const come = weights.reduce(
        (sum, weight, from) => sum + (weight * likeness[from]![at]!) / sums[from]!,
        0,
      )
      return 0.15 / found.length + 0.85 * come
    })
  }
  return [...found.keys()]
    .sort((a, b) => weights[b]! - weights[a]!)
    .slice(0, TAKEN)
    .sort((a, b) => a - b)
    .map(at => found[at]!)
}

function inStreams(
  all: readonly Row[],
  cluster: (own: readonly Row[], vectors: readonly Vector[]) => number[],
) {
  return [...Map.groupBy(all, ({ set, stream }) => `${set} ${stream}`)].flatMap(([name, own]) => {
    const clusters = cluster(own, tfIdf(own.map(({ title = '', text }) => `${title} ${text}`)))
    return own.map(({ id }, at) => ({ id, cluster: `${name} ${clusters[at]}` }))
  })
}

function singlePass(own: readonly Row[], vectors: readonly Vector[]): number[] {
  const threshold = own[0]!.set === 'gnews' ? THRESHOLDS.short : THRESHOLDS['single-pass']
  const stories: { centroid: Vector; last: number }[] = []
  return vectors.map((vector, at) => {
    const day = dayOf(own[at]!)
    let [best, highest] = [-1, threshold]
    for (const [number, { centroid, last }] of stories.entries()) {
      if (Math.abs(day - last) > WINDOW_DAYS) continue
      const likeness = dot(vector, centroid) / norm(centroid)
      if (likeness >= highest) [best, highest] = [number, likeness]
    }
    if (best === -1) return stories.push({ centroid: new Map(vector), last: day }) - 1
    const story = stories[best]!
    for (const [term, weight] of vector) story.centroid.set(term, (story.centroid.get(term) ?? 0) + weight)
    story.last = day
    return best
  })
}

function linked(own: readonly Row[], vectors: readonly Vector[]): number[] {
  const links: Link[] = []
  for (const [a, vector] of vectors.entries()) {
    for (let b = a + 1; b < vectors.length; b++) {
      if (Math.abs(dayOf(own[a]!) - dayOf(own[b]!)) > WINDOW_DAYS) continue
      const score = dot(vector, vectors[b]!)
      if (score > 0.02) links.push({ a, b, score })
    }
  }
  return averageLink(vectors.length, links, {
    threshold: THRESHOLDS['average-link'],
    maxLinks: Number.POSITIVE_INFINITY,
  })
}

function dayOf({ date }: Row): number {
  return Date.parse(date) / 86_400_000
}

/** Unit vectors over all texts given: 1 + log of the count, times the inverse document frequency. */
function tfIdf(texts: readonly string[]): Vector[] {
  const counts = texts.map(text => Map.groupBy(terms(text), term => term))
  const having = new Map<string, number>()
  for (const term of counts.flatMap(own => [...own.keys()])) having.set(term, (having.get(term) ?? 0) + 1)
  return counts.map(own => {
    const vector: Vector = new Map(
      Array.from(own, ([term, { length }]) => [
        term,
        (1 + Math.log(length)) * Math.log((texts.length + 1) / having.get(term)!),
      ]),
    )
    const length = norm(vector) || 1
    return new Map(Array.from(vector, ([term, weight]) => [term, weight / length]))
  })
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

function norm(vector: Vector): number {
  return Math.hypot(...vector.values())
}
