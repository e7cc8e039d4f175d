import { defineCommand } from '../src/bot/command.ts'
import { changeDigest } from '../src/digests/change-digest.ts'

export default defineCommand({
  name: 'digest time',
  description: 'Change when a digest comes',
  example: '/digest time 8:30 pm weekdays',
  visibility: 'private',
  access: 'admin',
  options: {
    when: {
      type: 'text',
      free: true,
      required: true,
      description: 'New time, days and zone: 9am, weekdays, mondays 8:30 pm Europe/London',
    },
    digest: { type: 'text', description: 'Its number, where the channel has several' },
  },
  handle: ({ when, digest }, context) => changeDigest(digest, { when }, context),
})
