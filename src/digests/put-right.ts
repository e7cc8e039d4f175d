import { type Post, PostError, type Poster } from '../bot/poster.ts'
import type { PostContent, PostRecord } from '../model/digest.ts'
import type { Reply } from '../model/reply.ts'

/** What came of it, to be kept: the post as it stands now, or the answer to it. */
export type PutRight =
  | { readonly edited: Pick<PostRecord, 'id' | 'messageIds' | 'content'> }
  | { readonly post: Pick<PostRecord, 'key' | 'messageIds' | 'threadId' | 'content'> }

/**
 * Edits what stands on a platform. Where that cannot be done any more, and where it was an answer to somebody, only what was
 * changed is said, as an answer to it.
 *
 * @param options.key names the answer, the same at each try
 * @throws PostError
 */
export async function putRight(
  { id, subject, place, messageIds, threadId }: PostRecord,
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
): Promise<PutRight> {
  const messageId = messageIds[0]!
  const thread = threadId === undefined ? {} : { threadId }
  if (subject.kind !== 'answer') {
    try {
      const post: Post = { channelId: place.channelId, messageId, messageIds, ...thread }
      const edited = await poster.edit(place, post, await write(content))
      return { edited: { id, messageIds: edited.messageIds, content } }
    } catch (error) {
      if (!(error instanceof PostError && ['refused', 'gone'].includes(error.failure))) throw error
    }
  }
  const alone = { ...content, notices: [], stories: [], quotes: [], ahead: [] }
  // Slack's threads are named by their first message; a Discord message has none of its own.
  const answered = threadId ?? (place.platform === 'slack' ? messageId : undefined)
  const post = await poster.post(
    { ...place, ...(answered === undefined ? {} : { threadId: answered }) },
    await write(alone),
    { key },
  )
  return {
    post: {
      key,
      messageIds: post.messageIds,
      content: alone,
      ...(post.threadId === undefined ? {} : { threadId: post.threadId }),
    },
  }
}
