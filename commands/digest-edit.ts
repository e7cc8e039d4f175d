import { defineCommand } from '../src/bot/command.ts'
import { changeDigest } from '../src/digests/change-digest.ts'
import { DIGEST_OPTIONS, SCHEDULE_OPTIONS } from '../src/digests/digest-options.ts'

export default defineCommand({
  name: 'digest edit',
  description: 'Change when a digest comes, or what is in it',
  example: '/digest edit 3 when:8:30 pm weekdays limit:3',
  visibility: 'private',
  access: 'admin',
  options: {
    digest: { type: 'text', description: 'Its number, where the channel has several' },
    when: { type: 'text', free: true, description: 'New time, days and zone' },
    ...DIGEST_OPTIONS,
    ...SCHEDULE_OPTIONS,
  },
  handle: ({ digest, ...changes }, context) => changeDigest(digest, changes, context),
})
