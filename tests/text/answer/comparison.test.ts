import { describe, expect, test } from 'vitest'
import { readForm } from '../../../src/text/answer/read-form.ts'
import { toldBy } from './told.ts'

describe('which of two has more', () => {
  const cases = [
    ['who raised more, soto or webb', 'Soto raised $3 million, twice what Webb took in.', 1],
    ['who has more money, Soto or Webb?', 'Webb has $2 million in the bank; Soto has $3 million.', 1],
    [
      'who has more cash, Soto or Webb',
      'Webb spoke first. He has $2 million on hand; Soto has $1 million.',
      1,
    ],
    ['between Soto and Webb, who spent more', 'Soto has spent $40,000 and Webb $90,000.', 1],
    ['who raised more: Soto or Webb', 'Soto has raised $40,000. Webb has raised $90,000.', 2],
    ['who is older, soto or webb', 'Soto, 61, ran. Webb, 40, did not.', 2],
    [
      'who is younger: Soto or Webb',
      'Soto, the oldest member at 74, met Webb, the youngest at 29, there.',
      1,
    ],
    ['is Soto older than Webb?', 'Soto, 61, ran against Webb, 40.', 1],
    ['who is ahead in the polls, Soto or Webb', 'Soto leads Webb by six points.', 1],
    ['is Webb ahead of Soto in the polls?', 'Soto leads Webb by six points.', 1],
    ['who got more votes, Soto or Webb', 'Soto beat Webb by 212 votes.', 1],
    ['did Soto outraise Webb', 'Soto raised $3 million to the $2 million of Webb.', 1],
  ] as const
  for (const [question, text, count] of cases)
    test(`${question} ${text}`, () => {
      const told = toldBy(question, text)
      expect(told).toHaveLength(count)
      expect(text.endsWith(told!.at(-1)!)).toBe(true)
    })
})

describe('what sets nothing side by side', () => {
  const cases = [
    ['of one alone', 'who raised more, Soto or Webb', 'Soto raised $3 million.'],
    ['no figure', 'who has more money, Soto or Webb', 'Soto said that Webb has money to burn.'],
    ['another figure', 'who has more money, Soto or Webb', 'Soto leads Webb by six points.'],
    ['a figure of one', 'who is older, Soto or Webb', 'Soto, 61, met Webb.'],
    [
      'in a quotation',
      'who raised more, Soto or Webb',
      '“Soto raised $3 million to Webb’s $2 million,” he said.',
    ],
  ] as const
  for (const [name, question, text] of cases) test(name, () => expect(toldBy(question, text)).toEqual([]))
})

test('other questions are none of this form', () => {
  for (const question of [
    'is the bridge open or closed?',
    'who likes Soto or Webb',
    'did Soto or Webb win?',
    'older than',
  ])
    expect(readForm(question, undefined), question).toBeUndefined()
})
