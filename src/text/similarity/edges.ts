import { predict } from '../boosted-trees.ts'
import {
  type Compared,
  comparePair,
  PAIR_FEATURES,
  RANKED,
  STANDING_AT,
  standingOf,
} from './pair-features.ts'
import { pairTrees } from './pair-trees.ts'
import { comparer } from './weighed.ts'

/** An article with what it is linked to. */
export interface LinkedArticle extends Compared {
  /** By slot of the other article. */
  readonly edges: Map<number, Edge>
  /** The highest likenesses of its edges, but for those to copies, highest first; worked out when asked for. */
  nearest?: number[] | undefined
}

/** Two articles that may be about one event. */
export interface Edge {
  readonly slots: readonly [number, number]
  readonly ends: readonly [LinkedArticle, LinkedArticle]
  readonly likeness: number
  /** Whether one of the two repeats the other's text. */
  readonly isCopy: boolean
  /** Values of the pair features; those of the standing are brought up to date by {@link describe}. */
  readonly features: number[]
  chance: number
  /** Whether an end has got other neighbours since the chance was worked out. */
  isStale: boolean
}

/** By links with this chance articles hang together. */
export const STRONG_CHANCE = 0.35
/** Articles less alike are not linked: they would be strangers in any case. */
const LEAST_LIKENESS = 0.06
const SHARED_TEXT = PAIR_FEATURES.indexOf('sharedText')
/** Articles that share as much of their text are copies of one: wire copy, updates. */
const COPIED = 0.5
/** The trees learned from events that a publisher reports once: of its own updates they know too little. */
const COPY_CHANCE = 0.9

/**
 * Readies an article for being linked with others, each given with its slot, unless nothing speaks for one event.
 *
 * @param touched takes the slots of articles that have other nearest ones now: what their links tell may have changed
 */
export function linker(
  slot: number,
  article: LinkedArticle,
  touched: Set<number>,
): (other: number, end: LinkedArticle) => void {
  const compare = comparer(article.weighed)
  return (other, end) => {
    const common = compare(end.weighed)
    const likeness = common.terms
    // One term may be the same number by chance.
    if (likeness < LEAST_LIKENESS || common.count < 2) return
    const features = comparePair(end, article, common)
    const isCopy = features[SHARED_TEXT]! >= COPIED
    const edge: Edge = {
      slots: [other, slot],
      ends: [end, article],
      likeness,
      isCopy,
      features,
      chance: Number.NaN,
      isStale: true,
    }
    end.edges.set(slot, edge)
    article.edges.set(other, edge)
    neighboursChanged(edge, touched)
  }
}

/** @param touched see {@link linker} */
export function unlink(edge: Edge, touched: Set<number>): void {
  const { slots, ends } = edge
  ends[0].edges.delete(slots[1])
  ends[1].edges.delete(slots[0])
  if (edge.chance >= STRONG_CHANCE) for (const slot of slots) touched.add(slot)
  neighboursChanged(edge, touched)
}

/** The chance that the two are about one event, 0 to 1. */
export function chanceOf(edge: Edge): number {
  if (edge.isStale && (describe(edge) || Number.isNaN(edge.chance))) {
    const learned = 1 / (1 + Math.exp(-predict(pairTrees, edge.features)))
    edge.chance = edge.isCopy ? Math.max(COPY_CHANCE, learned) : learned
  }
  edge.isStale = false
  return edge.chance
}

/**
 * Brings the standing among the features up to date.
 *
 * @returns whether it is another than before
 */
export function describe({ ends, likeness, isCopy, features }: Edge): boolean {
  // A copy of an article stands before everything else, and beside nothing: reports of others are no farther off for it.
  const [one, two] = ends.map(end => standingOf(likeness, isCopy ? [likeness] : nearestOf(end))) as [
    Standing,
    Standing,
  ]
  const ranks = [one.rank, two.rank]
  const standings = [one.standing, two.standing]
  let changed = false
  for (const [at, value] of [
    Math.min(...ranks),
    Math.max(...ranks),
    Math.min(...standings),
    Math.max(...standings),
  ].entries()) {
    if (features[STANDING_AT + at] === value) continue
    features[STANDING_AT + at] = value
    changed = true
  }
  return changed
}

type Standing = ReturnType<typeof standingOf>

function nearestOf(article: LinkedArticle): number[] {
  article.nearest ??= Array.from(article.edges.values(), ({ isCopy, likeness }) => (isCopy ? 0 : likeness))
    .filter(likeness => likeness > 0)
    .sort((a, b) => b - a)
    .slice(0, RANKED)
  return article.nearest
}

/** What is less like an article than its nearest changes nothing for its other edges. */
function neighboursChanged({ slots, ends, likeness, isCopy }: Edge, touched: Set<number>): void {
  if (isCopy) return
  for (const [at, end] of ends.entries()) {
    if (end.nearest === undefined || likeness < (end.nearest[RANKED - 1] ?? 0)) continue
    touched.add(slots[at]!)
    end.nearest = undefined
    for (const [other, edge] of end.edges) {
      edge.isStale = true
      // Should it let go of this one, nothing else would tell.
      if (edge.chance >= STRONG_CHANCE) touched.add(other)
    }
  }
}
