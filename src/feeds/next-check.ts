const MINUTE = 60_000
const SHORTEST = 5 * MINUTE
const LONGEST = 24 * 60 * MINUTE
/** For a feed that dates nothing. */
const USUAL = 60 * MINUTE
/** Articles whose distances tell the rhythm. */
const RECENT = 10

/** What says how often a feed changes. */
export interface FeedRhythm {
  readonly now: Temporal.Instant
  /** When its articles were published, in any order. */
  readonly published: readonly Temporal.Instant[]
  readonly ttlMinutes?: number | undefined
  readonly freshForMs?: number | undefined
}

/**
 * When to look at a feed again: after half the time that usually lies between two of its articles, later where it is
 * silent for longer or asks for it itself, from five minutes to a day.
 */
export function nextCheck({ now, published, ttlMinutes = 0, freshForMs = 0 }: FeedRhythm): Temporal.Instant {
  const wanted = Math.max(rhythmMs(now, published), ttlMinutes * MINUTE, freshForMs)
  return now.add({ milliseconds: Math.round(Math.min(Math.max(wanted, SHORTEST), LONGEST)) })
}

function rhythmMs(now: Temporal.Instant, published: readonly Temporal.Instant[]): number {
  const times = published
    .map(instant => instant.epochMilliseconds)
    .filter(time => time <= now.epochMilliseconds)
    .sort((a, b) => b - a)
    .slice(0, RECENT)
  if (times.length < 2) return USUAL
  const gaps = times.slice(1).map((time, index) => times[index]! - time)
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!
  return Math.max(median / 2, (now.epochMilliseconds - times[0]!) / 10)
}

/**
 * When to try again after a failure: twice as long after each one in a row, from five minutes to a day, and not before
 * the server wants it.
 *
 * @param failure.failures how often it had failed before
 */
export function nextTry(
  now: Temporal.Instant,
  failure: { readonly failures: number; readonly retryAfterMs?: number | undefined },
): Temporal.Instant {
  const patience = Math.min(SHORTEST * 2 ** Math.min(failure.failures, 10), LONGEST)
  // A server that says "in a year" means "not now".
  const asked = Math.min(failure.retryAfterMs ?? 0, 7 * LONGEST)
  return now.add({ milliseconds: Math.round(Math.max(patience, asked)) })
}
