import type { DayRange } from '../model/day-range.ts'
import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { outlineStory } from '../text/stories/outline.ts'
import { seenIn } from './find-article.ts'

/**
 * The stories that had a report published on one of these days, the newest first.
 *
 * @param options.spaceId the asker's: only of what it sees
 * @param options.among only these
 */
export async function storiesOfDays(
  store: Store,
  { first, last }: DayRange,
  { spaceId, among }: { readonly spaceId: string; readonly among?: readonly Story[] },
): Promise<Story[]> {
  // A day begins and ends elsewhere at another hour.
  const found = await store.stories.window({
    from: first.subtract({ days: 1 }).toZonedDateTime('UTC').toInstant(),
    to: last.add({ days: 2 }).toZonedDateTime('UTC').toInstant(),
    limit: LOOKED_AT,
  })
  const ofDays = found
    .map(({ article }) => article)
    .filter(
      ({ publishedOn }) =>
        Temporal.PlainDate.compare(first, publishedOn) <= 0 &&
        Temporal.PlainDate.compare(publishedOn, last) <= 0,
    )
  const seen = await seenIn(store, ofDays, spaceId)
  const byArticle = await store.stories.ofArticles(seen.map(({ id }) => id))
  const stories = new Map([...byArticle.values()].map(story => [story.id, story]))
  const wanted = among && new Set(among.map(({ id }) => id))
  return [...stories.values()]
    .filter(({ id }) => wanted === undefined || wanted.has(id))
    .sort((a, b) => newestAt(b) - newestAt(a))
}

/** Articles at most: a newsroom has some hundreds a day. */
const LOOKED_AT = 1000

/** When the last report of a story was published, in milliseconds. */
export function newestAt(story: Story): number {
  return outlineStory(story).newest.publishedAt.epochMilliseconds
}
