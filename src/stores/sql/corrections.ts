import type { Insertable, Selectable } from 'kysely'
import type { Correction } from '../../model/correction.ts'
import type { ArticleRecord, Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText, optional, present, readJson, spansShape } from './columns.ts'
import type { Database, Tables } from './schema.ts'
import { writing } from './transactions.ts'

/** Corrections in SQL tables; see the port for what each method promises. */
export function correctionsIn(db: Database): Store['corrections'] {
  return {
    async since(instant) {
      const rows = await db
        .selectFrom('corrections')
        .selectAll()
        .where('seen_at', '>', instantText(instant))
        .orderBy('seen_at')
        .orderBy('key')
        .execute()
      return rows.map(rowToCorrection)
    },

    async ofArticle(articleId) {
      const rows = await db
        .selectFrom('corrections')
        .selectAll()
        .where('article_id', '=', articleId)
        .orderBy('key')
        .execute()
      return rows.map(rowToCorrection)
    },

    withdraw: (articleId, seenAt) =>
      writing(db, async transaction => {
        const { revision } = await transaction
          .selectFrom('articles')
          .select('revision')
          .where('id', '=', articleId)
          .where('newest', '=', 1)
          .executeTakeFirstOrThrow()
        await transaction
          .insertInto('corrections')
          .values({
            article_id: articleId,
            from_revision: revision,
            to_revision: null,
            kind: 'withdrawn',
            before: '[]',
            after: null,
            speaker_id: null,
            seen_at: instantText(seenAt),
          })
          .onConflict(conflict => conflict.doNothing())
          .execute()
      }),
  }
}

/** Adds what a revision does not keep of the one before. In a transaction. */
export async function addCorrections(
  db: Database,
  articleId: string,
  {
    corrections,
    toRevision,
  }: { readonly corrections: ArticleRecord['corrections']; readonly toRevision: number },
): Promise<void> {
  if (corrections === undefined) return
  const { seenAt, fromRevision, found } = corrections
  const rows = found.map(
    ({ kind, before, after, speakerId }): Insertable<Tables['corrections']> => ({
      article_id: articleId,
      from_revision: fromRevision,
      to_revision: toRevision,
      kind,
      before: JSON.stringify(before),
      after: optional(after, JSON.stringify) ?? null,
      speaker_id: speakerId ?? null,
      seen_at: instantText(seenAt),
    }),
  )
  await inBatches(rows, batch => db.insertInto('corrections').values(batch).execute())
}

function rowToCorrection(row: Selectable<Tables['corrections']>): Correction {
  return {
    id: String(row.key),
    kind: row.kind,
    articleId: row.article_id,
    fromRevision: row.from_revision,
    before: readJson(spansShape, row.before),
    ...present({
      toRevision: row.to_revision,
      after: optional(row.after, json => readJson(spansShape, json)),
      speakerId: row.speaker_id,
    }),
    seenAt: Temporal.Instant.from(row.seen_at),
  }
}
