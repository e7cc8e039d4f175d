import { peopleOf } from '../bot/channel-race.ts'
import type { Article } from '../model/article.ts'
import type { Follow } from '../model/digest.ts'
import type { FollowHit, Store } from '../stores/store.ts'
import { terms } from '../text/terms.ts'

/** News of one follow is bundled for so long before it is posted. */
export const BUNDLE_MINUTES = 10
/** What was published longer ago when it came in is no news: somebody reads in an archive. What is quiet is not even unread. */
const NEWS_HOURS = 24
const BATCH = 200
/** A topic stands in the headline or at the beginning of what is about it. */
const OPENING = 1_500

/** Compares what came in since the last time with what channels follow, and puts what fits among the deliveries. */
export async function watchFollowed(store: Store, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const from = await store.follows.readUpTo()
    const unread = await store.follows.unread({ limit: BATCH })
    const last = unread.at(-1)
    if (last === undefined) return
    const news = unread.filter(({ article }) => article.publishedAt.until(now).total('hours') <= NEWS_HOURS)
    const hits = await hitsOf(news, store)
    // A changed article comes in again, and is noted once: the store knows.
    await store.follows.note(hits, { from, upTo: last.key, dueAt: now.add({ minutes: BUNDLE_MINUTES }) })
  }
}

async function hitsOf(
  news: readonly { readonly article: Article; readonly key: number }[],
  store: Store,
): Promise<FollowHit[]> {
  const named = await store.articles.named(news.map(({ article }) => article.id))
  const followed = await store.follows.ofPeople([...new Set([...named.values()].flat())])
  const hits: FollowHit[] = []
  for (const { article, key } of news) {
    const personIds = named.get(article.id) ?? []
    const said = new Set(terms(`${article.headline}\n${article.text.slice(0, OPENING)}`))
    for (const { follow, afterKey } of followed) {
      if (key > afterKey && (await isAbout(follow, { said, personIds, store })))
        hits.push({ follow, articleId: article.id })
    }
  }
  return hits
}

async function isAbout(
  { kind, target, place }: Follow,
  {
    said,
    personIds,
    store,
  }: { readonly said: ReadonlySet<string>; readonly personIds: readonly string[]; readonly store: Store },
): Promise<boolean> {
  const hasTopic = (topic: string) => {
    const wanted = terms(topic)
    return wanted.length > 0 && wanted.every(term => said.has(term))
  }
  switch (kind) {
    case 'person':
      return personIds.includes(target)
    case 'topic':
      return hasTopic(target)
    case 'race': {
      const race = await store.races.find(target, place.spaceId)
      if (race === undefined) return false
      const people = await peopleOf(race, store)
      return race.terms.some(hasTopic) || people.some(({ id }) => personIds.includes(id))
    }
  }
}
