import { defineCommand } from '../src/bot/command.ts'
import { withDigest } from '../src/digests/find-digest.ts'
import { recordChange } from '../src/digests/schedule-digest.ts'
import { scheduleWords } from '../src/digests/schedule-words.ts'
import { UserError } from '../src/model/errors.ts'

export default defineCommand({
  name: 'digest remove',
  description: 'Take a digest away; can be undone',
  example: '/digest remove 3',
  visibility: 'private',
  access: 'admin',
  options: { digest: { type: 'text', description: 'Its number, where the channel has several' } },
  async handle({ digest: typed }, context) {
    return withDigest(typed, context, async digest => {
      if (digest.state === 'removed')
        throw new UserError(
          'removed-already',
          `Digest ${digest.id} is removed already. Undo: /digest resume ${digest.id}`,
        )
      await context.store.digests.change(digest.id, { state: 'removed', nextDueAt: undefined })
      await recordChange(`Removed digest ${digest.id}.`, context)
      return {
        title: `Digest ${digest.id} is removed`,
        blocks: [{ kind: 'text', text: `It came ${scheduleWords(digest)}.` }],
        actions: [{ label: 'Undo', command: 'digest resume', options: { digest: digest.id } }],
      }
    })
  },
})
