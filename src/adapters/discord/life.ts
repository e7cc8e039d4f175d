import { ChannelType, type Client, type Guild, Routes } from 'discord.js'
import type { Bot } from '../../bot/dispatch.ts'
import type { Reply } from '../../model/reply.ts'
import type { Log } from './faults.ts'
import { missingPermissions } from './obstacles.ts'
import { renderReply } from './render.ts'
import { nonceOf, requestOf, withIds } from './send.ts'

/** A bot that was off when it was taken in says hello for so long afterwards. */
const NEW_FOR_MS = 24 * 60 * 60_000

/** The bot is in a guild from now on: it says hello, once. */
export async function guildJoined(guild: Guild, bot: Bot, log: Log): Promise<void> {
  const welcome = await bot.spaces.joined(guild.id)
  if (welcome === undefined) return
  const channelId = findVoice(guild)
  if (channelId === undefined) {
    log('info', `Nowhere to say hello in ${guild.name}: I may not send messages in any channel`)
    return
  }
  await sayHello(guild, { bot, channelId, welcome })
}

/** The bot was taken out, or the guild was deleted: what is kept for it goes, after the grace. */
export async function guildLeft(guildId: string, bot: Bot): Promise<void> {
  await bot.spaces.left(guildId)
}

/** What happened to our guilds while we were off. */
export async function catchUp(client: Client<true>, bot: Bot, log: Log): Promise<void> {
  const { cache } = client.guilds
  for (const guild of cache.values()) {
    const isNew = guild.available && Date.now() - guild.joinedTimestamp < NEW_FOR_MS
    if (isNew) await guildJoined(guild, bot, log)
    else await bot.spaces.stays(guild.id)
  }
  for (const spaceId of await bot.spaces.known()) {
    if (isOurs(client, spaceId) && !cache.has(spaceId)) await guildLeft(spaceId, bot)
  }
}

/** Whether a space is a guild that one of our own connections would hear of. */
function isOurs(client: Client<true>, spaceId: string): boolean {
  if (!/^\d{15,}$/.test(spaceId)) return false
  const { shardCount, shards } = client.options
  const shard = Number((BigInt(spaceId) >> 22n) % BigInt(shardCount ?? 1))
  return Array.isArray(shards) ? shards.includes(shard) : true
}

async function sayHello(
  guild: Guild,
  { bot, channelId, welcome }: { readonly bot: Bot; readonly channelId: string; readonly welcome: Reply },
): Promise<void> {
  const messages = await withIds(bot, { spaceId: guild.id }, ids =>
    renderReply(welcome, { ids, commands: bot.commands }),
  )
  for (const [index, message] of messages.entries()) {
    const { body, files } = requestOf(message)
    const nonce = nonceOf(`welcome ${guild.id}`, index)
    await guild.client.rest.post(Routes.channelMessages(channelId), {
      body: { ...body, nonce, enforce_nonce: true },
      files,
    })
  }
}

/** The channel for such messages, or else the first in which the bot may speak. */
function findVoice(guild: Guild): string | undefined {
  const channels = guild.channels.cache
    .filter(channel => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.rawPosition - b.rawPosition)
  const ordered = [...(guild.systemChannel === null ? [] : [guild.systemChannel]), ...channels.values()]
  return ordered.find(channel => missingPermissions(guild.client, channel).length === 0)?.id
}
