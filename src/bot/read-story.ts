import type { Article } from '../model/article.ts'
import { IN_MARKS } from '../model/quote.ts'
import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { outlineStory, type StoryOutline } from '../text/stories/outline.ts'
import { groupWordings, type WordingGroup } from '../text/verify/group-wordings.ts'
import type { PrintedQuote } from './find-quotations.ts'

/** A story with what its articles say. */
export interface ReadStory {
  readonly story: Story
  readonly outline: StoryOutline
  /** The articles of `outline.reports`, the first published first; of a long story those that came last. */
  readonly reports: readonly Article[]
  /** Whose words most publishers print first; copies of one text count once. */
  readonly quotations: readonly WordingGroup<PrintedQuote>[]
}

/** As many reports are read at most: a story of months has hundreds. */
const MAX_REPORTS = 30

/** Reads a story's articles and their quotations. */
export async function readStory(store: Store, story: Story): Promise<ReadStory> {
  const outline = outlineStory(story)
  const read = await Promise.all(
    outline.reports.slice(-MAX_REPORTS).map(({ articleId }) => store.articles.find(articleId)),
  )
  const reports = read.filter(article => article !== undefined)
  return { story, outline, reports, quotations: await quotationsOf(store, reports) }
}

async function quotationsOf(
  store: Store,
  reports: readonly Article[],
): Promise<WordingGroup<PrintedQuote>[]> {
  const found = await store.quotes.find({ articleIds: reports.map(({ id }) => id), kinds: IN_MARKS })
  const prints = found.filter(({ quote }) => quote.speakerId !== undefined).map(printed)
  // Only one speaker's words are compared with each other.
  const groups = [...Map.groupBy(prints, ({ quote }) => quote.speakerId).values()].flatMap(own =>
    groupWordings(own),
  )
  const publishers = ({ fullest, others }: WordingGroup<PrintedQuote>) =>
    new Set([fullest, ...others].map(({ article }) => article.publisher)).size
  const words = ({ fullest }: WordingGroup<PrintedQuote>) =>
    fullest.quote.content.reduce((sum, { start, end }) => sum + end - start, 0)
  return groups.sort((a, b) => publishers(b) - publishers(a) || words(b) - words(a))
}

function printed({ quote, article }: Pick<PrintedQuote, 'quote' | 'article'>): PrintedQuote {
  return {
    quote,
    article,
    text: article.text,
    content: quote.content,
    publishedOn: article.publishedOn,
  }
}
