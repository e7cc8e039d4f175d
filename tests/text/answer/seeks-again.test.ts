import { describe, expect, test } from 'vitest'
import { toldBy } from './told.ts'

describe('whether somebody wants another term', () => {
  const cases = [
    ['is Soto running again?', 'The seat is open because Ann Soto is not seeking a third term.'],
    ['is soto running for reelection', 'Soto announced in May that she would retire.'],
    ['will Ann Soto seek another term', 'Soto is running for re-election.'],
    ['is Soto seeking a third term in the Senate', 'Soto will run again.'],
  ] as const
  for (const [question, text] of cases)
    test(`${question} ${text}`, () => expect(toldBy(question, text)).toEqual([text]))
})

test('another’s plans, or nothing of a term, tell nothing', () => {
  expect(toldBy('is Soto running again?', 'Webb is not seeking a third term.')).toEqual([])
  expect(toldBy('is Soto running again?', 'Soto spoke on Monday.')).toEqual([])
  expect(toldBy('is Soto running?', 'Soto will run again.')).toBeUndefined()
})
