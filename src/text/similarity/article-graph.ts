import { predict } from '../boosted-trees.ts'
import type { Link } from './average-link.ts'
import { neighbourhood } from './neighbours.ts'
import { comparePairs, standingOf } from './pair-features.ts'
import { pairTrees } from './pair-trees.ts'
import { type Sketch, sketch } from './sketch.ts'
import { termWeights } from './term-weights.ts'

export interface GraphArticle {
  readonly headline: string
  /** Body only, as in `Article.text`. */
  readonly text: string
  /** Empty when unknown. */
  readonly publisher: string
  /** Days since 1970-01-01, fractions allowed. */
  readonly day: number
}

/** Articles that hang together, by any number of links. `links` name them by their place in `slots`. */
export interface Component {
  readonly slots: readonly number[]
  readonly links: readonly Link[]
}

/** Articles, each linked with those that may be about the same event. */
export interface ArticleGraph {
  /** @returns the article's slot: a small number, given out again after {@link remove} */
  add(article: GraphArticle): number
  remove(slot: number): void
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
  readonly features: readonly number[]
  /** Chance of one event; worked out when asked for, and again when the ends have other neighbours. */
  chance?: number | undefined
}

interface Node {
  readonly sketch: Sketch
  readonly day: number
  readonly publisher: string
  readonly edges: Map<number, Edge>
}

/** Edges from a new article to earlier ones. */
const MAX_NEIGHBOURS = 25
/** Below this chance, two articles are strangers. */
export const LEAST_CHANCE = 0.1

export interface GraphOptions {
  /** Articles further apart are never linked. */
  readonly windowDays: number
}

export function articleGraph({ windowDays }: GraphOptions): ArticleGraph & { pairs(): ComparedPair[] } {
  const nodes: (Node | undefined)[] = []
  const free: number[] = []
  const weights = termWeights()
  const near = neighbourhood(weights)

  function add({ headline, text, publisher, day }: GraphArticle): number {
    const node: Node = { sketch: sketch({ headline, text }), day, publisher, edges: new Map() }
    weights.learn(node.sketch)
    const slot = free.pop() ?? nodes.length
    const neighbours = near.find(node.sketch, {
      limit: MAX_NEIGHBOURS,
      accept: other => Math.abs(nodes[other]!.day - day) <= windowDays,
    })
    const compared = comparePairs(
      node,
      neighbours.map(other => nodes[other]!),
      weights,
    )
    nodes[slot] = node
    for (const [at, other] of neighbours.entries()) {
      const edge = { a: other, b: slot, features: compared[at]! }
      node.edges.set(other, edge)
      nodes[other]!.edges.set(slot, edge)
      forgetChances(nodes[other]!)
    }
    near.add(slot, node.sketch)
    return slot
  }

  function remove(slot: number): void {
    const node = nodes[slot]!
    near.remove(slot, node.sketch)
    for (const other of node.edges.keys()) {
      nodes[other]!.edges.delete(slot)
      forgetChances(nodes[other]!)
    }
    nodes[slot] = undefined
    free.push(slot)
  }

  function components(slots: readonly number[]): Component[] {
    const seen = new Set<number>()
    return slots.flatMap(slot => (seen.has(slot) ? [] : [componentOf(slot, seen)]))
  }

  function componentOf(slot: number, seen: Set<number>): Component {
    const places = new Map([[slot, 0]])
    const links: Link[] = []
    // A map's keys go on to those set while they are walked.
    for (const at of places.keys()) {
      seen.add(at)
      for (const [other, edge] of nodes[at]!.edges) {
        if (seen.has(other)) continue
        const score = chanceOf(edge)
        if (score < LEAST_CHANCE) continue
        if (!places.has(other)) places.set(other, places.size)
        links.push({ a: places.get(at)!, b: places.get(other)!, score })
      }
    }
    return { slots: [...places.keys()], links }
  }

  function chanceOf(edge: Edge): number {
    edge.chance ??= 1 / (1 + Math.exp(-predict(pairTrees, described(edge))))
    return edge.chance
  }

  function described({ a, b, features }: Edge): number[] {
    const ends = [a, b].map(end => standingOf(features, nodes[end]!.edges.values()))
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
    components,
    pairs: () =>
      nodes.flatMap((node, slot) =>
        [...(node?.edges.values() ?? [])]
          .filter(edge => edge.b === slot)
          .map(edge => ({ slots: [edge.a, edge.b] as const, features: described(edge) })),
      ),
  }
}

function forgetChances({ edges }: Node): void {
  for (const edge of edges.values()) edge.chance = undefined
}
