import { expect, test } from 'vitest'
import type { Feedback } from '../../../src/model/feedback.ts'
import { type OpenStore, withStore } from './records.ts'

const said: Feedback = {
  id: 'a1',
  spaceId: 'guild-1',
  userId: '7',
  at: Temporal.Instant.from('2024-03-05T15:30:00.25Z'),
  question: "Who 'won' 😀?",
  abstained: false,
  sentences: [{ articleId: 'bridge', revision: 2, span: { start: 3, end: 9 } }],
  verdict: 'wrong',
  reason: 'person',
}

export function feedbackContract(open: OpenStore): void {
  test('what was said comes back, the first first', () =>
    withStore(open, async ({ feedback }) => {
      const { reason: _, ...rest } = said
      const before: Feedback = {
        ...rest,
        id: 'a2',
        verdict: 'helped',
        abstained: true,
        sentences: [],
        at: said.at.subtract({ seconds: 1 }),
      }
      await feedback.save(said)
      await feedback.save(before)
      expect(await feedback.list()).toEqual([before, said])
    }))

  test('everybody has one say about an answer, the last', () =>
    withStore(open, async ({ feedback }) => {
      await feedback.save(said)
      await feedback.save({ ...said, userId: '8' })
      const { reason: _, ...changed } = { ...said, verdict: 'helped' as const }
      await feedback.save(changed)
      expect(await feedback.list()).toEqual([changed, { ...said, userId: '8' }])
    }))

  test('a space’s goes with it', () =>
    withStore(open, async ({ feedback, spaces }) => {
      await feedback.save(said)
      await feedback.save({ ...said, spaceId: 'guild-2' })
      await spaces.erase('guild-1')
      expect((await feedback.list()).map(({ spaceId }) => spaceId)).toEqual(['guild-2'])
    }))
}
