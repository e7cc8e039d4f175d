import { articleGraph, type GraphArticle } from './article-graph.ts'
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
  let newest = -Infinity

  function keep(article: StoryArticle): number {
    const slot = graph.add(article)
    kept.set(slot, { id: article.id, day: article.day, slot, storyId: article.storyId })
    newest = Math.max(newest, article.day)
    return slot
  }

  /** The map is in order of arrival. */
  function forgetOld(): void {
    for (const [slot, { day }] of kept) {
      if (kept.size <= KEEP_AT_LEAST || (kept.size <= KEEP_AT_MOST && newest - day <= WINDOW_DAYS)) return
      graph.remove(slot)
      kept.delete(slot)
    }
  }

  return {
    add(batch) {
      const changed = new Map<string, string>()
      const slots = batch.map(keep)
      for (const { slots: members, links } of graph.components(slots)) {
        const articles = members.map(slot => kept.get(slot)!)
        const clusters = Map.groupBy(articles.keys(), clusterNumbers(articles.length, links))
        const stories = [...clusters.values()].map(cluster => cluster.map(at => articles[at]!))
        for (const [story, storyId] of nameStories(stories)) {
          for (const article of story) {
            if (article.storyId !== storyId) changed.set(article.id, storyId)
            article.storyId = storyId
          }
        }
      }
      forgetOld()
      return changed
    },
  }
}

function clusterNumbers(size: number, links: Parameters<typeof averageLink>[1]): (item: number) => number {
  const clusterOf = averageLink(size, links, JOINING)
  return item => clusterOf[item]!
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
