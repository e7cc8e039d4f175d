import type { Asker, OptionValues } from '../bot/command.ts'
import { splitList } from '../bot/find-race.ts'
import type { DigestSettings } from '../model/digest.ts'
import type { Place } from '../model/place.ts'
import { raceName } from '../model/race.ts'
import type { Store } from '../stores/store.ts'
import { findLocale, localeWords, readLocale } from './locale.ts'
import {
  readChannelOrNone,
  readFeeds,
  readPeople,
  readPublishers,
  readQuietHours,
  readRaceOrNone,
} from './read-filters.ts'
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
