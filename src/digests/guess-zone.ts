import type { Asker } from '../bot/command.ts'
import type { Digest } from '../model/digest.ts'
import type { Action, NoticeBlock, Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import { zoneInFull } from './find-zone.ts'
import { localeWords } from './locale.ts'

/** A zone that nobody named, and where it is taken from, for people. */
export interface GuessedZone {
  readonly timeZone: string
  readonly because: string
}

/**
 * The zone of whoever asks, as far as it is known: by their platform's profile or machine, by the other digests of their
 * space, or by their language, where all who have it for their own read the same clock. Undefined where it is to be asked.
 */
export async function guessZone(
  { zoneFrom, timeZone, locale, place }: Asker,
  store: Store,
  now: Temporal.Instant,
): Promise<GuessedZone | undefined> {
  if (zoneFrom === 'profile') return { timeZone, because: 'the zone in your profile' }
  if (zoneFrom === 'machine') return { timeZone, because: 'the zone of this machine' }
  const digests = await store.digests.list(place.spaceId)
  const zones = new Set(digests.map(digest => digest.timeZone))
  const [zone] = zones
  if (zone !== undefined && zones.size === 1)
    return { timeZone: zone, because: 'the zone of the digests here' }
  const only = locale && onlyZoneOf(locale, now)
  return only ? { timeZone: only, because: `the zone where ${localeWords(locale)} is spoken` } : undefined
}

/**
 * The zone of the one country that a language belongs to first, where it has one clock: Germany for `de`, Japan for `ja`.
 * Undefined for `en-US` and `es-ES`, and for what is spoken in many countries.
 */
export function onlyZoneOf(locale: string, now: Temporal.Instant): string | undefined {
  const tag = new Intl.Locale(locale)
  if (tag.region === undefined && SPOKEN_WIDELY.has(tag.language)) return undefined
  const zones = tag.maximize().getTimeZones() ?? []
  // Germany has two by name, which never differ by now.
  const clocks = new Set(zones.map(zone => clockOf(zone, now)))
  return clocks.size === 1 ? current(zones[0]!) : undefined
}

// Languages without a country's name, of more than one country with clocks of their own.
const SPOKEN_WIDELY = new Set(['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh'])

/** How far the zone is from Greenwich in each month of a year from now. */
function clockOf(timeZone: string, now: Temporal.Instant): string {
  return Array.from(
    { length: 12 },
    (_, month) => now.add({ hours: 24 * 30 * month }).toZonedDateTimeISO(timeZone).offset,
  ).join()
}

/** The list has some cities by names of before; `Asia/Calcutta`. */
function current(timeZone: string): string {
  return RENAMED.get(timeZone) ?? timeZone
}

const RENAMED = new Map([
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
])

/** Says that a zone was assumed, and how to take another. */
export function zoneNotice({ timeZone, because }: GuessedZone, { id }: Pick<Digest, 'id'>): NoticeBlock {
  return {
    kind: 'notice',
    level: 'info',
    text: `You named no time zone, so it is ${zoneInFull(timeZone)}: ${because}. For another: /digest edit ${id} when:8am Europe/London`,
  }
}

/** Asks for the zone of a digest, with the zones of the United States as buttons. */
export function whichZone(options: Readonly<Record<string, string | number | undefined>>): Reply {
  const typed = Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const inZone = (label: string, zone: string): Action => ({
    label,
    command: 'digest schedule',
    options: { ...typed, zone },
  })
  return {
    status: 'refused',
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        text: 'In which time zone? I cannot tell from here. Add it, as in 8am Europe/London, or fill in zone.',
      },
    ],
    actions: [
      inZone('Eastern', 'America/New_York'),
      inZone('Central', 'America/Chicago'),
      inZone('Mountain', 'America/Denver'),
      inZone('Pacific', 'America/Los_Angeles'),
    ],
  }
}
