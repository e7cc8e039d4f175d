import type { types, webApi } from '@slack/bolt'
import type { Bot } from '../../bot/dispatch.ts'
import { type Post, PostError, type Poster, type PostPlace } from '../../bot/poster.ts'
import type { Reply } from '../../model/reply.ts'
import { buttonIds } from './buttons.ts'
import type { TakeTurn } from './channel-turns.ts'
import { slackErrorOf, toPostError } from './failures.ts'
import type { Spelt } from './paragraphs.ts'
import { renderReply, type SlackMessage } from './render.ts'

/** The client for a workspace, with a token that is good now; undefined where Hustings is not installed. */
export type FindClient = (spaceId: string) => Promise<webApi.WebClient | undefined>

/** Remembers that a post was begun, for as long as it may be tried again; false where it was begun before. */
export type BeginPost = (key: string) => Promise<boolean>

export interface PosterParts {
  readonly findClient: FindClient
  readonly beginPost: BeginPost
  /** Keeps what buttons do that cannot say it themselves. */
  readonly keep: Bot['keep']
  readonly spelt: Spelt
  readonly takeTurn: TakeTurn
}

const EVENT_TYPE = 'hustings_post'
/** Slack gives apps outside its Marketplace 15 messages of history at most. */
const LOOKED_BACK = 15

/**
 * Posts to Slack. Every message carries its key in its metadata, and before a post is tried again the channel's (or
 * thread's) last messages are looked through for it: an answer that got lost doubles nothing.
 */
export function slackPoster({ findClient, beginPost, keep, spelt, takeTurn }: PosterParts): Poster {
  const rendered = async (spaceId: string, reply: Reply, { isPrivate = false } = {}) => {
    const ids = buttonIds()
    const messages = renderReply(reply, { ids, spelt, isPrivate })
    await keep(ids.kept, { spaceId })
    return messages
  }
  const outlet = async (spaceId: string): Promise<Outlet> => {
    const client = await findClient(spaceId)
    if (client === undefined) throw new PostError('forbidden', 'Hustings is not installed in this workspace.')
    return { client, takeTurn: channelId => takeTurn({ spaceId, channelId }) }
  }
  return {
    platform: 'slack',

    post: (place, reply, { key }) =>
      explained(async () => {
        const out = await outlet(place.spaceId)
        const standing = (await beginPost(`${place.spaceId}/${place.channelId}/${key}`))
          ? new Map<number, string>()
          : await findPosted(out.client, place, key)
        return postAll(out, place, { messages: await rendered(place.spaceId, reply), key, standing })
      }),

    edit: (place, post, reply) =>
      explained(async () => editAll(await outlet(place.spaceId), post, await rendered(place.spaceId, reply))),

    tell: ({ spaceId, userId }, reply) =>
      explained(async () => {
        const out = await outlet(spaceId)
        const { channel } = await out.client.conversations.open({ users: userId })
        const messages = await rendered(spaceId, reply, { isPrivate: true })
        for (const message of messages) await send(out, channel!.id!, message, {})
      }),

    async findObstacle({ spaceId, channelId }) {
      try {
        const { client } = await outlet(spaceId)
        const { channel } = await client.conversations.info({ channel: channelId })
        if (channel?.is_archived) return 'That channel is archived.'
        const mayJoin = channel?.is_channel === true && channel.is_private !== true
        const isIn = channel?.is_member === true || channel?.is_im === true
        return isIn || mayJoin
          ? undefined
          : 'Hustings is not in that channel. Invite it there: /invite @Hustings'
      } catch (error) {
        return error instanceof PostError ? error.message : toPostError(error).message
      }
    },
  }
}

async function explained<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof PostError ? error : toPostError(error)
  }
}

/** A workspace's client, and the pace at which its channels are written to. */
interface Outlet {
  readonly client: webApi.WebClient
  readonly takeTurn: (channelId: string) => Promise<void>
}

interface Posting {
  readonly messages: readonly SlackMessage[]
  readonly key: string
  /** Parts that stand there already: index to time stamp. */
  readonly standing: ReadonlyMap<number, string>
}

/** The first message goes where it was asked to, the others into its thread, so that a channel shows one post. */
async function postAll(out: Outlet, place: PostPlace, { messages, key, standing }: Posting): Promise<Post> {
  const ids: string[] = []
  for (const [part, message] of messages.entries()) {
    const metadata = { event_type: EVENT_TYPE, event_payload: { key, part } }
    const thread = place.threadId ?? ids[0]
    ids.push(
      standing.get(part) ??
        (await send(out, place.channelId, message, {
          metadata,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        })),
    )
  }
  return {
    channelId: place.channelId,
    ...(place.threadId === undefined ? {} : { threadId: place.threadId }),
    messageId: ids[0]!,
    messageIds: ids,
  }
}

/** Posts one message; a public channel that Hustings is not in, it joins. */
async function send(
  { client, takeTurn }: Outlet,
  channel: string,
  message: SlackMessage,
  more: { readonly metadata?: types.MessageMetadata; readonly thread_ts?: string },
): Promise<string> {
  const post = async () => {
    await takeTurn(channel)
    return client.chat.postMessage({ channel, ...toArguments(message), ...more })
  }
  try {
    return (await post()).ts!
  } catch (error) {
    if (slackErrorOf(error) !== 'not_in_channel') throw error
    // A private channel cannot be joined: then what was wrong at first is what people need to know.
    await client.conversations.join({ channel }).catch(() => Promise.reject(error))
    return (await post()).ts!
  }
}

function toArguments({ blocks, ...rest }: SlackMessage) {
  return { ...rest, blocks: [...blocks] }
}

/** Which parts of a post stand in the channel, by the key in their metadata. */
async function findPosted(
  client: webApi.WebClient,
  { channelId, threadId }: PostPlace,
  key: string,
): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  const note = (
    messages: readonly { ts?: string; metadata?: { event_type?: string; event_payload?: object } }[] = [],
  ) => {
    for (const { ts, metadata } of messages) {
      const payload = metadata?.event_payload as { key?: unknown; part?: unknown } | undefined
      if (metadata?.event_type === EVENT_TYPE && payload?.key === key && ts !== undefined)
        found.set(Number(payload.part), ts)
    }
  }
  const look = { channel: channelId, limit: LOOKED_BACK, include_all_metadata: true }
  if (threadId === undefined) note((await client.conversations.history(look)).messages)
  const first = threadId ?? found.get(0)
  if (first !== undefined) note((await client.conversations.replies({ ...look, ts: first })).messages)
  return found
}

/** Other words in the same messages; what is too many goes, what is too few is said in the thread. */
async function editAll(out: Outlet, post: Post, messages: readonly SlackMessage[]): Promise<Post> {
  const { client, takeTurn } = out
  const channel = post.channelId
  const messageIds: string[] = []
  for (const [part, message] of messages.entries()) {
    const ts = post.messageIds[part]
    if (ts !== undefined) {
      await takeTurn(channel)
      await client.chat.update({ channel, ts, ...toArguments(message) })
    }
    messageIds.push(ts ?? (await send(out, channel, message, { thread_ts: post.threadId ?? post.messageId })))
  }
  for (const ts of post.messageIds.slice(messages.length)) await client.chat.delete({ channel, ts })
  return { ...post, messageIds }
}
