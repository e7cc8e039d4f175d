import type { Store } from '../store.ts'
import type { Database } from './schema.ts'

/** Spaces' own labels of publishers in a SQL table; see the port for what each method promises. */
export function labelsIn(db: Database): Store['labels'] {
  return {
    async set({ spaceId, publisher, label }) {
      if (label === undefined) {
        await db
          .deleteFrom('publisher_labels')
          .where('space_id', '=', spaceId)
          .where('publisher', '=', publisher)
          .execute()
        return
      }
      await db
        .insertInto('publisher_labels')
        .values({ space_id: spaceId, publisher, label })
        .onConflict(conflict => conflict.columns(['space_id', 'publisher']).doUpdateSet({ label }))
        .execute()
    },

    async list(spaceId) {
      const rows = await db
        .selectFrom('publisher_labels')
        .select(['publisher', 'label'])
        .where('space_id', '=', spaceId)
        .orderBy('publisher')
        .execute()
      return new Map(rows.map(row => [row.publisher, row.label]))
    },
  }
}
