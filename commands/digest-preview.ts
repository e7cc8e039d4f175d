import { defineCommand } from '../src/bot/command.ts'
import { composeDigest } from '../src/digests/compose.ts'
import { DIGEST_OPTIONS } from '../src/digests/digest-options.ts'
import { orderedDigest } from '../src/digests/order-digest.ts'
import { writePost } from '../src/digests/write-post.ts'

export default defineCommand({
  name: 'digest preview',
  description: 'The digest as it would be posted now, shown to you alone',
  example: '/digest preview limit:3',
  visibility: 'private',
  access: 'everyone',
  shareable: true,
  options: {
    digest: { type: 'text', description: 'The number of one that is set up' },
    ...DIGEST_OPTIONS,
  },
  async handle({ digest: typed, ...values }, context) {
    const { store, now } = context
    const order = await orderedDigest(typed, values, context)
    const content = await composeDigest(order, store, now)
    if ('skipped' in content)
      return {
        blocks: [{ kind: 'notice', level: 'info', text: `It would not be posted: ${content.skipped}` }],
      }
    const numbered = order.id === undefined ? {} : { digest: order.id }
    return {
      ...(await writePost(content, store)),
      actions: [
        { label: 'Post now', command: 'digest now', options: numbered },
        ...(order.id === undefined
          ? [{ label: 'Schedule', command: 'digest schedule', options: {} }]
          : [{ label: 'Change time', command: 'digest time', options: numbered }]),
      ],
    }
  },
})
