import { changesBlock } from '../src/bot/changes.ts'
import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'

export default defineCommand({
  name: 'feeds history',
  description: 'Who added and removed feeds here, and what was paused or moved',
  example: '/feeds history',
  visibility: 'private',
  access: 'everyone',
  options: { limit: { type: 'integer', min: 1, max: 50, description: 'How many changes, the last first' } },
  async handle({ limit = 20 }, { store, asker }) {
    const entries = await store.audit.list(asker.place.spaceId, { subject: 'feed', limit })
    if (entries.length === 0) return nothingFound('Nobody has changed a feed here yet.')
    return { title: 'Changes to feeds', blocks: [changesBlock(entries, asker.timeZone)] }
  },
})
