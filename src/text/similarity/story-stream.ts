import { articleGraph, type Component, type GraphArticle } from './article-graph.ts'
import { averageLink } from './average-link.ts'

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
   * are one, or one is two. A story that lives on keeps its id; a new one is named after one of its articles.
   *
   * @returns story ids by article id, of the new articles and of every other that changed its story
   */
  add(batch: readonly StoryArticle[]): ReadonlyMap<string, string>
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

/**
 * Stories by average link over the chance that two articles are about one event. Memory is bounded however long the
 * stream: articles out of the window are forgotten.
 */
export function storyStream(): StoryStream {
  const graph = articleGraph({ windowDays: WINDOW_DAYS })
  const kept = new Map<number, Kept>()
  const membersOf = new Map<string, Set<number>>()
  let newest = -Infinity

  function keep(article: StoryArticle): number {
    const slot = graph.add(article)
    const known: Kept = { id: article.id, day: article.day, slot, storyId: undefined }
    kept.set(slot, known)
    move(known, article.storyId)
    newest = Math.max(newest, article.day)
    return slot
  }

  /** The map is in order of arrival. */
  function forgetOld(): void {
    for (const [slot, article] of kept) {
      const mayGo = kept.size > KEEP_AT_MOST || newest - article.day > WINDOW_DAYS
      if (kept.size <= KEEP_AT_LEAST || !mayGo) return
      graph.remove(slot)
      move(article, undefined)
      kept.delete(slot)
    }
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
      const stories = affected(batch.map(keep)).flatMap(({ slots, links }) => {
        const clusterOf = averageLink(slots.length, links, JOINING)
        const clusters = Map.groupBy(slots.keys(), at => clusterOf[at]!)
        return [...clusters.values()].map(cluster => cluster.map(at => kept.get(slots[at]!)!))
      })
      for (const [story, storyId] of nameStories(stories)) {
        for (const article of story) {
          if (article.storyId === storyId) continue
          changed.set(article.id, storyId)
          move(article, storyId)
        }
      }
      forgetOld()
      return changed
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
    if (!names.has(story)) names.set(story, newName(story, taken))
  }
  return names
}

/** A newcomer's id names no story yet; what splits off without a newcomer is numbered: `b`, `b/2`. */
function newName(story: readonly Kept[], taken: Set<string>): string {
  const newcomer = story.find(article => article.storyId === undefined)
  if (newcomer !== undefined) return newcomer.id
  const { id } = story[0]!
  let name = `${id}/2`
  for (let number = 3; taken.has(name); number++) name = `${id}/${number}`
  taken.add(name)
  return name
}
