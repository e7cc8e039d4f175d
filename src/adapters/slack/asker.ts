import type { webApi } from '@slack/bolt'
import type { Asker } from '../../bot/command.ts'
import type { IsAdmin } from '../../bot/sign-ins.ts'
import { slackErrorOf } from './failures.ts'
import type { FindClient } from './poster.ts'

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

/** Whether somebody may administrate their workspace, asked of Slack anew. */
export function slackRights(findClient: FindClient): IsAdmin {
  return async ({ spaceId, userId }) => {
    try {
      const client = await findClient(spaceId)
      const found = await client?.users.info({ user: userId })
      return isAdministrator(found?.user)
    } catch (error) {
      if (NOBODY_THERE.has(slackErrorOf(error) ?? '')) return false
      throw error
    }
  }
}

// Taken out of the workspace, or the bot was.
const NOBODY_THERE = new Set(['user_not_found', 'account_inactive', 'token_revoked', 'invalid_auth'])

async function readProfile(client: webApi.WebClient, user: string): Promise<Profile> {
  try {
    const { user: profile } = await client.users.info({ user, include_locale: true })
    const zone = isZone(profile?.tz) ? profile.tz : undefined
    return {
      isAdmin: isAdministrator(profile),
      ...(zone === undefined ? UNKNOWN_CLOCK : { timeZone: zone, zoneFrom: 'profile' }),
      ...(profile?.locale === undefined ? {} : { locale: profile.locale }),
    }
  } catch {
    return UNKNOWN
  }
}

/** An account that was closed keeps what it was. */
function isAdministrator(user: webApi.UsersInfoResponse['user']): boolean {
  return user?.deleted !== true && (user?.is_admin === true || user?.is_owner === true)
}

function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
