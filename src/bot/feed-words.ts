import type { Feed } from '../model/feed.ts'

/** How reading a feed goes, in a line: `read 5 minutes ago, next in 25 minutes`. */
export function feedState(feed: Feed, now: Temporal.Instant): string {
  if (feed.pausedAt !== undefined)
    return `paused ${ago(feed.pausedAt, now)}: ${feed.error ?? 'it failed for long'} /feeds refresh tries again`
  if (feed.error !== undefined) return `${feed.error} ${failing(feed, now)}`.trimEnd()
  const next = feed.nextCheckAt === undefined ? '' : `, next ${within(feed.nextCheckAt, now)}`
  if (feed.lastSuccessAt === undefined) return `not read yet${next}`
  return `read ${ago(feed.lastSuccessAt, now)}${next}`
}

/** `Failing for 2 hours, next try in 30 minutes.` */
function failing({ failingSince, nextCheckAt }: Feed, now: Temporal.Instant): string {
  const long = failingSince && durationWords(now.since(failingSince))
  const words = [
    ...(long === undefined ? [] : [`failing for ${long}`]),
    ...(nextCheckAt === undefined ? [] : [`next try ${within(nextCheckAt, now)}`]),
  ].join(', ')
  return words === '' ? '' : `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

/** `5 minutes ago`, `2 days ago` */
export function ago(instant: Temporal.Instant, now: Temporal.Instant): string {
  const words = durationWords(now.since(instant))
  return words === undefined ? 'just now' : `${words} ago`
}

/** `in 25 minutes` */
export function within(instant: Temporal.Instant, now: Temporal.Instant): string {
  const words = durationWords(instant.since(now))
  return words === undefined ? 'at once' : `in ${words}`
}

/** In the largest unit of which there is one; undefined for less than a minute. */
function durationWords(duration: Temporal.Duration): string | undefined {
  const minutes = Math.floor(duration.total('minutes'))
  if (minutes < 1) return undefined
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')
}

/** `1 article`, `2,000 articles` */
export function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}
