import { describe, expect, test } from 'vitest'
import { readQuestion } from '../../../src/text/answer/question.ts'

const statistics = { passageCount: 100, passagesWith: new Map([['mayor', 40]]) }

describe('the kind of answer', () => {
  const cases = [
    { question: 'Who won the Oakport primary?', kind: 'person' },
    { question: 'When does the bridge open?', kind: 'date' },
    { question: 'In what year was the harbour built?', kind: 'date' },
    { question: 'Where will the debate be held?', kind: 'place' },
    { question: 'Which country sent the ship?', kind: 'country' },
    { question: 'Which state did the senator visit?', kind: 'state' },
    { question: 'How many votes did Whitlow get?', kind: 'number' },
    { question: 'How much did the campaign cost?', kind: 'money' },
    { question: 'What percentage of voters agreed?', kind: 'share' },
    { question: 'Why did the treasurer resign?', kind: 'reason' },
    { question: 'How did the board vote?', kind: 'manner' },
    { question: 'Which company bought the mill?', kind: 'name' },
    { question: 'Has Whitlow endorsed Calder?', kind: 'yes-no' },
    { question: 'What is a caucus?', kind: 'thing' },
    // Whom a question names is not what it asks for.
    { question: 'Which drug did the president name?', kind: 'name' },
    // What leads up to the question does not ask.
    { question: 'Whitlow, who won, met the board on Monday. Where did they meet?', kind: 'place' },
    { question: '', kind: 'thing' },
  ] as const
  for (const { question, kind } of cases) {
    test(question || 'nothing asked', () => {
      expect(readQuestion(question, statistics).kind, question).toBe(kind)
    })
  }
})

test('terms know their weight, names, numbers and whether anybody wrote of them', () => {
  const { terms } = readQuestion('Did Mayor Whitlow spend 500 dollars?', statistics)
  expect(terms.map(({ term, isName, isNumber, isUnseen }) => ({ term, isName, isNumber, isUnseen }))).toEqual(
    [
      { term: 'mayor', isName: true, isNumber: false, isUnseen: false },
      { term: 'whitlow', isName: true, isNumber: false, isUnseen: true },
      { term: 'spend', isName: false, isNumber: false, isUnseen: true },
      { term: '500', isName: false, isNumber: true, isUnseen: true },
      { term: 'dollar', isName: false, isNumber: false, isUnseen: true },
    ],
  )
  expect(terms[0]!.weight).toBeLessThan(terms[1]!.weight)
})

test('only the sentence with the question mark asks', () => {
  const { terms } = readQuestion('The mill burned down. Who bought it?', statistics)
  expect(terms.filter(({ isAsked }) => isAsked).map(({ term }) => term)).toEqual(['bui'])
})

const negations = [
  { question: 'Who did not vote?', isNegated: true },
  { question: "Why hasn't the bridge opened?", isNegated: true },
  { question: 'Who voted?', isNegated: false },
]
for (const { question, isNegated } of negations) {
  test(question, () => expect(readQuestion(question, statistics).isNegated, question).toBe(isNegated))
}
