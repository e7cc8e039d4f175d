import { defineCommand } from '../src/bot/command.ts'
import { marked, markedText } from '../src/bot/marked.ts'
import { digestActions, digestWords, markedDigest } from '../src/digests/digest-words.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { activate, recordChange } from '../src/digests/schedule-digest.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'digest resume',
  description: 'Let a digest come again that was paused or removed',
  example: '/digest resume 3',
  visibility: 'private',
  access: 'admin',
  options: { digest: { type: 'text', description: 'Its number, where the channel has several' } },
  async handle({ digest: typed }, context) {
    const { now } = context
    return withDigest(typed, context, async before => {
      if (before.state === 'active')
        throw new UserError('running-already', `Digest ${before.id} is running: ${digestWords(before, now)}.`)
      const digest = await activate(before, context)
      await recordChange(`Resumed digest ${digest.id}.`, context)
      return {
        title: `Digest ${digest.id} is running`,
        blocks: [markedText(marked`It comes ${markedDigest(digest, now)}.`)],
        actions: digestActions(digest),
      }
    })
  },
})
