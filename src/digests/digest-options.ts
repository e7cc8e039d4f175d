import type { Asker, OptionValues } from '../bot/command.ts'
import { getFeed } from '../bot/find-feed.ts'
import { findPerson } from '../bot/find-person.ts'
import { findRace, NONE, splitList } from '../bot/find-race.ts'
import { repeated } from '../bot/wording.ts'
import type { DigestSettings, QuietHours } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import type { Place } from '../model/place.ts'
import { raceName } from '../model/race.ts'
import type { Store } from '../stores/store.ts'
import { findLocale, localeWords, readLocale } from './locale.ts'
import { counted } from './schedule-words.ts'

/** What a digest can be told beside its times: options of every command that sets one up or shows one. */
export const DIGEST_OPTIONS = {
  people: { type: 'text', description: 'Only stories about these people, parted by commas, or none for all' },
  topics: { type: 'text', description: 'Only stories on these topics, parted by commas, or none for all' },
  race: { type: 'text', suggest: 'races', description: 'Only stories about this race, or none for all' },
  publishers: {
    type: 'text',
    description: 'Only stories that one of these has, parted by commas, or none for all',
  },
  feeds: {
    type: 'text',
    suggest: 'feeds',
    description: 'Only stories that one of these feeds brought, parted by commas, or none for all',
  },
  limit: { type: 'integer', min: 1, max: 15, description: 'How many stories at most' },
  layout: { type: 'text', choices: ['brief', 'standard', 'long'], description: 'How much is said of each' },
  outlets: { type: 'integer', min: 1, max: 50, description: 'Only stories that so many publishers have' },
  dates: { type: 'text', description: 'How dates are written: en-US, en-GB, de, fr, es, …' },
} as const

/** What only a digest that comes by itself needs to know. */
export const SCHEDULE_OPTIONS = {
  empty: { type: 'text', choices: ['line', 'nothing'], description: 'What to post when nothing is new' },
  missed: {
    type: 'text',
    choices: ['late', 'next', 'skip'],
    description: 'A digest missed while Hustings was down: post it late, tell in the next, or skip it',
  },
  hours: { type: 'integer', min: 1, max: 48, description: 'So many hours late at most' },
  quiet: { type: 'text', free: true, description: 'Hours without posts: 22:00-07:00, or none' },
  approval: {
    type: 'text',
    description: 'Where somebody approves it before it is posted: here, a channel’s mention or link, or none',
  },
} as const

export type DigestOptionValues = Partial<OptionValues<typeof DIGEST_OPTIONS & typeof SCHEDULE_OPTIONS>>

export const DEFAULT_SETTINGS: DigestSettings = {
  limit: 5,
  layout: 'standard',
  minOutlets: 1,
  personIds: [],
  topics: [],
  publishers: [],
  feedIds: [],
  whenEmpty: 'line',
  missed: 'late',
  lateHours: 6,
}

/** What every digest begins with, with dates as the space writes them. */
export function settingsFor({ spaceLocale, locale }: Asker): DigestSettings {
  const dates = findLocale(spaceLocale ?? locale ?? '')
  return { ...DEFAULT_SETTINGS, ...(dates === undefined ? {} : { dates }) }
}

/**
 * The settings that options ask for, over those there were.
 *
 * @throws UserError `unknown-person`, `unknown-race`, `unknown-publisher`, `no-such-feed`, `several-feeds`,
 * `bad-quiet-hours`, `unknown-language`, `unknown-channel`
 */
export async function readSettings(
  values: DigestOptionValues,
  before: DigestSettings,
  {
    store,
    place,
    today,
  }: { readonly store: Store; readonly place: Place; readonly today: Temporal.PlainDate },
): Promise<DigestSettings> {
  const { spaceId } = place
  const { raceId: oldRace, quiet: oldQuiet, approvalChannelId: oldApproval, ...rest } = before
  const raceId = values.race === undefined ? oldRace : await readRaceOrNone(values.race, { store, spaceId })
  const quiet = values.quiet === undefined ? oldQuiet : readQuietHours(values.quiet)
  const approvalChannelId =
    values.approval === undefined ? oldApproval : readChannelOrNone(values.approval, place)
  return {
    ...rest,
    ...(values.limit === undefined ? {} : { limit: values.limit }),
    ...(values.outlets === undefined ? {} : { minOutlets: values.outlets }),
    ...(values.hours === undefined ? {} : { lateHours: values.hours }),
    ...(values.layout === undefined ? {} : { layout: values.layout as DigestSettings['layout'] }),
    ...(values.empty === undefined ? {} : { whenEmpty: values.empty as DigestSettings['whenEmpty'] }),
    ...(values.missed === undefined ? {} : { missed: values.missed as DigestSettings['missed'] }),
    ...(values.topics === undefined ? {} : { topics: splitList(values.topics) }),
    ...(values.people === undefined ? {} : { personIds: await readPeople(values.people, { store, today }) }),
    ...(values.publishers === undefined
      ? {}
      : { publishers: await readPublishers(values.publishers, store) }),
    ...(values.feeds === undefined ? {} : { feedIds: await readFeeds(values.feeds, { store, spaceId }) }),
    ...(values.dates === undefined ? {} : { dates: readLocale(values.dates) }),
    ...(approvalChannelId === undefined ? {} : { approvalChannelId }),
    ...(raceId === undefined ? {} : { raceId }),
    ...(quiet === undefined ? {} : { quiet }),
  }
}

/** Settings in words, as far as they are not what every digest has: `about Ada Quill; 3 stories at most`. */
export async function settingsWords(
  settings: DigestSettings,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<string> {
  const {
    minOutlets,
    limit,
    layout,
    topics,
    publishers,
    feedIds,
    whenEmpty,
    missed,
    lateHours,
    quiet,
    dates,
  } = settings
  const people = await Promise.all(settings.personIds.map(id => store.people.find(id)))
  const race = settings.raceId === undefined ? undefined : await store.races.find(settings.raceId, spaceId)
  const feeds = feedIds.length === 0 ? [] : await store.feeds.list(spaceId)
  const about = [
    ...(race === undefined ? [] : [raceName(race)]),
    ...people.flatMap(person => person?.name ?? []),
    ...topics.map(topic => `“${topic}”`),
  ]
  return [
    `${LAYOUT_WORDS[layout]}, ${counted(limit, 'story', 'stories')} at most`,
    about.length === 0 ? '' : `about ${about.join(', ')}`,
    publishers.length === 0 ? '' : `from ${publishers.join(', ')}`,
    feedIds.length === 0
      ? ''
      : `brought by ${feedIds.map(id => feeds.find(feed => feed.id === id)?.name ?? 'a feed that was removed').join(', ')}`,
    minOutlets === 1 ? '' : `only what ${minOutlets} publishers have`,
    whenEmpty === 'line' ? '' : 'nothing when nothing is new',
    missed === 'late'
      ? `posted up to ${counted(lateHours, 'hour')} late`
      : missed === 'next'
        ? 'what was missed is told in the next'
        : 'what was missed is skipped',
    quiet === undefined ? '' : `quiet ${timeWords(quiet.from)}-${timeWords(quiet.to)}`,
    settings.approvalChannelId === undefined ? '' : 'posted once it is approved',
    dates === undefined ? '' : `dates as in ${localeWords(dates)}`,
  ]
    .filter(part => part !== '')
    .join('; ')
}

const LAYOUT_WORDS = { brief: 'Headlines', standard: 'Usual length', long: 'Long' }

/** `22:00` */
function timeWords(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' })
}

function isNone(typed: string): boolean {
  return typed.trim().toLowerCase() === NONE
}

async function readPeople(
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

async function readRaceOrNone(
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

async function readPublishers(typed: string, store: Store): Promise<string[]> {
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

async function readFeeds(
  typed: string,
  { store, spaceId }: { readonly store: Store; readonly spaceId: string },
): Promise<string[]> {
  const wanted = splitList(typed)
  if (wanted.length === 0) return []
  const feeds = await store.feeds.list(spaceId)
  return wanted.map(name => getFeed(feeds, name).id)
}

/** Discord gives a mention (`<#123>`), both give a link that ends in the channel's id. */
function readChannelOrNone(typed: string, { channelId }: Place): string | undefined {
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

function readQuietHours(typed: string): QuietHours | undefined {
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
