import { hash } from '../hash.ts'

/** An article with the story it was in before; undefined for a newcomer. */
export interface Named {
  readonly id: string
  readonly storyId: string | undefined
}

/** Each old id goes on with the story that holds most of its articles; what is left over gets a new one. */
export function nameStories<Article extends Named>(
  stories: readonly (readonly Article[])[],
): Map<readonly Article[], string> {
  const claims = stories.flatMap(story =>
    [...Map.groupBy(story, article => article.storyId)].flatMap(([storyId, { length }]) =>
      storyId === undefined ? [] : [{ story, storyId, length }],
    ),
  )
  const names = new Map<readonly Article[], string>()
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
function newName(story: readonly Named[]): string {
  const newcomer = story.find(article => article.storyId === undefined)
  if (newcomer !== undefined) return newcomer.id
  const ids = story.map(({ id }) => id).sort()
  return `${ids[0]}/${hash(ids.join(' ')).toString(36)}`
}
