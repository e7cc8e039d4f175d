import { type Post, PostError, type Poster } from '../bot/poster.ts'
import type { PostContent, PostRecord } from '../model/digest.ts'
import type { Reply } from '../model/reply.ts'

/**
 * Edits what stands on a platform. Where that cannot be done any more, only what was changed is said, as an answer to it.
 *
 * @param options.key names the answer, the same at each try
 * @throws PostError
 */
export async function putRight(
  { place, messageIds, threadId }: PostRecord,
  {
    content,
    write,
    poster,
    key,
  }: {
    readonly content: PostContent
    readonly write: (content: PostContent) => Promise<Reply>
    readonly poster: Poster
    readonly key: string
  },
): Promise<Pick<Post, 'messageIds' | 'threadId'>> {
  const messageId = messageIds[0]!
  const thread = threadId === undefined ? {} : { threadId }
  try {
    const post = { channelId: place.channelId, messageId, messageIds, ...thread }
    await poster.edit(place, post, await write(content))
    return { messageIds, ...thread }
  } catch (error) {
    if (!(error instanceof PostError && ['refused', 'gone'].includes(error.failure))) throw error
  }
  const alone = { ...content, notices: [], stories: [], quotes: [], ahead: [] }
  // Slack's threads are named by their first message; a Discord message has none of its own.
  const answered = threadId ?? (place.platform === 'slack' ? messageId : undefined)
  return poster.post(
    { ...place, ...(answered === undefined ? {} : { threadId: answered }) },
    await write(alone),
    { key },
  )
}
