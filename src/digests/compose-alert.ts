import type { Delivery, Follow, PostContent, PostedStory, PostedWords } from '../model/digest.ts'
import { IN_MARKS } from '../model/quote.ts'
import type { Store } from '../stores/store.ts'
import { summarize } from '../text/summary/summarize.ts'
import type { Skip } from './deliver.ts'
import { followName } from './follow-name.ts'

/** Stories and quotations in one alert: what is more is in the next digest. */
const STORIES = 5
const QUOTES = 3

/** Writes the alert for what came in for a follow: each story once, and what a followed person said. */
export async function composeAlert(
  { subject, dueAt }: Pick<Delivery, 'subject' | 'dueAt'>,
  store: Store,
  now: Temporal.Instant,
): Promise<PostContent | Skip> {
  const follow = await store.follows.find(subject.id)
  const hits = await store.follows.hits(subject.id, dueAt)
  if (follow === undefined || hits.length === 0) return { skipped: 'Nothing came in after all.' }
  // Asked only now: one of the space's own feeds may have brought it a little after another's.
  const seen = await store.feeds.seenBy(follow.place.spaceId, hits)
  const articleIds = hits.filter(id => seen.has(id))
  if (articleIds.length === 0) return { skipped: 'It came by feeds of other spaces only.' }
  const stories = await storiesOf(follow, articleIds, store)
  if (stories.length === 0) return { skipped: 'Nothing came in after all.' }
  const more = stories.length - STORIES
  return {
    title: `News of ${await followName(follow, store)}`,
    notices: more > 0 ? [`And ${more} more ${more === 1 ? 'story' : 'stories'}.`] : [],
    stories: stories.slice(0, STORIES),
    quotes: follow.kind === 'person' ? await wordsOf(follow.target, articleIds, store) : [],
    ahead: [],
    corrections: [],
    upTo: now,
  }
}

async function storiesOf(
  follow: Follow,
  articleIds: readonly string[],
  store: Store,
): Promise<PostedStory[]> {
  const stories = await store.stories.ofArticles(articleIds)
  const byStory = Map.groupBy(articleIds, id => stories.get(id)?.id ?? id)
  const focus = await followName(follow, store)
  const told: PostedStory[] = []
  for (const [storyId, ids] of byStory) {
    const found = (await Promise.all(ids.map(id => store.articles.find(id))))
      .filter(article => article !== undefined)
      .sort((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt))
    const [newest, ...others] = found
    if (newest === undefined) continue
    const spans = summarize(newest, { length: 'line', focus })
    const publishers = new Set((stories.get(ids[0]!)?.articles ?? found).map(({ publisher }) => publisher))
    told.push({
      storyId,
      told: { articleId: newest.id, revision: newest.revision, spans },
      others: others.slice(0, 3).map(({ id, revision }) => ({ articleId: id, revision })),
      outlets: publishers.size,
      isUpdate: false,
      why: `It is about what is followed here: ${follow.kind} ${focus}.`,
    })
  }
  return told
}

async function wordsOf(
  speakerId: string,
  articleIds: readonly string[],
  store: Store,
): Promise<PostedWords[]> {
  const found = await store.quotes.find({ speakerId, articleIds, kinds: IN_MARKS, limit: QUOTES })
  return found.map(({ quote }) => ({
    articleId: quote.articleId,
    revision: quote.revision,
    spans: quote.content,
  }))
}
