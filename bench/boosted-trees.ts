import { writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { BoostedTrees } from '../src/text/boosted-trees.ts'
import { orderGradients } from './order-gradients.ts'
import { randomFrom } from './random.ts'

export interface GrowOptions {
  readonly trees: number
  readonly depth: number
  /** How much of each tree's advice is taken: small steps generalise better. */
  readonly rate: number
  /** A leaf holds at least this many rows. */
  readonly minRows: number
  /**
   * `log`: targets are 0 or 1 and the prediction is a log-odds; `square`: it is the target itself; `order`: targets are 0
   * or 1 and the prediction puts the rows of a list in order.
   */
  readonly loss: 'log' | 'square' | 'order'
  /** Share of the features that a tree may ask. */
  readonly featureShare?: number
  readonly seed?: number
}

export interface TrainingRows {
  readonly features: readonly string[]
  readonly rows: readonly ArrayLike<number>[]
  readonly targets: readonly number[]
  readonly weights?: readonly number[]
  /** For `order`: how many rows each list has, one after the other. */
  readonly lists?: readonly number[]
}

const MAX_BINS = 64
const SMOOTHING = 5

/**
 * Grows boosted trees by histograms (Friedman 2001; LightGBM's binning). Deterministic for a given seed.
 */
export function growTrees(data: TrainingRows, options: GrowOptions): BoostedTrees {
  const { rows, targets, features } = data
  const { depth, rate, loss, minRows, featureShare = 1 } = options
  const count = rows.length
  const weights = Float64Array.from(data.weights ?? targets.map(() => 1))
  const random = randomFrom(options.seed ?? 1)
  const edges = features.map((_, feature) => binEdges(rows, feature))
  const bins = features.map((_, feature) =>
    Uint8Array.from(rows, row => binOf(edges[feature]!, row[feature]!)),
  )
  const base = baseOf(targets, weights, loss)
  const predicted = new Float64Array(count).fill(base)
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count)
  const asks: number[] = []
  const upTo: number[] = []
  const adds: number[] = []
  for (let tree = 0; tree < options.trees; tree++) {
    if (loss === 'order') {
      orderGradients({ targets, predicted, lists: data.lists ?? [count] }, { gradient, hessian })
    } else {
      for (let row = 0; row < count; row++) {
        const p = loss === 'log' ? 1 / (1 + Math.exp(-predicted[row]!)) : predicted[row]!
        gradient[row] = targets[row]! - p
        hessian[row] = loss === 'log' ? Math.max(1e-6, p * (1 - p)) : 1
      }
    }
    for (let row = 0; row < count; row++) {
      gradient[row]! *= weights[row]!
      hessian[row]! *= weights[row]!
    }
    const asked = features.map((_, feature) => feature).filter(() => random() < featureShare)
    const node = new Uint16Array(count)
    const inner = 2 ** depth - 1
    for (let level = 0; level < depth; level++) {
      const splits = bestSplits({ bins, gradient, hessian, node, level, asked, minRows })
      for (const { feature, bin } of splits) {
        asks.push(feature)
        upTo.push(bin < 0 ? Infinity : edges[feature]![bin]!)
      }
      const first = 2 ** level - 1
      for (let row = 0; row < count; row++) {
        const split = splits[node[row]! - first]!
        const left = split.bin < 0 || bins[split.feature]![row]! <= split.bin
        node[row] = 2 * node[row]! + (left ? 1 : 2)
      }
    }
    const sums = new Float64Array(inner + 1)
    const hessians = new Float64Array(inner + 1)
    for (let row = 0; row < count; row++) {
      sums[node[row]! - inner]! += gradient[row]!
      hessians[node[row]! - inner]! += hessian[row]!
    }
    const leaves = Array.from(sums, (sum, leaf) => round((rate * sum) / (hessians[leaf]! + SMOOTHING)))
    adds.push(...leaves)
    for (let row = 0; row < count; row++) predicted[row]! += leaves[node[row]! - inner]!
  }
  return { features, depth, base: round(base), asks, upTo: upTo.map(round), adds }
}

/** Writes a table of weights as a module. */
export function writeTrees(
  trees: BoostedTrees,
  { file, name, script }: { readonly file: string; readonly name: string; readonly script: string },
): void {
  const list = (values: readonly (number | string)[]) => JSON.stringify(values).replaceAll('null', 'Infinity')
  writeFileSync(
    file,
    `import type { BoostedTrees } from '${relative(dirname(file), 'src/text/boosted-trees.ts')}'

/** Learned by ${script}: numbers on general features, to be made again, not to be edited. */
// biome-ignore format: a table
export const ${name}: BoostedTrees = {
  features: ${list(trees.features)},
  depth: ${trees.depth},
  base: ${trees.base},
  asks: ${list(trees.asks)},
  upTo: ${list(trees.upTo)},
  adds: ${list(trees.adds)},
}
`,
  )
}

interface Level {
  readonly bins: readonly Uint8Array[]
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly node: Uint16Array
  readonly level: number
  readonly asked: readonly number[]
  readonly minRows: number
}

/** The best question of every node of a level; bin -1 where none is worth asking. */
function bestSplits({ bins, gradient, hessian, node, level, asked, minRows }: Level) {
  const nodes = 2 ** level
  const first = nodes - 1
  const best = Array.from({ length: nodes }, () => ({ feature: 0, bin: -1, gain: 1e-9 }))
  const g = new Float64Array(nodes * MAX_BINS)
  const h = new Float64Array(nodes * MAX_BINS)
  const n = new Uint32Array(nodes * MAX_BINS)
  for (const feature of asked) {
    g.fill(0)
    h.fill(0)
    n.fill(0)
    const column = bins[feature]!
    for (let row = 0; row < column.length; row++) {
      const at = (node[row]! - first) * MAX_BINS + column[row]!
      g[at]! += gradient[row]!
      h[at]! += hessian[row]!
      n[at]!++
    }
    for (let which = 0; which < nodes; which++) {
      const from = which * MAX_BINS
      let [sumG, sumH, sumN] = [0, 0, 0]
      for (let at = from; at < from + MAX_BINS; at++) {
        sumG += g[at]!
        sumH += h[at]!
        sumN += n[at]!
      }
      let [leftG, leftH, leftN] = [0, 0, 0]
      for (let bin = 0; bin < MAX_BINS - 1; bin++) {
        leftG += g[from + bin]!
        leftH += h[from + bin]!
        leftN += n[from + bin]!
        if (leftN < minRows || sumN - leftN < minRows) continue
        const gain =
          leftG ** 2 / (leftH + SMOOTHING) +
          (sumG - leftG) ** 2 / (sumH - leftH + SMOOTHING) -
          sumG ** 2 / (sumH + SMOOTHING)
        if (gain > best[which]!.gain) best[which] = { feature, bin, gain }
      }
    }
  }
  return best
}

/** Upper edges of at most {@link MAX_BINS} - 1 bins that hold about as many rows each; the last bin is open. */
function binEdges(rows: readonly ArrayLike<number>[], feature: number): number[] {
  const sorted = Float64Array.from(rows, row => row[feature]!).sort()
  const edges: number[] = []
  for (let bin = 1; bin < MAX_BINS; bin++) {
    const edge = round(sorted[Math.floor((bin * sorted.length) / MAX_BINS)]!)
    if (edges.length === 0 || edge > edges.at(-1)!) edges.push(edge)
  }
  return edges
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

function baseOf(targets: readonly number[], weights: Float64Array, loss: GrowOptions['loss']): number {
  if (loss === 'order') return 0
  let [sum, weight] = [0, 0]
  for (const [row, target] of targets.entries()) {
    sum += target * weights[row]!
    weight += weights[row]!
  }
  const mean = sum / weight
  return loss === 'log' ? Math.log(mean / (1 - mean)) : mean
}

/** Four figures are enough, and keep the table short. */
function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value
}
