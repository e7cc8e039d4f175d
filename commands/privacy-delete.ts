import { defineCommand } from '../src/bot/command.ts'
import { eraseSpace, exportSpace } from '../src/bot/spaces.ts'

export default defineCommand({
  name: 'privacy delete',
  description: 'Delete everything that is kept for this space, for good',
  example: '/privacy delete',
  visibility: 'private',
  access: 'admin',
  options: {
    confirm: { type: 'boolean', description: 'Yes deletes; without it, you are shown what would go' },
  },
  async handle({ confirm = false }, { store, memory, asker }) {
    const { spaceId } = asker.place
    if (confirm) {
      await eraseSpace({ store, memory }, spaceId)
      return {
        blocks: [
          { kind: 'notice', level: 'info', text: 'Deleted. Nothing is kept for this space any more.' },
        ],
      }
    }
    const tables = Object.values(await exportSpace({ store, memory }, spaceId))
    const count = tables.reduce((sum, rows) => sum + rows.length, 0)
    if (count === 0)
      return { blocks: [{ kind: 'notice', level: 'info', text: 'Nothing is kept for this space.' }] }
    const entries = count === 1 ? 'The one entry' : `All ${count.toLocaleString('en')} entries`
    return {
      blocks: [
        {
          kind: 'notice',
          level: 'warning',
          text: `${entries} kept for this space would be deleted: feeds, digests, settings and whatever else was set up here. That cannot be undone. /privacy export gives you a copy first. Articles that come from the news stay.`,
        },
      ],
      actions: [{ label: 'Delete everything', command: 'privacy delete', options: { confirm: true } }],
    }
  },
})
