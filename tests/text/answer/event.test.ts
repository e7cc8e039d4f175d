import { describe, expect, test } from 'vitest'
import { toldBy } from './told.ts'

const DEBATES =
  'The two meet on March 4 in Oakfen for their second debate. Their first, on Jan. 28, drew 900 people. A third is not planned.'

describe('when or where an event is', () => {
  const cases = [
    ['when is the next debate', DEBATES, 'The two meet on March 4'],
    ['where’s the next debate?', DEBATES, 'The two meet on March 4'],
    ['when was the last debate', DEBATES, 'Their first, on Jan. 28'],
    ['when was the first debate held', DEBATES, 'Their first, on Jan. 28'],
    ['when is the second debate', DEBATES, 'The two meet on March 4'],
    [
      'when is the next council meeting',
      'A meeting on Feb. 3 was called off. The council will hold a meeting on March 9. A council meeting is set for March 2.',
      'A council meeting is set for March 2',
    ],
    [
      'when is the vote on the bonds',
      'The council put off a vote on the bonds. The vote is now set for March 2.',
      'The vote is now set',
    ],
    [
      'when does Soto’s trial start',
      'Soto has pleaded not guilty. Her trial begins on April 12.',
      'Her trial begins',
    ],
    [
      'when was the last strike',
      'The strike began on Feb. 8. The last strike, in 2009, lasted 16 days.',
      'The last strike, in 2009',
    ],
    [
      'where will the first debate be',
      'A debate was canceled. They will debate on March 4 in Oakfen and on March 9 in Tolland.',
      'They will debate',
    ],
  ] as const
  for (const [question, text, begins] of cases)
    test(`${question} ${begins}`, () => {
      const [told, ...others] = toldBy(question, text) ?? []
      expect(told).toMatch(new RegExp(`^${RegExp.escape(begins)}`, 'u'))
      expect(others).toEqual([])
    })
})

describe('what tells of no such event', () => {
  const cases = [
    ['one that is over', 'when is the next debate', 'The debate on Jan. 28 drew 900 people.'],
    ['one to come', 'when was the last debate', 'A debate is set for March 4.'],
    ['another event', 'when is the next debate', 'The council meets next on Feb. 23.'],
    ['another of them', 'when is the third debate', DEBATES.replace(/ A third.*/u, '')],
    ['no day', 'when is the next debate', 'The next debate has not been set.'],
    ['no place', 'where is the next debate', 'The next debate is on March 4.'],
    [
      'another’s',
      'when is the next mayoral debate',
      'The candidates for the Senate meet on March 4 for a debate.',
    ],
  ] as const
  for (const [name, question, text] of cases) test(name, () => expect(toldBy(question, text)).toEqual([]))
})

test('other questions are none of this form', () => {
  for (const question of [
    'when was Soto born',
    'when did Soto resign',
    'when is it',
    'where is Soto from',
    'when was the vote',
  ])
    expect(toldBy(question, DEBATES), question).toBeUndefined()
})
