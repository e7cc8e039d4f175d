import { articleGraph, type Component, type GraphArticle } from './article-graph.ts'
import { averageLink } from './average-link.ts'
import { hash } from './hash.ts'

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
export const JOINING = { threshold: 0.4, maxLinks: 3 } as const
/** An article stays at hand until the window has passed and so many newer ones have come, and no longer than … */
const KEEP_AT_LEAST = 2000
/** … until so many have come: the bound on memory. */
const KEEP_AT_MOST = 20_000

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
  let before: [Kept, string | undefined][] = []

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

  /** The map is in order of arrival. */
  function forgetOld(): void {
    for (const article of kept.values()) {
      const mayGo = kept.size > KEEP_AT_MOST || newest - article.day > WINDOW_DAYS
      if (kept.size <= KEEP_AT_LEAST || !mayGo) return
      forget(article)
      forgotten(article)
    }
  }

  function forget(article: Kept): void {
    graph.remove(article.slot)
    move(article, undefined)
    kept.delete(article.slot)
    slotOf.delete(article.id)
  }

  /** The components of the slots, and of all that stands in one story with any of them: a story is named in one go. */
  function affected(slots: readonly number[]): Component[] {
    const found = graph.components(slots)
    const reached = new Set(found.flatMap(component => component.slots))
    // A set goes on to what is added while it is walked.
    for (const slot of reached) {
      const mates = [...(membersOf.get(kept.get(slot)!.storyId ?? '') ?? [])].filter(
        mate => !reached.has(mate),
      )
      for (const component of graph.components(mates)) {
        found.push(component)
        for (const more of component.slots) reached.add(more)
      }
    }
    return found
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
      const changed = new Map<string, string>()
      before = []
      const stories = affected(batch.map(keep)).flatMap(({ slots, links }) => {
        const clusterOf = averageLink(slots.length, links, JOINING)
        const clusters = Map.groupBy(slots.keys(), at => clusterOf[at]!)
        return [...clusters.values()].map(cluster => cluster.map(at => kept.get(slots[at]!)!))
      })
      for (const [story, storyId] of nameStories(stories)) {
        for (const article of story) {
          if (article.storyId === storyId) continue
          changed.set(article.id, storyId)
          before.push([article, article.storyId])
          move(article, storyId)
        }
      }
      forgetOld()
      return changed
    },
    restore(article) {
      const known = kept.get(slotOf.get(article.id) ?? -1)
      if (known === undefined) keep(article)
      else move(known, article.storyId)
    },
    merged() {
      const left = before.filter(([, old]) => old !== undefined && !membersOf.has(old))
      return new Map(
        [...Map.groupBy(left, ([, old]) => old!)].map(([old, articles]) => {
          const takers = Map.groupBy(articles, ([{ storyId }]) => storyId!)
          const most = [...takers].reduce((best, taker) => (taker[1].length > best[1].length ? taker : best))
          return [old, most[0]]
        }),
      )
    },
    undo() {
      for (const [article, storyId] of before) {
        if (kept.get(article.slot) !== article) continue
        if (storyId === undefined) forget(article)
        else move(article, storyId)
      }
      before = []
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

/** Each old id goes on with the story that holds most of its articles; what is left over gets a new one. */
function nameStories(stories: readonly (readonly Kept[])[]): Map<readonly Kept[], string> {
  const claims = stories.flatMap(story =>
    [...Map.groupBy(story, article => article.storyId)].flatMap(([storyId, { length }]) =>
      storyId === undefined ? [] : [{ story, storyId, length }],
    ),
  )
  const names = new Map<readonly Kept[], string>()
  const taken = new Set<string>()
  for (const { story, storyId } of claims.sort((a, b) => b.length - a.length)) {
    if (names.has(story) || taken.has(storyId)) continue
    names.set(story, storyId)
    taken.add(storyId)
  }
  for (const story of stories) {
    if (!names.has(story)) names.set(story, newName(story))
  }
  return names
}

/**
 * A newcomer's id names no story yet. What splits off without one is named by all its articles, so that no other story, of
 * whatever day, has had the name: `b/1x8k2`.
 */
function newName(story: readonly Kept[]): string {
  const newcomer = story.find(article => article.storyId === undefined)
  if (newcomer !== undefined) return newcomer.id
  const ids = story.map(({ id }) => id).sort()
  return `${ids[0]}/${hash(ids.join(' ')).toString(36)}`
}
