import type { Article } from '../model/article.ts'
import type { DigestOrder, PostedStory } from '../model/digest.ts'
import type { Story } from '../model/story.ts'
import type { Store } from '../stores/store.ts'
import { outlineStory } from '../text/stories/outline.ts'
import type { RankedStory } from '../text/stories/rank-stories.ts'
import { type SummaryLength, summarize } from '../text/summary/summarize.ts'
import { newSentence } from './new-sentence.ts'
import { toldSince } from './told-since.ts'
import { whyWords } from './why-words.ts'

/** Publishers cited under one story. */
const CITED = 4

/** Tells a story by its best article; one that was told before by what is new in it. Undefined where nothing is. */
export async function tellStory(
  ranked: RankedStory,
  {
    told,
    length,
    store,
    order,
    now,
  }: {
    readonly told: ReadonlySet<string>
    readonly length: SummaryLength | 'none'
    readonly store: Store
    readonly order: DigestOrder
    readonly now: Temporal.Instant
  },
): Promise<PostedStory | undefined> {
  const { story } = ranked.input
  const outline = outlineStory(story)
  const isUpdate = story.articles.some(({ articleId }) => told.has(articleId))
  const fresh = outline.reports.filter(({ articleId }) => !told.has(articleId))
  const first = isUpdate ? fresh.at(-1) : outline.best
  const article = first && (await store.articles.find(first.articleId))
  if (article === undefined) return undefined
  const before = isUpdate ? await toldArticles(story, told, store) : []
  const spans = isUpdate
    ? newSentence(article, before)
    : length === 'none'
      ? []
      : summarize(article, { length })
  if (spans === undefined) return undefined
  return {
    storyId: story.id,
    told: { articleId: article.id, revision: article.revision, spans },
    others: await citedBeside(article, isUpdate ? fresh : outline.reports, store),
    outlets: outline.publishers.length,
    isUpdate,
    ...(isUpdate ? await toldSince(before, { store, order, now }) : {}),
    why: whyWords(ranked),
  }
}

async function toldArticles(story: Story, told: ReadonlySet<string>, store: Store): Promise<Article[]> {
  const found = await Promise.all(
    story.articles
      .filter(({ articleId }) => told.has(articleId))
      .map(each => store.articles.find(each.articleId)),
  )
  return found.filter(article => article !== undefined)
}

/** One article of each other publisher, the first to have it first. */
async function citedBeside(
  { id, publisher }: Article,
  reports: Story['articles'],
  store: Store,
): Promise<PostedStory['others']> {
  const byPublisher = new Map(reports.toReversed().map(report => [report.publisher, report]))
  const others = [...byPublisher.values()]
    .filter(report => report.publisher !== publisher && report.articleId !== id)
    .reverse()
    .slice(0, CITED - 1)
  const found = await Promise.all(others.map(({ articleId }) => store.articles.find(articleId)))
  return found.flatMap(article =>
    article === undefined ? [] : [{ articleId: article.id, revision: article.revision }],
  )
}
