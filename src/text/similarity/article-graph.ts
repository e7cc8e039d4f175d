import type { Link } from './average-link.ts'
import { chanceOf, describe, type Edge, type LinkedArticle, linker, STRONG_CHANCE, unlink } from './edges.ts'
import { neighbourhood } from './neighbours.ts'
import { sketch } from './sketch.ts'
import { termWeights } from './term-weights.ts'
import { type Weighed, weigh } from './weighed.ts'

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
  /**
   * Weighs and links anew what was weighed when less news was known, all of it in one go, so that all are compared by the
   * same knowledge. Does nothing while little more news is known than the last time.
   *
   * @returns the slots of what was linked anew
   */
  refresh(): readonly number[]
  /** Those whose links may tell something else than when this was last asked, since other articles came near or went. */
  touched(): readonly number[]
  /** The article most of whose text this one has too, the likest one. */
  copyOf(slot: number): number | undefined
  /** All articles linked with this one, by slot, with the chance of one event. */
  linksOf(slot: number): Map<number, number>
  /** The component in which the article stands; undefined where it has more than `most` articles. */
  component(slot: number, options?: { readonly most?: number }): Component | undefined
}

/** How two articles compare: what training learns from. */
export interface ComparedPair {
  readonly slots: readonly [number, number]
  /** Values of the pair features. */
  readonly features: ArrayLike<number>
}

interface Node extends LinkedArticle {
  weighed: Weighed
  /** How much news was known when it was weighed. */
  learned: number
}

/** Edges from an article to others. */
const MAX_NEIGHBOURS = 25
/** Articles that hang together by strong links are told apart by all links with at least this chance. */
export const LEAST_CHANCE = 0.02
/** Trees give many pairs the same chance: the likelier ones first, rather than those that came first. */
const TIE_BREAK = 1e-6
/** Words are weighed anew when so many times the news is known … */
const GROWN = 1.05
/** … until so much is known that more changes little. */
const SETTLED = 500

export interface GraphOptions {
  /** Articles further apart are never linked. */
  readonly windowDays: number
}

export function articleGraph({ windowDays }: GraphOptions): ArticleGraph & { pairs(): ComparedPair[] } {
  const nodes: (Node | undefined)[] = []
  const free: number[] = []
  const weights = termWeights()
  const near = neighbourhood()
  const touchedSlots = new Set<number>()
  let weighedAt = 0

  function add({ headline, text, publisher, day }: GraphArticle): number {
    const sketched = sketch({ headline, text })
    weights.learn(sketched)
    const weighed = weigh(sketched, weights)
    const slot = free.pop() ?? nodes.length
    nodes[slot] = { weighed, learned: weights.learned(), day, publisher, edges: new Map() }
    linkWith(slot, neighboursOf(slot))
    near.add(slot, sketched.terms)
    return slot
  }

  function neighboursOf(slot: number): number[] {
    const { weighed, day } = nodes[slot]!
    const accept = (other: number) => other !== slot && Math.abs(nodes[other]!.day - day) <= windowDays
    return near.find(weighed, { limit: MAX_NEIGHBOURS, accept })
  }

  function linkWith(slot: number, others: Iterable<number>): void {
    const link = linker(slot, nodes[slot]!, touchedSlots)
    for (const other of others) link(other, nodes[other]!)
  }

  function remove(slot: number): void {
    const node = nodes[slot]!
    near.remove(slot, node.weighed.sketch.terms)
    for (const edge of node.edges.values()) unlink(edge, touchedSlots)
    nodes[slot] = undefined
    touchedSlots.delete(slot)
    free.push(slot)
  }

  function refresh(): number[] {
    const known = weights.learned()
    if (known < weighedAt * GROWN) return []
    weighedAt = known
    const old = [...nodes.keys()].filter(slot => (nodes[slot]?.learned ?? SETTLED) < SETTLED)
    for (const slot of old) {
      const node = nodes[slot]!
      node.weighed = weigh(node.weighed.sketch, weights)
      node.learned = known
    }
    const done = new Set<number>()
    for (const slot of old) {
      const { edges } = nodes[slot]!
      // But for those that were linked anew from the other end.
      const others = [...new Set([...edges.keys(), ...neighboursOf(slot)])].filter(
        other => !edges.has(other) || !done.has(other),
      )
      for (const other of others) {
        const edge = edges.get(other)
        if (edge !== undefined) unlink(edge, touchedSlots)
      }
      linkWith(slot, others)
      done.add(slot)
    }
    return old
  }

  function copyOf(slot: number): number | undefined {
    const copies = [...nodes[slot]!.edges].filter(([, { isCopy }]) => isCopy)
    return copies.sort((a, b) => b[1].likeness - a[1].likeness)[0]?.[0]
  }

  function component(slot: number, { most = Infinity } = {}): Component | undefined {
    const places = new Map([[slot, 0]])
    // A map's keys go on to those set while they are walked.
    for (const at of places.keys()) {
      if (places.size > most) return undefined
      for (const [other, edge] of nodes[at]!.edges) {
        if (!places.has(other) && chanceOf(edge) >= STRONG_CHANCE) places.set(other, places.size)
      }
    }
    const links: Link[] = []
    for (const [at, a] of places) {
      for (const [other, edge] of nodes[at]!.edges) {
        const b = places.get(other)
        if (b === undefined || b <= a) continue
        const chance = chanceOf(edge)
        if (chance >= LEAST_CHANCE) links.push({ a, b, score: chance + TIE_BREAK * edge.likeness })
      }
    }
    return { slots: [...places.keys()], links }
  }

  return {
    add,
    remove,
    refresh,
    copyOf,
    component,
    touched() {
      const slots = [...touchedSlots]
      touchedSlots.clear()
      return slots
    },
    linksOf: slot => new Map(Array.from(nodes[slot]!.edges, ([other, edge]) => [other, chanceOf(edge)])),
    pairs: () =>
      nodes.flatMap((node, slot) =>
        [...(node?.edges.values() ?? [])].filter(edge => edge.slots[1] === slot).map(comparedPair),
      ),
  }
}

function comparedPair(edge: Edge): ComparedPair {
  describe(edge)
  return { slots: edge.slots, features: edge.features }
}
