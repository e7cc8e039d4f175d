import { defineCommand } from '../src/bot/command.ts'
import { exportSpace } from '../src/bot/spaces.ts'

export default defineCommand({
  name: 'privacy export',
  description: 'Everything that is kept for this space, as a file',
  example: '/privacy export',
  visibility: 'private',
  access: 'admin',
  options: {},
  async handle(_, { store, memory, asker, now }) {
    const tables = await exportSpace({ store, memory }, asker.place.spaceId)
    const kept = Object.entries(tables).map(([table, rows]) => ({
      name: table.replaceAll('_', ' '),
      value: rows.length === 1 ? 'one entry' : `${rows.length.toLocaleString('en')} entries`,
    }))
    if (kept.length === 0)
      return { blocks: [{ kind: 'notice', level: 'info', text: 'Nothing is kept for this space.' }] }
    const { platform, spaceId } = asker.place
    return {
      title: 'Kept for this space',
      blocks: [
        { kind: 'fields', fields: kept },
        {
          kind: 'file',
          name: 'hustings-export.json',
          text: JSON.stringify({ platform, spaceId, exportedAt: now.toString(), tables }, undefined, 2),
        },
      ],
    }
  },
})
