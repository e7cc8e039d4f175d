import type { webApi } from '@slack/bolt'
import { shortened } from '../../bot/plain-text.ts'
import type { Reply } from '../../model/reply.ts'
import { type AnswerTo, isDirect, thread } from './answer-to.ts'
import { toPostError } from './failures.ts'
import { MAX_ALT } from './limits.ts'

/** Sends the files of a reply. Slack cannot show a file to one person in a channel, so they come as direct messages. */
export async function sendFiles(client: webApi.WebClient, { userId }: AnswerTo, reply: Reply): Promise<void> {
  const files = reply.blocks.filter(block => block.kind === 'file')
  if (files.length === 0) return
  const channel = await openDirect(client, userId)
  for (const { name, text } of files) {
    await client.filesUploadV2({ channel_id: channel, filename: name, content: text })
  }
}

/**
 * Sends the pictures of a reply: where the reply stands, or as direct messages where it is private or the bot is no
 * member.
 */
export async function sendPictures(client: webApi.WebClient, to: AnswerTo, reply: Reply): Promise<void> {
  if (!reply.blocks.some(block => block.kind === 'image')) return
  if (reply.visibility !== 'private' || isDirect(to)) {
    try {
      return await upload(client, { channel_id: to.channelId, ...thread(to) }, reply)
    } catch (error) {
      if (!['gone', 'forbidden'].includes(toPostError(error).failure)) throw error
    }
  }
  await upload(client, { channel_id: await openDirect(client, to.userId) }, reply)
}

async function upload(
  client: webApi.WebClient,
  where: { readonly channel_id: string; readonly thread_ts?: string },
  { blocks }: Reply,
): Promise<void> {
  for (const block of blocks) {
    if (block.kind !== 'image') continue
    const { name, alt, base64 } = block
    const { channel_id, thread_ts } = where
    const picture = {
      filename: name,
      title: name,
      alt_text: shortened(alt, MAX_ALT),
      file: Buffer.from(base64, 'base64'),
    }
    await client.filesUploadV2(
      thread_ts === undefined ? { channel_id, ...picture } : { channel_id, thread_ts, ...picture },
    )
  }
}

async function openDirect(client: webApi.WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId })
  return channel!.id!
}
