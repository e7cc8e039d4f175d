import { createHash } from 'node:crypto'
import {
  type APIMessage,
  type APIThreadChannel,
  type Channel,
  ChannelType,
  type Client,
  type GuildBasedChannel,
  type RESTGetAPIGuildThreadsResult,
  Routes,
} from 'discord.js'
import type { Bot } from '../../bot/dispatch.ts'
import { shortened } from '../../bot/plain-text.ts'
import type { Post, Poster, PostPlace } from '../../bot/poster.ts'
import { PostError } from '../../bot/poster.ts'
import type { Reply } from '../../model/reply.ts'
import { ALREADY_CROSSPOSTED, codeOf, type Log, THREAD_ARCHIVED } from './faults.ts'
import { MAX_THREAD_NAME } from './limits.ts'
import { findObstacle } from './obstacles.ts'
import { toPostError } from './post-error.ts'
import { type DiscordMessage, renderReply } from './render.ts'
import { nonceOf, requestOf, withIds } from './send.ts'

/** Posts into channels, threads, forums and announcement channels. */
export function discordPoster(client: Client<true>, bot: Bot, log: Log): Poster {
  const explained = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw toPostError(error)
    }
  }
  const render = (place: { readonly spaceId: string }, reply: Reply) =>
    withIds(bot, place, ids => renderReply(reply, { ids, commands: bot.commands }))

  return {
    platform: 'discord',

    post: (place, reply, { key }) =>
      explained(async () => {
        const messages = marked(await render(place, reply), key)
        const channel = await fetchChannel(client, place)
        if (isForum(channel) && place.threadId === undefined)
          return postToForum(client, { channel, messages, key, name: reply.title ?? 'News' })
        const channelId = place.threadId ?? place.channelId
        const found = await findPosted(client, channelId)
        const messageIds: string[] = []
        for (const [index, message] of messages.entries())
          messageIds.push(
            found.get(markOf(key, index)) ?? (await send(client, channelId, message, nonceOf(key, index))),
          )
        if (channel?.type === ChannelType.GuildAnnouncement)
          await crosspost(client, channelId, messageIds, log)
        return postOf(place, messageIds)
      }),

    edit: (place, post, reply) =>
      explained(async () => {
        const channelId = post.threadId ?? post.channelId
        const messages = await render(place, reply)
        for (const id of post.messageIds.slice(messages.length))
          await client.rest.delete(Routes.channelMessage(channelId, id))
        const messageIds: string[] = []
        for (const [index, message] of messages.entries()) {
          const id = post.messageIds[index]
          if (id !== undefined)
            await client.rest.patch(Routes.channelMessage(channelId, id), requestOf(message))
          // A correction may say more than there was.
          messageIds.push(
            id ?? (await send(client, channelId, message, nonceOf(`edit ${post.messageId}`, index))),
          )
        }
        return { ...post, messageIds }
      }),

    tell: ({ spaceId, userId }, reply) =>
      explained(async () => {
        const { id } = await client.users.createDM(userId)
        const messages = await render({ spaceId }, reply)
        for (const [index, message] of messages.entries())
          await send(client, id, message, nonceOf(`tell ${userId} ${JSON.stringify(reply.blocks)}`, index))
      }),

    findObstacle: place => findObstacle(client, place),
  }
}

/** Undefined where the channel is not known; posting says why. */
async function fetchChannel(client: Client, place: PostPlace): Promise<Channel | undefined> {
  return (await client.channels.fetch(place.threadId ?? place.channelId)) ?? undefined
}

function isForum(channel: Channel | undefined): channel is GuildBasedChannel {
  return channel?.type === ChannelType.GuildForum || channel?.type === ChannelType.GuildMedia
}

/** Marks each message with its occasion, so that it is known again when it was posted and we have no note of it. */
function marked(messages: readonly DiscordMessage[], key: string): DiscordMessage[] {
  return messages.map((message, index) => {
    const [first, ...others] = message.components
    return { ...message, components: [{ ...first!, id: markOf(key, index) }, ...others] }
  })
}

/** Discord keeps a number of ours with each component: 31 bits of the occasion's name, beyond those that it counts itself. */
function markOf(key: string, index: number): number {
  return (createHash('sha256').update(`${key}\n${index}`).digest().readUInt32BE(0) % 0x7fffff00) + 0x100
}

/** Marks of our own messages among the last of a channel. Without the right to read them, the nonce alone has to do. */
async function findPosted(client: Client<true>, channelId: string): Promise<Map<number, string>> {
  try {
    const query = new URLSearchParams({ limit: '100' })
    const messages = (await client.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[]
    const own = messages.filter(({ author }) => author.id === client.user.id)
    return new Map(own.map(({ id, components }) => [components?.[0]?.id ?? 0, id]))
  } catch (error) {
    if (toPostError(error).failure === 'forbidden') return new Map()
    throw error
  }
}

async function send(
  client: Client,
  channelId: string,
  message: DiscordMessage,
  nonce: string,
): Promise<string> {
  const { body, files } = requestOf(message)
  const request = { body: { ...body, nonce, enforce_nonce: true }, files }
  try {
    return ((await client.rest.post(Routes.channelMessages(channelId), request)) as APIMessage).id
  } catch (error) {
    if (codeOf(error) !== THREAD_ARCHIVED) throw error
    await client.rest.patch(Routes.channel(channelId), { body: { archived: false } })
    return ((await client.rest.post(Routes.channelMessages(channelId), request)) as APIMessage).id
  }
}

/** A post of a forum is a thread with its first message, which has the thread's own id. */
async function postToForum(
  client: Client<true>,
  {
    channel,
    messages,
    key,
    name,
  }: {
    readonly channel: GuildBasedChannel
    readonly messages: readonly DiscordMessage[]
    readonly key: string
    readonly name: string
  },
): Promise<Post> {
  const [first, ...others] = messages
  const threadId =
    (await findForumPost(client, channel, markOf(key, 0))) ??
    (
      (await client.rest.post(Routes.threads(channel.id), {
        body: { name: shortened(name, MAX_THREAD_NAME), message: requestOf(first!).body },
        files: requestOf(first!).files,
      })) as APIThreadChannel
    ).id
  const found = await findPosted(client, threadId)
  const messageIds = [threadId]
  for (const [index, message] of others.entries()) {
    messageIds.push(
      found.get(markOf(key, index + 1)) ?? (await send(client, threadId, message, nonceOf(key, index + 1))),
    )
  }
  return { channelId: channel.id, threadId, messageId: threadId, messageIds }
}

async function findForumPost(
  client: Client<true>,
  channel: GuildBasedChannel,
  mark: number,
): Promise<string | undefined> {
  const { threads } = (await client.rest.get(
    Routes.guildActiveThreads(channel.guildId),
  )) as RESTGetAPIGuildThreadsResult
  const own = (threads as APIThreadChannel[]).filter(
    thread => thread.parent_id === channel.id && thread.owner_id === client.user.id,
  )
  // The newest alone: the same occasion is tried again soon or never.
  for (const { id } of own.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1)).slice(0, 3)) {
    if ((await findPosted(client, id)).get(mark) === id) return id
  }
  return undefined
}

/** So that it goes on to the servers that follow the channel. What stands is posted, whether that succeeds or not. */
async function crosspost(client: Client, channelId: string, ids: readonly string[], log: Log): Promise<void> {
  for (const id of ids) {
    try {
      await client.rest.post(Routes.channelMessageCrosspost(channelId, id))
    } catch (error) {
      if (codeOf(error) !== ALREADY_CROSSPOSTED)
        log('warn', 'An announcement was posted, but not passed on to those who follow the channel', {
          err: error,
        })
    }
  }
}

function postOf({ channelId, threadId }: PostPlace, messageIds: readonly string[]): Post {
  if (messageIds[0] === undefined) throw new PostError('refused', 'There was nothing to post.')
  return { channelId, ...(threadId === undefined ? {} : { threadId }), messageId: messageIds[0], messageIds }
}
