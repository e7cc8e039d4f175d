import { changesBlock } from '../src/bot/changes.ts'
import { defineCommand } from '../src/bot/command.ts'
import { nothingFound } from '../src/bot/replies.ts'

export default defineCommand({
  name: 'admin history',
  description: 'Who changed what in this space: feeds, digests, alerts, races, labels, sign-ins',
  example: '/admin history',
  visibility: 'private',
  access: 'admin',
  options: { limit: { type: 'integer', min: 1, max: 50, description: 'How many changes, the last first' } },
  async handle({ limit = 20 }, { store, asker }) {
    const entries = await store.audit.list(asker.place.spaceId, { limit })
    if (entries.length === 0) return nothingFound('Nobody has changed anything here yet.')
    return { title: 'Who changed what', blocks: [changesBlock(entries, asker.timeZone)] }
  },
})
