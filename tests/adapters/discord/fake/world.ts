import type { Json } from './check-body.ts'

// The people, servers and channels of the fake, in the shapes in which Discord sends them.

let count = 0
/** A new number as Discord hands them out: time, then a counter. */
export function snowflake(): string {
  return String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | BigInt(count++ & 0x3fffff))
}

export const BOT: Json = userOf('900000000000000001', 'hustings', true)
export const APPLICATION_ID = '900000000000000001'

export function userOf(id: string, username: string, bot = false): Json {
  return { id, username, discriminator: '0', global_name: username, avatar: null, bot, public_flags: 0 }
}

// View Channel, Send Messages, Read History, Attach Files, threads: what a guest may do.
export const MEMBER_PERMISSIONS = String(
  (1n << 10n) |
    (1n << 11n) |
    (1n << 14n) |
    (1n << 15n) |
    (1n << 16n) |
    (1n << 31n) |
    (1n << 35n) |
    (1n << 38n),
)
export const ADMIN_PERMISSIONS = String(BigInt(MEMBER_PERMISSIONS) | (1n << 5n))

export const TEXT = 0
export const ANNOUNCEMENT = 5
export const PUBLIC_THREAD = 11
export const FORUM = 15

export function channelOf(guildId: string, name: string, type = TEXT, more: Json = {}): Json {
  return {
    id: snowflake(),
    guild_id: guildId,
    name,
    type,
    position: 0,
    parent_id: null,
    permission_overwrites: [],
    nsfw: false,
    topic: null,
    last_message_id: null,
    ...(type === FORUM ? { available_tags: [], flags: 0 } : {}),
    ...more,
  }
}

/** A server with a channel of each kind, in which everybody may speak. */
export function guildOf(id: string, name: string, joinedAt = '2020-01-01T00:00:00.000Z'): Json {
  return {
    id,
    name,
    icon: null,
    owner_id: '800000000000000009',
    joined_at: joinedAt,
    unavailable: false,
    large: false,
    member_count: 3,
    roles: [
      {
        id,
        name: '@everyone',
        permissions: MEMBER_PERMISSIONS,
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: [
      channelOf(id, 'general'),
      channelOf(id, 'news', ANNOUNCEMENT),
      channelOf(id, 'digests', FORUM),
    ],
    threads: [],
    members: [{ user: BOT, roles: [], joined_at: joinedAt, deaf: false, mute: false, flags: 0 }],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    system_channel_id: null,
    preferred_locale: 'en-US',
    premium_tier: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    afk_timeout: 300,
    afk_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    public_updates_channel_id: null,
  }
}
