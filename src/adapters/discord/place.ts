import type { BaseInteraction, Channel, Client, Message } from 'discord.js'
import type { Asker } from '../../bot/command.ts'
import { type Place, personalSpace } from '../../model/place.ts'
import { ADMIN_PERMISSION } from './commands.ts'

/** Who asks by an interaction, and where. */
export function askerOf(
  interaction: BaseInteraction,
  { mayRunForAdmins = false }: { readonly mayRunForAdmins?: boolean } = {},
): Asker {
  const { client, channelId, channel, user, memberPermissions } = interaction
  const guildId = guildOf(client, interaction.guildId)
  const isAdmin =
    guildId === undefined || mayRunForAdmins || memberPermissions?.has(ADMIN_PERMISSION) === true
  return {
    place: place({ guildId, channelId: channelId ?? '', channel, userId: user.id }),
    isAdmin,
    timeZone: 'UTC',
    locale: interaction.locale,
    ...(interaction.guildLocale === null ? {} : { spaceLocale: interaction.guildLocale }),
  }
}

/** Who asks by a message, and where. */
export function askerOfMessage(message: Message): Asker {
  const { client, guildId, channelId, channel, author, member } = message
  const guild = guildOf(client, guildId)
  const isAdmin = guild === undefined || member?.permissions.has(ADMIN_PERMISSION) === true
  return {
    place: place({ guildId: guild, channelId, channel, userId: author.id }),
    isAdmin,
    timeZone: 'UTC',
    ...(message.guild === null ? {} : { spaceLocale: message.guild.preferredLocale }),
  }
}

/** Undefined outside any guild, and in one where only the asker brought the bot along. */
function guildOf(client: Client, guildId: string | null): string | undefined {
  return guildId !== null && client.guilds.cache.has(guildId) ? guildId : undefined
}

function place(at: {
  readonly guildId: string | undefined
  readonly channelId: string
  readonly channel: Channel | null
  readonly userId: string
}): Place {
  const spaceId = at.guildId ?? personalSpace(at.userId)
  const base = { platform: 'discord' as const, spaceId, userId: at.userId }
  if (at.channel?.isThread() && at.channel.parentId !== null)
    return { ...base, channelId: at.channel.parentId, threadId: at.channelId }
  return { ...base, channelId: at.channelId }
}
