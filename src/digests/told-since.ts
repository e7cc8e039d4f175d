import type { Article } from '../model/article.ts'
import type { DigestOrder, PostedStory } from '../model/digest.ts'
import type { Store } from '../stores/store.ts'

/** Posts looked through for when an article was told in a channel. */
const LOOKED_AT = 100

/** When a story was told in a channel last, by these articles: since then something in it is new. */
export async function toldSince(
  told: readonly Article[],
  {
    store,
    order,
    now,
  }: { readonly store: Store; readonly order: DigestOrder; readonly now: Temporal.Instant },
): Promise<Pick<PostedStory, 'since'>> {
  const posts = (
    await Promise.all(told.map(({ id }) => store.posts.ofArticle(id, { limit: LOOKED_AT })))
  ).flat()
  const [last] = posts
    .filter(
      ({ subject, place }) =>
        subject.kind === 'digest' &&
        place.spaceId === order.place.spaceId &&
        place.channelId === order.place.channelId,
    )
    .sort((a, b) => Temporal.Instant.compare(b.postedAt, a.postedAt))
  if (last === undefined) return {}
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(order.timeZone).toPlainDate()
  return { since: sinceWords(day(last.postedAt), day(now), order.settings.dates) }
}

/** `yesterday`, `Monday`, `3 March` */
export function sinceWords(then: Temporal.PlainDate, today: Temporal.PlainDate, locale = 'en-GB'): string {
  const { days } = then.until(today, { largestUnit: 'day' })
  if (days <= 0) return 'earlier today'
  if (days === 1) return 'yesterday'
  return then.toLocaleString(locale, days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' })
}
