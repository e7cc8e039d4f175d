import type { PostContent } from '../model/digest.ts'
import type { Block, Excerpt, Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import type { PostPlace } from './poster.ts'

/** For so long an answer is put right when a publisher changes or withdraws what it showed. */
export const ANSWER_DAYS = 14

/**
 * Keeps where a reply stands for all to see, so that it can be found and put right: a digest that was posted at once, or an
 * answer that shows words of articles. Other replies have nothing that could change.
 */
export async function noteShown(
  reply: Reply,
  { place, messageIds }: { readonly place: PostPlace; readonly messageIds: readonly string[] },
  { store, now }: { readonly store: Store; readonly now: Temporal.Instant },
): Promise<void> {
  if (reply.status !== undefined || messageIds.length === 0) return
  if (reply.postId !== undefined) return store.posts.stands(reply.postId, messageIds)
  const quotes = reply.blocks.flatMap(excerptsIn).map(({ articleId, revision, span }) => ({
    articleId,
    revision,
    spans: [span],
  }))
  if (quotes.length === 0) return
  const { platform, spaceId, channelId, threadId } = place
  const thread = threadId === undefined ? {} : { threadId }
  const content: PostContent = {
    title: reply.title ?? 'An answer',
    notices: [],
    stories: [],
    quotes,
    ahead: [],
    corrections: [],
    upTo: now,
  }
  await store.posts.add({
    subject: { kind: 'answer', id: 'answer' },
    dueAt: now,
    place: { platform, spaceId, channelId, ...thread },
    postedAt: now,
    key: `answer-${crypto.randomUUID()}`,
    messageIds,
    content,
    ...thread,
  })
}

/** The words of articles that a block shows. */
function excerptsIn(block: Block): readonly Excerpt[] {
  switch (block.kind) {
    case 'quotation':
      return block.content
    case 'difference':
      return block.parts.flatMap(part => ('recorded' in part ? [part.recorded] : []))
    case 'sentences':
      return block.sentences.map(({ excerpt }) => excerpt)
    case 'story':
      return block.sentences
    case 'timeline':
      return block.events.map(({ sentence }) => sentence.excerpt)
    case 'comparison':
      return block.sides.map(({ sentence }) => sentence.excerpt)
    case 'written':
      return block.evidence.map(({ sentence }) => sentence.excerpt)
    case 'text':
    case 'notice':
    case 'fields':
    case 'citations':
    case 'link':
    case 'file':
    case 'image':
      return []
  }
}
