import type { webApi } from '@slack/bolt'
import type { Asker } from '../../bot/command.ts'

/** Where something was said, as Slack names it. */
export interface Whereabouts {
  readonly teamId: string
  readonly channelId: string
  readonly userId: string
  /** The thread's first message, by its time stamp. */
  readonly threadTs?: string | undefined
}

type Profile = Omit<Asker, 'place'>

const KEPT_MS = 10 * 60_000
const KEPT_AT_MOST = 5_000
/** Of somebody of whom Slack tells nothing: then nobody may change anything. */
const UNKNOWN_CLOCK = { timeZone: 'UTC' }
const UNKNOWN: Profile = { isAdmin: false, ...UNKNOWN_CLOCK }

/**
 * Finds out who asks: what clock they read and whether they may change what the space has. Slack is asked once in ten
 * minutes and person; where it does not say, they are nobody in particular.
 *
 * @param now milliseconds of any clock
 */
export function askers(now: () => number) {
  const known = new Map<string, { readonly profile: Promise<Profile>; readonly until: number }>()
  return async (
    client: webApi.WebClient,
    { teamId, channelId, userId, threadTs }: Whereabouts,
  ): Promise<Asker> => {
    const key = `${teamId}/${userId}`
    const found = known.get(key)
    const kept =
      found !== undefined && found.until > now()
        ? found
        : { profile: readProfile(client, userId), until: now() + KEPT_MS }
    known.delete(key)
    known.set(key, kept)
    if (known.size > KEPT_AT_MOST) known.delete(known.keys().next().value!)
    return {
      place: {
        platform: 'slack',
        spaceId: teamId,
        channelId,
        userId,
        ...(threadTs === undefined ? {} : { threadId: threadTs }),
      },
      ...(await kept.profile),
    }
  }
}

async function readProfile(client: webApi.WebClient, user: string): Promise<Profile> {
  try {
    const { user: profile } = await client.users.info({ user, include_locale: true })
    const zone = isZone(profile?.tz) ? profile.tz : undefined
    return {
      isAdmin: profile?.is_admin === true || profile?.is_owner === true,
      ...(zone === undefined ? UNKNOWN_CLOCK : { timeZone: zone, zoneFrom: 'profile' }),
      ...(profile?.locale === undefined ? {} : { locale: profile.locale }),
    }
  } catch {
    return UNKNOWN
  }
}

function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
