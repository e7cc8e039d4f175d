import { predict } from '../boosted-trees.ts'
import type { Link } from './average-link.ts'
import { neighbourhood } from './neighbours.ts'
import { type Compared, comparePair, likenessOf, standingOf } from './pair-features.ts'
import { pairTrees } from './pair-trees.ts'
import { sharedText, sketch } from './sketch.ts'
import { termWeights } from './term-weights.ts'
import { compareTerms, weigh } from './weighed.ts'

export interface GraphArticle {
  readonly headline: string
  /** Body only, as in `Article.text`. */
  readonly text: string
  /** Empty when unknown. */
  readonly publisher: string
  /** Days since 1970-01-01, fractions allowed. */
  readonly day: number
}

/** Articles that hang together by strong links, with all links among them. `links` name them by their place in `slots`. */
export interface Component {
  readonly slots: readonly number[]
  readonly links: readonly Link[]
}

/** Articles, each linked with those that may be about the same event. */
export interface ArticleGraph {
  /** @returns the article's slot: a small number, given out again after {@link remove} */
  add(article: GraphArticle): number
  remove(slot: number): void
  /** The article most of whose text this one has too, the likest one. */
  copyOf(slot: number): number | undefined
  /** The components in which the slots stand. */
  components(slots: readonly number[]): Component[]
}

/** How two articles compare: what training learns from. */
export interface ComparedPair {
  readonly slots: readonly [number, number]
  /** Values of the pair features. */
  readonly features: readonly number[]
}

interface Edge {
  readonly a: number
  readonly b: number
  readonly likeness: number
  /** Whether one of the two repeats the other's text. */
  readonly isCopy: boolean
  readonly features: readonly number[]
  /** Chance of one event; worked out when asked for, and again when the ends have other neighbours. */
  chance?: number | undefined
}

interface Node extends Compared {
  readonly edges: Map<number, Edge>
  /** Of its edges but for those to copies, highest first; worked out when asked for. */
  likenesses?: Float64Array | undefined
}

/** Edges from a new article to earlier ones. */
const MAX_NEIGHBOURS = 25
/** Articles less alike are not linked: they would be strangers in any case. */
const LEAST_LIKENESS = 0.06
/** Articles that share as much of their text are copies of one: wire copy, updates. */
const COPIED = 0.5
/** By links with this chance articles hang together … */
const STRONG_CHANCE = 0.35
/** … and those that do are told apart by all links with at least this chance. */
export const LEAST_CHANCE = 0.02

export interface GraphOptions {
  /** Articles further apart are never linked. */
  readonly windowDays: number
}

export function articleGraph({ windowDays }: GraphOptions): ArticleGraph & { pairs(): ComparedPair[] } {
  const nodes: (Node | undefined)[] = []
  const free: number[] = []
  const weights = termWeights()
  const near = neighbourhood()

  function add({ headline, text, publisher, day }: GraphArticle): number {
    const sketched = sketch({ headline, text })
    weights.learn(sketched)
    const node: Node = { weighed: weigh(sketched, weights), day, publisher, edges: new Map() }
    const slot = free.pop() ?? nodes.length
    nodes[slot] = node
    const accept = (other: number) => Math.abs(nodes[other]!.day - day) <= windowDays
    for (const other of near.find(node.weighed, { limit: MAX_NEIGHBOURS, accept })) {
      const neighbour = nodes[other]!
      const likeness = likenessOf(neighbour, node)
      if (likeness < LEAST_LIKENESS || !sharesTerms(neighbour, node)) continue
      const isCopy = sharedText(neighbour.weighed.sketch, node.weighed.sketch) >= COPIED
      const edge = { a: other, b: slot, likeness, isCopy, features: comparePair(neighbour, node) }
      node.edges.set(other, edge)
      neighbour.edges.set(slot, edge)
      neighboursChanged(neighbour)
    }
    near.add(slot, sketched.terms)
    return slot
  }

  function remove(slot: number): void {
    const node = nodes[slot]!
    near.remove(slot, node.weighed.sketch.terms)
    for (const other of node.edges.keys()) {
      nodes[other]!.edges.delete(slot)
      neighboursChanged(nodes[other]!)
    }
    nodes[slot] = undefined
    free.push(slot)
  }

  function copyOf(slot: number): number | undefined {
    const copies = [...nodes[slot]!.edges].filter(([, { isCopy }]) => isCopy)
    return copies.sort((a, b) => b[1].likeness - a[1].likeness)[0]?.[0]
  }

  function components(slots: readonly number[]): Component[] {
    const seen = new Set<number>()
    return slots.flatMap(slot => (seen.has(slot) ? [] : [componentOf(slot, seen)]))
  }

  function componentOf(slot: number, seen: Set<number>): Component {
    const places = new Map([[slot, 0]])
    // A map's keys go on to those set while they are walked.
    for (const at of places.keys()) {
      seen.add(at)
      for (const [other, edge] of nodes[at]!.edges) {
        if (!places.has(other) && chanceOf(edge) >= STRONG_CHANCE) places.set(other, places.size)
      }
    }
    const links = [...places].flatMap(([at, a]) =>
      Array.from(nodes[at]!.edges, ([other, edge]) => ({ a, b: places.get(other) ?? -1, edge }))
        .filter(({ b }) => b > a)
        .map(({ b, edge }) => ({ a, b, score: chanceOf(edge) }))
        .filter(({ score }) => score >= LEAST_CHANCE),
    )
    return { slots: [...places.keys()], links }
  }

  function chanceOf(edge: Edge): number {
    edge.chance ??= 1 / (1 + Math.exp(-predict(pairTrees, described(edge))))
    return edge.chance
  }

  function described({ a, b, likeness, isCopy, features }: Edge): number[] {
    const ends = [a, b].map(end =>
      standingOf(likeness, isCopy ? Float64Array.of(likeness) : likenessesOf(nodes[end]!)),
    )
    const ranks = ends.map(({ rank }) => rank)
    const standings = ends.map(({ standing }) => standing)
    return [
      ...features,
      Math.min(...ranks),
      Math.max(...ranks),
      Math.min(...standings),
      Math.max(...standings),
    ]
  }

  return {
    add,
    remove,
    copyOf,
    components,
    pairs: () =>
      nodes.flatMap((node, slot) =>
        [...(node?.edges.values() ?? [])]
          .filter(edge => edge.b === slot)
          .map(edge => ({ slots: [edge.a, edge.b] as const, features: described(edge) })),
      ),
  }
}

/** One term may be the same number by chance. */
function sharesTerms(a: Node, b: Node): boolean {
  return compareTerms(a.weighed.plain, b.weighed.plain).count > 1
}

/** A copy of an article stands before everything else, and beside nothing: reports of others are no farther off for it. */
function likenessesOf(node: Node): Float64Array {
  node.likenesses ??= Float64Array.from(
    [...node.edges.values()].filter(({ isCopy }) => !isCopy),
    edge => edge.likeness,
  )
    .sort()
    .reverse()
  return node.likenesses
}

function neighboursChanged(node: Node): void {
  node.likenesses = undefined
  for (const edge of node.edges.values()) edge.chance = undefined
}
