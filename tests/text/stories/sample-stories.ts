import type { Story, StoryArticle } from '../../../src/model/story.ts'

export const NOON = Temporal.Instant.from('2024-03-05T12:00:00Z')

/** A story of articles an hour apart, the last of them published at noon unless said. */
export function storyOf(
  articles: readonly Partial<StoryArticle>[],
  { id = 'story', end = NOON }: { readonly id?: string; readonly end?: Temporal.Instant } = {},
): Story {
  return {
    id,
    changedAt: end,
    articles: articles.map((article, at) => ({
      articleId: `a${at}`,
      headline: `Headline of article ${at}`,
      publisher: `Outlet ${at}`,
      publishedAt: end.subtract({ hours: articles.length - 1 - at }),
      publishedOn: Temporal.PlainDate.from('2024-03-05'),
      textMark: `a${at}`,
      ...article,
    })),
  }
}
