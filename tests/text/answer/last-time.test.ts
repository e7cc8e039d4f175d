import { describe, expect, test } from 'vitest'
import { toldBy } from './told.ts'

describe('when somebody last did something', () => {
  const cases = [
    ['when did Democrats last hold the seat?', 'Democrats have not held the seat since 1998.'],
    ['when did democrats last hold the seat', 'The seat was last held by a Democrat in 1998.'],
    ['when did Republicans last control the board', 'Republicans last controlled the board in 2006.'],
    ['when was the bridge last inspected', 'The state last inspected the bridge in 2021.'],
    ['when was the last time the council raised taxes', 'The council last raised taxes in 2019.'],
  ] as const
  for (const [question, text] of cases)
    test(`${question} ${text}`, () => expect(toldBy(question, text)).toEqual([text]))
})

describe('what tells of another’s, or of another time', () => {
  const cases = [
    ['another’s', 'when did Democrats last hold the seat', 'Republicans last held the seat in 2006.'],
    ['how long another has', 'when did Democrats last hold the seat', 'Hatch has held the seat since 2015.'],
    ['another deed', 'when did Democrats last hold the seat', 'Democrats last won the county in 2006.'],
    ['another place', 'when did Democrats last hold the seat', 'Democrats last held the board in 2006.'],
    [
      'denied of one year',
      'when did Democrats last hold the seat',
      'Democrats did not hold the seat in 2006.',
    ],
    ['no day', 'when did Democrats last hold the seat', 'Democrats last held the seat long ago.'],
  ] as const
  for (const [name, question, text] of cases) test(name, () => expect(toldBy(question, text)).toEqual([]))
})

test('other questions are none of this form', () => {
  for (const question of ['when did Soto resign', 'when was the last debate', 'who last held it'])
    expect(toldBy(question, 'Soto last ran in 2006.') ?? [], question).toEqual([])
})
