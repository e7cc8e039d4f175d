import { day as dayWords } from '../bot/wording.ts'
import type { DigestOrder, PostContent } from '../model/digest.ts'
import type { Store } from '../stores/store.ts'
import { chooseDigest } from './choose.ts'
import { composeAlert } from './compose-alert.ts'
import { composeCorrection } from './compose-correction.ts'
import { type Composer, MISSED, type Skip } from './deliver.ts'
import { momentWords } from './schedule-words.ts'
import { writePost } from './write-post.ts'

/** Makes posts of what is stored. */
export function storeComposer(store: Store): Composer {
  return {
    async choose(delivery, subject, now) {
      if (subject.digest !== undefined) return composeDigest(subject.digest, store, now)
      if (subject.kind === 'follow') return composeAlert(delivery, store, now)
      return subject.post === undefined
        ? { skipped: 'Nothing to correct.' }
        : composeCorrection(subject.post, store)
    },
    write: (content, notices) => writePost(content, store, notices),
  }
}

/**
 * What a digest posts now. Where nothing is new it says so in one line, or the reason to post nothing; in a channel that
 * had no post yet it shows the latest on record instead.
 */
export async function composeDigest(
  order: DigestOrder,
  store: Store,
  now: Temporal.Instant,
): Promise<PostContent | Skip> {
  const { content, isEmpty } = await chooseDigest(order, store, { now })
  const notices = await missedNotices(order, store)
  if (!isEmpty) return { ...content, notices }
  const before = await store.posts.inChannel(order.place, { limit: 1 })
  if (before.length === 0) {
    const latest = await chooseDigest(order, store, { now, evenOld: true })
    const newest = latest.content.stories[0]?.told
    const article = newest && (await store.articles.find(newest.articleId, newest.revision))
    if (article !== undefined)
      return {
        ...latest.content,
        notices: [
          `Nothing new since ${dayWords(article.publishedOn, order.settings.dates)}: this is the latest on record.`,
        ],
      }
  }
  if (order.settings.whenEmpty === 'nothing' && notices.length === 0) return { skipped: 'Nothing was new.' }
  const quiet = before.length === 0 ? 'Nothing new to report.' : 'Nothing new since the last digest.'
  return { ...content, notices: [...notices, quiet] }
}

/** Looked back at for what was missed. */
const LOOKED_BACK = 30

/** What was missed since the last post of a digest, where its rule is to say so. */
async function missedNotices({ id, settings, timeZone }: DigestOrder, store: Store): Promise<string[]> {
  if (id === undefined || settings.missed !== 'next') return []
  const history = await store.deliveries.history({ kind: 'digest', id }, { limit: LOOKED_BACK })
  const settled = history.filter(({ state }) => state !== 'due')
  const last = settled.findIndex(({ state }) => state === 'posted')
  const missed = settled
    .slice(0, last === -1 ? undefined : last)
    .filter(({ state, reason }) => state === 'failed' || reason?.startsWith(MISSED))
    .map(({ dueAt }) => momentWords(dueAt, timeZone, settings.dates))
    .reverse()
  return missed.length === 0 ? [] : [`Missed while Hustings was not running: ${missed.join('; ')}.`]
}
