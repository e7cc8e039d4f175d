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
 * Stories that nobody is in any more, each with the story that took up most of its articles.
 *
 * @param moved articles as they are now, each with the story it had before
 */
export function takenUp(
  moved: readonly (readonly [article: Named, before: string | undefined])[],
  holds: (storyId: string) => boolean,
): Map<string, string> {
  const left = moved.flatMap(([{ storyId }, before]) =>
    before === undefined || storyId === undefined || holds(before) ? [] : [{ before, storyId }],
  )
  return new Map(
    [...Map.groupBy(left, ({ before }) => before)].map(([before, articles]) => {
      const takers = Map.groupBy(articles, ({ storyId }) => storyId)
      const [most] = [...takers].reduce((best, taker) => (taker[1].length > best[1].length ? taker : best))
      return [before, most]
    }),
  )
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
