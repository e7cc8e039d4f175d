import { predict } from '../boosted-trees.ts'
import { type Compared, comparePair, likenessOf, RANKED, STANDING_AT, standingOf } from './pair-features.ts'
import { pairTrees } from './pair-trees.ts'
import { sharedText } from './sketch.ts'
import { compareTerms } from './weighed.ts'

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
  readonly features: Float64Array
  chance: number
  /** Whether an end has got other neighbours since the chance was worked out. */
  isStale: boolean
}

/** Articles less alike are not linked: they would be strangers in any case. */
const LEAST_LIKENESS = 0.06
/** Articles that share as much of their text are copies of one: wire copy, updates. */
const COPIED = 0.5
/** The trees learned from events that a publisher reports once: of its own updates they know too little. */
const COPY_CHANCE = 0.9

/** Links two articles, given with their slots, unless nothing speaks for one event. */
export function link(slots: Edge['slots'], ends: Edge['ends']): void {
  const [a, b] = ends
  const likeness = likenessOf(a, b)
  if (likeness < LEAST_LIKENESS || !sharesTerms(a, b)) return
  const isCopy = sharedText(a.weighed.sketch, b.weighed.sketch) >= COPIED
  const features = comparePair(a, b, likeness)
  const edge: Edge = { slots, ends, likeness, isCopy, features, chance: Number.NaN, isStale: true }
  a.edges.set(slots[1], edge)
  b.edges.set(slots[0], edge)
  neighboursChanged(edge)
}

export function unlink(edge: Edge): void {
  const { slots, ends } = edge
  ends[0].edges.delete(slots[1])
  ends[1].edges.delete(slots[0])
  neighboursChanged(edge)
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

/** One term may be the same number by chance. */
function sharesTerms(a: Compared, b: Compared): boolean {
  return compareTerms(a.weighed.plain, b.weighed.plain).count > 1
}

function nearestOf(article: LinkedArticle): number[] {
  article.nearest ??= Array.from(article.edges.values(), ({ isCopy, likeness }) => (isCopy ? 0 : likeness))
    .filter(likeness => likeness > 0)
    .sort((a, b) => b - a)
    .slice(0, RANKED)
  return article.nearest
}

/** What is less like an article than its nearest changes nothing for its other edges. */
function neighboursChanged({ ends, likeness, isCopy }: Edge): void {
  if (isCopy) return
  for (const end of ends) {
    if (end.nearest === undefined || likeness < (end.nearest[RANKED - 1] ?? 0)) continue
    end.nearest = undefined
    for (const edge of end.edges.values()) edge.isStale = true
  }
}
