import { articleGraph, type Component, type GraphArticle, LEAST_CHANCE } from './article-graph.ts'
import { averageLink } from './average-link.ts'
import { nameStories, takenUp } from './name-stories.ts'

/** An article as stories are made of. */
export interface StoryArticle extends GraphArticle {
  readonly id: string
  /** The story it was given before, when articles already stored are read in again. */
  readonly storyId?: string
}

/** Puts articles into stories as they arrive. */
export interface StoryStream {
  /**
   * Takes a batch of new articles, and changes its mind about earlier ones where the new ones show that two stories
   * are one, or one is two. A story that lives on keeps its id; a new one is named after one of its articles. An article
   * that is at hand already is taken to have new words.
   *
   * @returns story ids by article id, of the new articles and of every other that changed its story
   */
  add(batch: readonly StoryArticle[]): ReadonlyMap<string, string>
  /** Takes in an article whose story was decided elsewhere, or learns that it is in another story now. */
  restore(article: StoryArticle & { readonly storyId: string }): void
  /** Stories that the last `add` left without an article at hand, each with the story that took up most of them. */
  merged(): ReadonlyMap<string, string>
  /** Unsays what the last `add` decided, and forgets its new articles. */
  undo(): void
  /** The article's story; undefined for an article that is not at hand. */
  storyOf(articleId: string): string | undefined
  /** Whether any article at hand is in the story. */
  holds(storyId: string): boolean
  /** The article at hand that says almost word for word the same, the likest one. */
  copyOf(articleId: string): string | undefined
}

/** Articles further apart are not about one event. */
export const WINDOW_DAYS = 3
/** Mean chance at which clusters are joined. */
export const JOINING = { threshold: 0.37, maxLinks: 3 } as const
/** An article stays at hand until the window has passed and so many newer ones have come, and no longer than … */
const KEEP_AT_LEAST = 2000
/** … until so many have come: the bound on memory. */
const KEEP_AT_MOST = 20_000

/**
 * For each newcomer so many articles at hand may be looked at again, of those that have other neighbours since: stories depend
 * on what came, not on its order.
 */
const LOOKED_AT_AGAIN = 10
/** A newcomer that hangs together with more articles joins one of their stories as they stand. */
const MOST_AT_ONCE = 60

interface Kept {
  readonly id: string
  readonly day: number
  readonly slot: number
  storyId: string | undefined
}

export interface StreamOptions {
  /** Told of each article that is no longer at hand. */
  readonly forgotten?: (article: { readonly id: string; readonly day: number }) => void
}

/**
 * Stories by average link over the chance that two articles are about one event. Memory is bounded however long the
 * stream: articles out of the window are forgotten.
 */
export function storyStream({ forgotten = () => {} }: StreamOptions = {}): StoryStream {
  const graph = articleGraph({ windowDays: WINDOW_DAYS })
  const kept = new Map<number, Kept>()
  const slotOf = new Map<string, number>()
  const membersOf = new Map<string, Set<number>>()
  let newest = -Infinity
  // What the last call decided: each article with the story it had before; undefined for one that was new.
  let before = new Map<Kept, string | undefined>()
  let merged: ReadonlyMap<string, string> = new Map()
  /** What news that came since may have changed, longest first. */
  const waiting = new Set<number>()
  let mayLookAt = 0

  function keep(article: StoryArticle): number {
    const old = kept.get(slotOf.get(article.id) ?? -1)
    const storyId = article.storyId ?? old?.storyId
    if (old !== undefined) forget(old)
    const slot = graph.add(article)
    const known: Kept = { id: article.id, day: article.day, slot, storyId: undefined }
    kept.set(slot, known)
    slotOf.set(article.id, slot)
    move(known, storyId)
    newest = Math.max(newest, article.day)
    return slot
  }

  /** The map is in order of arrival. What this call gave another story stays at hand until the next, to be written down. */
  function forgetOld(): void {
    for (const article of kept.values()) {
      if (before.has(article) && before.get(article) !== article.storyId) continue
      const mayGo = kept.size > KEEP_AT_MOST || newest - article.day > WINDOW_DAYS
      if (kept.size <= KEEP_AT_LEAST || !mayGo) return
      forget(article)
      forgotten(article)
    }
  }

  function forget(article: Kept): void {
    graph.remove(article.slot)
    waiting.delete(article.slot)
    move(article, undefined)
    kept.delete(article.slot)
    slotOf.delete(article.id)
  }

  /**
   * The components of the slots, and of all that stands in one story with any of them: a story is named in one go.
   * Undefined where more than `most` articles would have to be looked at.
   */
  function affected(slots: readonly number[], most = Infinity): Component[] | undefined {
    const found: Component[] = []
    const reached = new Set<number>()
    const seen = new Set<string>()
    const waiting = [...slots]
    for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
      if (reached.has(slot)) continue
      const component = graph.component(slot, { most })
      if (component === undefined) return undefined
      found.push(component)
      for (const more of component.slots) {
        reached.add(more)
        const { storyId } = kept.get(more)!
        if (storyId === undefined || seen.has(storyId)) continue
        seen.add(storyId)
        waiting.push(...membersOf.get(storyId)!)
      }
      if (reached.size > most) return undefined
    }
    return found
  }

  /** Decides anew about all of some components. */
  function decide(components: readonly Component[]): void {
    const stories = components.flatMap(({ slots, links }) => {
      const clusterOf = averageLink(slots.length, links, JOINING)
      const clusters = Map.groupBy(slots.keys(), at => clusterOf[at]!)
      return [...clusters.values()].map(cluster => cluster.map(at => kept.get(slots[at]!)!))
    })
    for (const [story, storyId] of nameStories(stories)) for (const article of story) put(article, storyId)
    for (const { slots } of components) for (const slot of slots) waiting.delete(slot)
  }

  /** Finds a newcomer its story and leaves everybody else where they are: all that hangs together is too much to look at now. */
  function join(newcomer: Kept): void {
    const chances = new Map<string, number>()
    for (const [slot, chance] of graph.linksOf(newcomer.slot)) {
      const { storyId } = kept.get(slot)!
      if (storyId === undefined || chance < LEAST_CHANCE) continue
      chances.set(storyId, (chances.get(storyId) ?? 0) + chance)
    }
    let [best, highest] = [newcomer.storyId ?? newcomer.id, JOINING.threshold as number]
    for (const [storyId, sum] of chances) {
      const mean = sum / Math.min(membersOf.get(storyId)!.size, JOINING.maxLinks)
      if (mean >= highest) [best, highest] = [storyId, mean]
    }
    put(newcomer, best)
  }

  /** Looks again at what waits for it, at `count` articles more than before. */
  function lookAgain(count: number): void {
    mayLookAt += count
    for (const slot of waiting) {
      if (mayLookAt <= 0) return
      const components = affected([slot])!
      decide(components)
      for (const { slots } of components) mayLookAt -= slots.length
    }
    // What is not needed today is not saved up for a day of much news.
    mayLookAt = Math.min(mayLookAt, 0)
  }

  function put(article: Kept, storyId: string): void {
    if (!before.has(article)) before.set(article, article.storyId)
    move(article, storyId)
  }

  function move(article: Kept, storyId: string | undefined): void {
    const old = membersOf.get(article.storyId ?? '')
    old?.delete(article.slot)
    if (old?.size === 0) membersOf.delete(article.storyId!)
    article.storyId = storyId
    if (storyId === undefined) return
    const members = membersOf.get(storyId)
    if (members === undefined) membersOf.set(storyId, new Set([article.slot]))
    else members.add(article.slot)
  }

  return {
    add(batch) {
      before = new Map()
      const slots = batch.map(keep)
      const linkedAnew = graph.refresh()
      for (const slot of graph.touched()) waiting.add(slot)
      for (const slot of linkedAnew) waiting.add(slot)
      for (const slot of slots) {
        if (before.has(kept.get(slot)!)) continue
        const components = affected([slot], MOST_AT_ONCE)
        if (components !== undefined) decide(components)
        else {
          join(kept.get(slot)!)
          waiting.add(slot)
        }
      }
      lookAgain(linkedAnew.length + LOOKED_AT_AGAIN * batch.length)
      const moved = [...before.keys()].filter(article => article.storyId !== before.get(article))
      const changed = new Map(moved.map(({ id, storyId }) => [id, storyId!]))
      merged = takenUp([...before], storyId => membersOf.has(storyId))
      forgetOld()
      return changed
    },
    restore(article) {
      const known = kept.get(slotOf.get(article.id) ?? -1)
      if (known === undefined) keep(article)
      else move(known, article.storyId)
    },
    merged: () => merged,
    undo() {
      for (const [article, storyId] of before) {
        if (kept.get(article.slot) !== article) continue
        if (storyId === undefined) forget(article)
        else move(article, storyId)
      }
      before = new Map()
      merged = new Map()
    },
    storyOf: articleId => kept.get(slotOf.get(articleId) ?? -1)?.storyId,
    holds: storyId => membersOf.has(storyId),
    copyOf(articleId) {
      const slot = slotOf.get(articleId)
      const copy = slot === undefined ? undefined : graph.copyOf(slot)
      return copy === undefined ? undefined : kept.get(copy)?.id
    },
  }
}
