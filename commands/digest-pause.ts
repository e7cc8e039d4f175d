import { defineCommand } from '../src/bot/command.ts'
import { marked, markedText } from '../src/bot/marked.ts'
import { digestActions, markedDigest } from '../src/digests/digest-words.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { recordChange } from '../src/digests/schedule-digest.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'digest pause',
  description: 'Stop a digest for a while',
  example: '/digest pause 3',
  visibility: 'private',
  access: 'admin',
  options: { digest: { type: 'text', description: 'Its number, where the channel has several' } },
  async handle({ digest: typed }, context) {
    const { store, now } = context
    return withDigest(typed, context, async digest => {
      if (!(await store.digests.pause(digest.id, 'by hand')))
        throw new UserError('not-running', `Digest ${digest.id} is ${digest.state} already.`)
      const paused = { ...digest, state: 'paused', pauseReason: 'by hand' } as const
      await recordChange(`Paused digest ${digest.id}.`, context)
      return {
        title: `Digest ${digest.id} is paused`,
        blocks: [markedText(marked`It comes ${markedDigest(paused, now)}.`)],
        actions: digestActions(paused),
      }
    })
  },
})
