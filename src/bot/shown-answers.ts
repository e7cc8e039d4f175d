import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ShownAnswer } from '../model/feedback.ts'
import type { Place } from '../model/place.ts'
import type { Action } from '../model/reply.ts'
import type { Memory, MemoryKey } from '../stores/memory.ts'

/** How long an answer can be spoken of. */
const KEPT = Temporal.Duration.from({ hours: 24 * 14 })

/**
 * Keeps an answer for those who say whether it helped.
 *
 * @returns the two buttons for it
 */
export async function keepAnswer(
  memory: Memory,
  { spaceId }: Place,
  answer: Omit<ShownAnswer, 'id'>,
): Promise<Action[]> {
  const id = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 12)
  await memory.set(keyOf(spaceId, id), { ...answer, id }, { ttl: KEPT })
  return [
    { label: 'Helped', command: 'feedback', options: { answer: id, verdict: 'helped' } },
    { label: 'Wrong', command: 'feedback', options: { answer: id, verdict: 'wrong' } },
  ]
}

/** An answer that was shown in this space not too long ago. */
export function findShownAnswer(
  memory: Memory,
  spaceId: string,
  id: string,
): Promise<ShownAnswer | undefined> {
  return memory.get(keyOf(spaceId, id), answerShape)
}

function keyOf(spaceId: string, id: string): MemoryKey {
  return ['space', spaceId, 'answer', id]
}

const answerShape = z.object({
  id: z.string(),
  question: z.string(),
  abstained: z.boolean(),
  sentences: z.array(
    z.object({
      articleId: z.string(),
      revision: z.number(),
      span: z.object({ start: z.number(), end: z.number() }),
    }),
  ),
}) satisfies z.ZodType<ShownAnswer>
