/**
 * Learns which blocks of a page are its article, for `src/feeds/pages/`:
 *
 *     node bench/train-pages.ts <dir with dev.gold.jsonl and html/> [--write]
 *
 * Prints F1 on 4-grams of trees that saw no page of the same site (six folds, three ways to fold); `--write` learns from
 * everything and writes the table. To be run again when blocks or their features change.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { readJsonLines } from '../src/eval/json-lines.ts'
import { chooseBlocks } from '../src/feeds/pages/find-body.ts'
import { BLOCK_FEATURES, measureBlocks } from '../src/feeds/pages/measure-blocks.ts'
import { elementsOf, parsePage } from '../src/feeds/pages/page-tree.ts'
import { type PageBlock, readBlocks } from '../src/feeds/pages/read-blocks.ts'
import { readMetadata } from '../src/feeds/pages/read-metadata.ts'
import { type BoostedTrees, predict } from '../src/text/boosted-trees.ts'
import { growTrees, writeTrees } from './boosted-trees.ts'
import { hash } from './hash.ts'
import { labelBlocks, shingles, tokens } from './label-blocks.ts'

interface Page {
  readonly site: string
  readonly gold: string
  readonly blocks: readonly PageBlock[]
  readonly rows: readonly Float64Array[]
  readonly labels: readonly number[]
}

const FOLDS = 6
const TREES = { trees: 120, depth: 4, rate: 0.1, minRows: 20, loss: 'log', featureShare: 0.3 } as const

const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const folder = positionals[0] ?? '.'
const pages = ((await readJsonLines(join(folder, 'dev.gold.jsonl'))) as Gold[]).map(readPage)
if (values.write === true) {
  writeTrees(learn(pages), {
    file: 'src/feeds/pages/block-trees.ts',
    name: 'BLOCK_TREES',
    script: 'bench/train-pages.ts',
  })
} else {
  for (const salt of ['a', 'b', 'c']) console.log(crossValidate(salt))
}

interface Gold {
  readonly id: string
  readonly url: string
  readonly articleBody: string
}

function readPage({ id, url, articleBody }: Gold): Page {
  const html = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString()
  const root = parsePage(html)
  const blocks = readBlocks(root)
  return {
    site: new URL(url).hostname.split('.').slice(-2).join('.'),
    gold: articleBody,
    blocks,
    rows: measureBlocks(blocks, readMetadata(elementsOf(root))),
    labels: labelBlocks(
      blocks.map(({ text }) => text),
      articleBody,
    ),
  }
}

/** A block counts by its share of the article, since the measure is taken page by page. */
function learn(from: readonly Page[]): BoostedTrees {
  const weights = from.flatMap(({ blocks, labels }) => {
    const lengths = blocks.map(({ text }) => tokens(text).length)
    const all = lengths.reduce((sum, length, index) => sum + length * labels[index]!, 30)
    return lengths.map(length => 0.3 + Math.min(60, (100 * length) / all))
  })
  return growTrees(
    {
      features: BLOCK_FEATURES,
      rows: from.flatMap(({ rows }) => rows),
      targets: from.flatMap(({ labels }) => labels),
      weights,
    },
    TREES,
  )
}

function crossValidate(salt: string): string {
  const results = Array.from({ length: FOLDS }, (_, fold) => {
    const isHeld = ({ site }: Page) => hash(salt + site) % FOLDS === fold
    const trees = learn(pages.filter(page => !isHeld(page)))
    return pages.filter(isHeld).map(page => compare(page, trees))
  }).flat()
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const precision = mean(results.map(result => result.precision))
  const recall = mean(results.map(result => result.recall))
  const f1 = (2 * precision * recall) / (precision + recall)
  return `F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)})`
}

function compare({ gold, blocks, rows }: Page, trees: BoostedTrees): { precision: number; recall: number } {
  const chosen = chooseBlocks(
    blocks,
    rows.map(row => predict(trees, row)),
  )
  const [wanted, found] = [shingles(gold), shingles(chosen.map(({ text }) => text).join('\n'))]
  let shared = 0
  for (const [gram, count] of wanted) shared += Math.min(count, found.get(gram) ?? 0)
  const size = (grams: ReadonlyMap<string, number>) =>
    [...grams.values()].reduce((sum, count) => sum + count, 0)
  return { precision: shared / (size(found) || 1), recall: shared / (size(wanted) || 1) }
}
