import { getFeed } from '../bot/find-feed.ts'
import { findPerson } from '../bot/find-person.ts'
import { findRace, NONE, splitList } from '../bot/find-race.ts'
import { repeated } from '../bot/wording.ts'
import type { QuietHours } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import type { Place } from '../model/place.ts'
import type { Store } from '../stores/store.ts'

function isNone(typed: string): boolean {
  return typed.trim().toLowerCase() === NONE
}

/** The ids of those named, parted by commas. @throws UserError `unknown-person` */
export async function readPeople(
  typed: string,
  { store, today }: { readonly store: Store; readonly today: Temporal.PlainDate },
): Promise<string[]> {
  const ids: string[] = []
  for (const name of splitList(typed)) {
    const found = await findPerson(store, name, today)
    if (found.kind === 'one') ids.push(found.person.id)
    else {
      const near = found.kind === 'several' ? found.people : found.near
      const hint = near.length === 0 ? '' : ` Did you mean ${near.map(person => person.name).join(' or ')}?`
      throw new UserError('unknown-person', `“${repeated(name)}” is nobody known for certain.${hint}`)
    }
  }
  return ids
}

/** Undefined for `none`. @throws UserError `unknown-race` */
export async function readRaceOrNone(
  typed: string,
  context: { readonly store: Store; readonly spaceId: string },
): Promise<string | undefined> {
  return isNone(typed) ? undefined : readRace(typed, context)
}

/** The id of the race that has this id or name. @throws UserError `unknown-race` */
export async function readRace(
  typed: string,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<string> {
  const race = await findRace(store, typed, spaceId)
  if (race !== undefined) return race.id
  const known = (await store.races.list(spaceId)).map(({ id }) => id).slice(0, 5)
  throw new UserError(
    'unknown-race',
    `“${repeated(typed)}” names no race, or several.${known.length === 0 ? '' : ` There are: ${known.join(', ')}.`}`,
  )
}

/** As their articles name them. @throws UserError `unknown-publisher` */
export async function readPublishers(typed: string, store: Store): Promise<string[]> {
  const wanted = splitList(typed)
  if (wanted.length === 0) return []
  const known = (await store.articles.publishers()).map(({ publisher }) => publisher)
  return wanted.map(name => {
    const publisher = known.find(each => each.toLowerCase() === name.toLowerCase())
    if (publisher !== undefined) return publisher
    throw new UserError(
      'unknown-publisher',
      `No stored article is by “${repeated(name)}”. There are: ${known.slice(0, 5).join(', ') || 'none yet'}.`,
    )
  })
}

/** The ids of the subscriptions named, parted by commas. @throws UserError `no-such-feed`, `several-feeds` */
export async function readFeeds(
  typed: string,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<string[]> {
  const wanted = splitList(typed)
  if (wanted.length === 0) return []
  const feeds = await store.feeds.list(spaceId)
  return wanted.map(name => getFeed(feeds, name).id)
}

/**
 * The channel that is meant: Discord gives a mention (`<#123>`), both give a link that ends in its id. Undefined for `none`.
 *
 * @throws UserError `unknown-channel`
 */
export function readChannelOrNone(typed: string, { channelId }: Place): string | undefined {
  if (isNone(typed)) return undefined
  const name = typed.trim()
  if (name.toLowerCase() === 'here') return channelId
  const [, mentioned, linked] = /^(?:<#(\w+)(?:\|[^>]*)?>|https:\/\/\S+\/(\w+)\/?)$/.exec(name) ?? []
  const id = mentioned ?? linked ?? (/^(?:\d{15,20}|[CG][A-Z0-9]{8,})$/.test(name) ? name : undefined)
  if (id !== undefined) return id
  throw new UserError(
    'unknown-channel',
    `“${repeated(typed)}” is no channel that I can tell. Give its link or mention; or type this in that channel, with approval:here and the number of the digest.`,
  )
}

/** Undefined for `none`. @throws UserError `bad-quiet-hours` */
export function readQuietHours(typed: string): QuietHours | undefined {
  if (isNone(typed)) return undefined
  const [, from, to] = /^\s*(\d{1,2}(?::\d\d)?)\s*(?:-|–|to)\s*(\d{1,2}(?::\d\d)?)\s*$/.exec(typed) ?? []
  const times = [from, to].map(time => time && readTime(time))
  if (times[0] && times[1] && !times[0].equals(times[1])) return { from: times[0], to: times[1] }
  throw new UserError(
    'bad-quiet-hours',
    `quiet must be two times of day, such as 22:00-07:00, or none, but is “${repeated(typed)}”.`,
  )
}

function readTime(typed: string): Temporal.PlainTime | undefined {
  const [hour = 0, minute = 0] = typed.split(':').map(Number)
  return hour < 24 && minute < 60 ? new Temporal.PlainTime(hour, minute) : undefined
}
