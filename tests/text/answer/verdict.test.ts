import { describe, expect, test } from 'vitest'
import { readDeed } from '../../../src/text/answer/deed.ts'
import { readQuestion } from '../../../src/text/answer/question.ts'
import { verdictOf } from '../../../src/text/answer/verdict.ts'

const statistics = { passageCount: 10, passagesWith: new Map() }
const verdict = (text: string, sentence: string) =>
  verdictOf(
    { text, question: readQuestion(text, statistics), deed: readDeed(text) },
    { text: sentence, span: { start: 0, end: sentence.length } },
  )

describe('a yes/no question, and what a sentence itself answers', () => {
  const cases = [
    ['has Webb endorsed Soto?', 'Rep. Lee Webb has endorsed Soto.', 'yes'],
    ['Did Soto resign?', 'Soto resigned on Monday.', 'yes'],
    ['did Soto resign?', 'Soto did not resign.', 'no'],
    ['has Webb endorsed Soto?', 'Webb has never endorsed Soto.', 'no'],
    // Open: only said, asked or thought; of somebody else; in other words; of what is to come.
    ['did Soto resign?', 'Webb said Soto resigned.', undefined],
    ['did Soto resign?', 'Asked if Soto resigned, Webb left.', undefined],
    ['did Soto resign?', 'Soto may have resigned.', undefined],
    ['did Soto resign?', 'She resigned.', undefined],
    ['did Soto resign?', 'Webb resigned.', undefined],
    ['did Soto resign?', 'Soto quit.', undefined],
    ['did Soto resign?', 'Soto resigned, though not on Monday.', undefined],
    ['did Soto resign?', '“Soto resigned.”', undefined],
    ['did Soto not resign?', 'Soto resigned.', undefined],
    ['will Soto resign?', 'Soto will resign.', undefined],
    ['who resigned?', 'Soto resigned.', undefined],
  ] as const
  for (const [question, sentence, is] of cases)
    test(`${question} ${sentence}`, () => expect(verdict(question, sentence)).toBe(is))
})
