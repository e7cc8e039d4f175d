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
import { lexRank } from './lexrank.ts'
import { singlePass, WINDOW_DAYS } from './single-pass.ts'
import { dot, tfIdf, type Vector } from './tf-idf.ts'

interface Row {
  readonly id: string
  readonly set: string
  readonly text: string
  readonly title?: string
  readonly docs?: readonly { readonly text: string }[]
  readonly date: string
  readonly stream?: string
}

const TAKEN = 3
/** Of single pass and average link, as the data's notes have them; short texts need less. */
const THRESHOLDS = { 'single-pass': 0.18, 'average-link': 0.15, short: 0.1 }

const METHODS: Readonly<Record<string, (rows: readonly Row[]) => readonly object[]>> = {
  lead: rows =>
    rows.map(({ id, ...row }) => {
      const texts = textsOf(row)
      const each = Math.ceil(TAKEN / texts.length)
      return { id, sentences: texts.flatMap(text => sentencesIn(text).slice(0, each)).slice(0, TAKEN) }
    }),
  lexrank: rows =>
    rows.map(row => ({ id: row.id, sentences: lexRank(textsOf(row).flatMap(sentencesIn), TAKEN) })),
  'single-pass': rows =>
    inStreams(rows, (own, vectors) =>
      singlePass(
        own.map(row => ({ day: dayOf(row) })),
        vectors,
        own[0]!.set === 'gnews' ? THRESHOLDS.short : THRESHOLDS['single-pass'],
      ),
    ),
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

function inStreams(
  all: readonly Row[],
  cluster: (own: readonly Row[], vectors: readonly Vector[]) => number[],
) {
  return [...Map.groupBy(all, ({ set, stream }) => `${set} ${stream}`)].flatMap(([name, own]) => {
    const clusters = cluster(own, tfIdf(own.map(({ title = '', text }) => `${title} ${text}`)))
    return own.map(({ id }, at) => ({ id, cluster: `${name} ${clusters[at]}` }))
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
