import { describe, expect, test } from 'vitest'
import { groupByAnswer } from '../../../src/text/answer/agree.ts'
import { answeringWords } from '../../../src/text/answer/answering-words.ts'
import type { AnswerKind } from '../../../src/text/answer/question.ts'

/** Evidence of one sentence an article, each in a paper of its own, printed on Friday, 8 November 2019. */
function agreementOf(kind: AnswerKind, texts: readonly string[]) {
  const passages = texts.map((text, index) => ({
    articleId: `${index}`,
    headline: '',
    text,
    span: { start: 0, end: text.length },
    publisher: `paper ${index}`,
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
  }))
  const sentences = passages.map(({ text, span }, candidate) => {
    const answering = answeringWords(text, kind)
    return { candidate, span, answering, emphasis: answering, score: -candidate, coverage: 1 }
  })
  const { groups, differs } = groupByAnswer(kind, sentences, passages)
  return { groups: groups.map(({ publishers }) => publishers.join(' + ')), differs }
}

const cases: readonly {
  kind: AnswerKind
  texts: readonly string[]
  groups: readonly string[]
  differs: boolean
}[] = [
  {
    kind: 'number',
    texts: ['The board has 3 members.', 'It seats three members.'],
    groups: ['paper 0 + paper 1'],
    differs: false,
  },
  {
    kind: 'number',
    texts: ['About 1,200 came.', 'Some 1200 people came.'],
    groups: ['paper 0 + paper 1'],
    differs: false,
  },
  {
    kind: 'number',
    texts: ['About 1,200 came.', 'Some 900 people came.'],
    groups: ['paper 0', 'paper 1'],
    differs: true,
  },
  {
    kind: 'money',
    texts: ['It cost $2 million.', 'It cost $2 billion.', 'They paid 2 million dollars.'],
    groups: ['paper 0 + paper 2', 'paper 1'],
    differs: true,
  },
  {
    kind: 'date',
    texts: ['He announced it Thursday.', 'He announced it on Nov. 7.'],
    groups: ['paper 0 + paper 1'],
    differs: false,
  },
  {
    kind: 'date',
    texts: ['He left in 2017.', 'He left in March 2017.', 'He left in 2018.'],
    groups: ['paper 0 + paper 1', 'paper 2'],
    differs: true,
  },
  {
    kind: 'person',
    texts: ['It was won by Helen Marsh.', 'The race went to Marsh.'],
    groups: ['paper 0 + paper 1'],
    differs: false,
  },
  // Both may have been there.
  {
    kind: 'person',
    texts: ['They met Helen Marsh.', 'They met Owen Calder.'],
    groups: ['paper 0', 'paper 1'],
    differs: false,
  },
  // Which of two numbers answers is not known.
  {
    kind: 'number',
    texts: ['Some 40 of 90 came.', 'About 50 came.'],
    groups: ['paper 0', 'paper 1'],
    differs: false,
  },
  { kind: 'number', texts: ['Nobody counted.'], groups: ['paper 0'], differs: false },
  { kind: 'number', texts: [], groups: [], differs: false },
]
describe('evidence agrees or differs', () => {
  for (const { kind, texts, ...expected } of cases) {
    test(`${kind}: ${texts.join(' | ')}`, () => expect(agreementOf(kind, texts)).toEqual(expected))
  }
})
