import { defineCommand } from '../src/bot/command.ts'
import { composeDigest } from '../src/digests/compose.ts'
import { DIGEST_OPTIONS } from '../src/digests/digest-options.ts'
import { orderedDigest } from '../src/digests/order-digest.ts'
import { recordChange } from '../src/digests/schedule-digest.ts'
import { writePost } from '../src/digests/write-post.ts'

export default defineCommand({
  name: 'digest now',
  description: 'Post a digest here at once: what is new since the last one',
  example: '/digest now limit:3',
  visibility: 'public',
  access: 'admin',
  options: {
    digest: { type: 'text', description: 'The number of one that is set up' },
    ...DIGEST_OPTIONS,
  },
  async handle({ digest: typed, ...values }, context) {
    const { store, now, asker } = context
    const order = await orderedDigest(typed, values, context)
    const content = await composeDigest(order, store, now)
    if ('skipped' in content)
      return { visibility: 'private', blocks: [{ kind: 'notice', level: 'info', text: content.skipped }] }
    const { userId: _, ...here } = asker.place
    // The reply is the post: it is kept like one, so that nothing of it comes again.
    const { id: postId } = await store.posts.add({
      subject: { kind: 'digest', id: order.id ?? 'now' },
      dueAt: now,
      place: here,
      postedAt: now,
      key: `now-${crypto.randomUUID()}`,
      messageIds: [],
      content,
    })
    await recordChange(
      `Posted ${order.id === undefined ? 'a digest' : `digest ${order.id}`} at once.`,
      context,
    )
    return { ...(await writePost(content, store)), postId }
  },
})
