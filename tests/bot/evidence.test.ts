import { expect, test } from 'vitest'
import { nearBest } from '../../src/bot/evidence.ts'

const sentence = { candidate: 0, span: { start: 0, end: 10 }, emphasis: [], answering: [] }
const best = { ...sentence, score: 5, coverage: 0.8 }

test('what completes the best is shown with it, also where it speaks of less of the question', () => {
  const next = { ...sentence, score: 2.8, coverage: 0.1 }
  expect(nearBest([best, { ...next, completesBest: true }])).toHaveLength(2)
  expect(nearBest([best, next])).toEqual([best])
})

test('what is as likely and speaks of as much is shown too', () => {
  const beside = { ...sentence, score: 4, coverage: 0.7 }
  expect(nearBest([best, beside, { ...beside, coverage: 0.2 }, { ...beside, score: 1 }])).toEqual([
    best,
    beside,
  ])
})
