import { type Channel, type Client, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js'
import type { PostPlace } from '../../bot/poster.ts'
import { isPersonal } from '../../model/place.ts'
import { toPostError } from './post-error.ts'

/** Why nothing could be posted there now, for those who administrate the space; undefined where all is well. */
export async function findObstacle(client: Client<true>, place: PostPlace): Promise<string | undefined> {
  const guild = client.guilds.cache.get(place.spaceId)
  if (guild !== undefined && !guild.available)
    return 'Discord cannot reach this server at the moment. Posts wait until it can.'
  let channel: Channel | null
  try {
    channel = await client.channels.fetch(place.threadId ?? place.channelId)
  } catch (error) {
    return toPostError(error).message
  }
  if (channel === null) return 'This channel is no more. Choose another.'
  // Whoever administrates one server could name a channel of another.
  const isOwn = channel.isDMBased() ? isPersonal(place.spaceId) : channel.guildId === place.spaceId
  if (!isOwn) return 'That is no channel of this server. Choose one that is.'
  if (channel.isDMBased()) return undefined
  const missing = missingPermissions(client, channel)
  if (missing.length > 0) {
    return `I lack ${missing.join(' and ')} in #${channel.name}. Give it to me in the channel’s settings, page Permissions.`
  }
  if (channel.isThread() && channel.locked)
    return `The thread ${channel.name} is locked. Unlock it, or choose another.`
  return undefined
}

/** What the bot may not do in a channel and needs to, by Discord's own names. */
export function missingPermissions(client: Client<true>, channel: GuildBasedChannel): string[] {
  const held = channel.permissionsFor(client.user)
  const needed: [string, bigint][] = [
    ['View Channel', PermissionFlagsBits.ViewChannel],
    channel.isThread()
      ? ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads]
      : ['Send Messages', PermissionFlagsBits.SendMessages],
  ]
  return needed.filter(([, bit]) => held?.has(bit) !== true).map(([name]) => name)
}
