const HOUR = 3_600_000
/** So long after it was read, a page is looked at again: edits come within hours, second thoughts within days. */
const LOOKS = [6 * HOUR, 48 * HOUR]
/** While a post shows its article, which is then to be put right, oftener. */
const SHOWN_EVERY = 12 * HOUR
/** Older articles, and what was posted longer ago, are let rest. */
const RECENT = 7 * 24 * HOUR

/**
 * When the page of an article is looked at again: six hours and two days after it was read; while a post of the last week
 * shows it, every twelve hours besides. Undefined: no more. Articles that were older than a week when they were read are
 * not looked at again.
 *
 * @param page.shownAt when a post showed it last
 */
export function nextLook(page: {
  readonly publishedAt: Temporal.Instant
  readonly readAt: Temporal.Instant
  readonly now: Temporal.Instant
  readonly shownAt?: Temporal.Instant | undefined
}): Temporal.Instant | undefined {
  const { publishedAt, readAt, shownAt, now } = page
  if (readAt.since(publishedAt).total('milliseconds') > RECENT) return undefined
  const usual = LOOKS.map(wait => readAt.add({ milliseconds: wait })).find(
    look => Temporal.Instant.compare(look, now) > 0,
  )
  const isShown = shownAt !== undefined && now.since(shownAt).total('milliseconds') <= RECENT
  if (!isShown) return usual
  const soon = now.add({ milliseconds: SHOWN_EVERY })
  return usual !== undefined && Temporal.Instant.compare(usual, soon) < 0 ? usual : soon
}
