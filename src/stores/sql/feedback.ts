import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Feedback } from '../../model/feedback.ts'
import type { Store } from '../store.ts'
import { instantText, present, readJson, spanShape } from './columns.ts'
import type { Database, Tables } from './schema.ts'

/** What people said of answers, in a SQL table; see the port for what each method promises. */
export function feedbackIn(db: Database): Store['feedback'] {
  return {
    async save(said) {
      const { space_id, answer_id, user_id, ...rest } = feedbackToRow(said)
      await db
        .insertInto('feedback')
        .values({ space_id, answer_id, user_id, ...rest })
        .onConflict(conflict => conflict.columns(['space_id', 'answer_id', 'user_id']).doUpdateSet(rest))
        .execute()
    },

    async list() {
      const rows = await db
        .selectFrom('feedback')
        .selectAll()
        .orderBy('at')
        .orderBy('answer_id')
        .orderBy('user_id')
        .execute()
      return rows.map(rowToFeedback)
    },
  }
}

type FeedbackRow = Selectable<Tables['feedback']>

function feedbackToRow(said: Feedback): FeedbackRow {
  return {
    space_id: said.spaceId,
    answer_id: said.id,
    user_id: said.userId,
    at: instantText(said.at),
    question: said.question,
    abstained: said.abstained ? 1 : 0,
    sentences: JSON.stringify(said.sentences),
    verdict: said.verdict,
    reason: said.reason ?? null,
  }
}

function rowToFeedback(row: FeedbackRow): Feedback {
  return {
    id: row.answer_id,
    spaceId: row.space_id,
    userId: row.user_id,
    at: Temporal.Instant.from(row.at),
    question: row.question,
    abstained: row.abstained === 1,
    sentences: readJson(sentencesShape, row.sentences),
    verdict: row.verdict,
    ...present({ reason: row.reason }),
  }
}

const sentencesShape = z.array(z.object({ articleId: z.string(), revision: z.number(), span: spanShape }))
