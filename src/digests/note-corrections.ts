import type { Store } from '../stores/store.ts'
import { correctionsOf } from './compose-correction.ts'

/** What was noticed longer ago is noted already, or too late to be put right. */
const LOOKED_BACK = { hours: 6 }
/** Of an article that was told everywhere, the latest posts are put right. */
const MOST_POSTS = 1_000

/** Puts posts that showed what a publisher has changed or withdrawn since among the deliveries, once for each change. */
export async function noteCorrections(store: Store, now: Temporal.Instant): Promise<void> {
  const corrections = await store.corrections.since(now.subtract(LOOKED_BACK))
  const occasions = new Map(corrections.map(each => [`${each.articleId} ${each.seenAt}`, each]))
  for (const { articleId, seenAt } of occasions.values()) {
    const ofArticle = await store.corrections.ofArticle(articleId)
    for (const post of await store.posts.ofArticle(articleId, { limit: MOST_POSTS })) {
      // A correction says of the same message what its first post does; what has no message cannot be edited.
      if (post.subject.kind === 'correction' || post.messageIds.length === 0) continue
      const isShown = correctionsOf(post, ofArticle).some(each => each.seenAt.equals(seenAt))
      if (!isShown) continue
      const { id, place } = post
      await store.deliveries.add({ subject: { kind: 'correction', id }, place, dueAt: seenAt, tryAt: now })
    }
  }
}
