import { describe, expect, test } from 'vitest'
import { readPersonalQuestion } from '../../../src/text/answer/personal-question.ts'
import {
  askedAtTheEnd,
  inNewsWords,
  plainQuestion,
  spelledOut,
} from '../../../src/text/answer/plain-question.ts'

describe('what is asked of whom', () => {
  const cases = [
    ['what party is ann soto', { kind: 'party', who: 'ann soto' }],
    ['Which party is Councilwoman Soto of?', { kind: 'party', who: 'Councilwoman Soto' }],
    ['to which party does the mayor belong', { kind: 'party', who: 'the mayor' }],
    ['is soto a dem?', { kind: 'party', who: 'soto', party: 'Democrat' }],
    ['Is Ann Soto in the GOP', { kind: 'party', who: 'Ann Soto', party: 'Republican' }],
    ['is soto a democrat or a republican', { kind: 'party', who: 'soto' }],
    ['what is sotos party', { kind: 'party', who: 'soto' }],
    ["what's Soto's party affiliation?", { kind: 'party', who: 'Soto' }],
    ['how old is the president of the council', { kind: 'age', who: 'the president of the council' }],
    ['hey, how old was Soto when she won', { kind: 'age', who: 'Soto' }],
    ['where’s Soto from', { kind: 'home', who: 'Soto' }],
    ['where does ann soto live?', { kind: 'home', who: 'ann soto' }],
    ["what is soto's job", { kind: 'office', who: 'soto' }],
    ['what does Soto do for a living?', { kind: 'office', who: 'Soto' }],
    ['how old is he', undefined],
    ['is Soto a teacher', undefined],
    ['what party won', undefined],
    ['which party is she of', undefined],
    ['where was the vote', undefined],
    [`how old is ${'Ann '.repeat(100)}`, undefined],
  ] as const
  for (const [question, asked] of cases)
    test(question, () => expect(readPersonalQuestion(plainQuestion(question))).toEqual(asked))
})

test('what is typed in a hurry is spelt out, and nothing else touched', () => {
  expect(spelledOut('whos running')).toBe('who’s running')
  expect(spelledOut('wen is it and waht is it')).toBe('when is it and what is it')
  expect(spelledOut('Whats gonna happen, why didnt she run?')).toBe(
    'What’s going to happen, why didn’t she run?',
  )
  for (const question of ['Who is Howes?', 'the Whos concert', 'whose party', 'want', 'who’s'])
    expect(spelledOut(question)).toBe(question === 'the Whos concert' ? 'the Who’s concert' : question)
})

test('everyday words are put in the words of news', () => {
  const cases = [
    ['how much is tuition going up?', 'how much is tuition rising?'],
    ['did anyone get arrested', 'did anyone arrested'],
    ['did she get the job', 'did she get the job'],
    ['how many came to the hearing', 'how many attended the hearing'],
    ['how much does Soto make', 'how much does Soto earned'],
    ['did Soto get canned', 'did Soto fired'],
    ['is Soto running again', 'is Soto seeking another term'],
    ['why did Soto step down', 'why did Soto resigned'],
    ['who’s ahead, Soto or Webb', 'who’s leading, Soto or Webb'],
    ['who was mayor before Soto', 'who was the predecessor of Soto as mayor'],
  ] as const
  for (const [question, inNews] of cases) expect(inNewsWords(question)).toBe(inNews)
  const long = 'going up '.repeat(100)
  expect(inNewsWords(long)).toBe(long)
})

test('of a long story in one sentence, the question at its end', () => {
  const story =
    'I have been away for a couple of weeks, and my neighbour says that something went wrong with the buses or the contracts, so I would like to know'
  expect(askedAtTheEnd(`${story} why the board fired Soto?`)).toBe('why the board fired Soto?')
  expect(askedAtTheEnd(`${story}, namely who’s the new superintendent`)).toBe('who’s the new superintendent')
  for (const question of [
    'I would like to know why the board fired Soto',
    `${story} it. Please tell me more`,
    `${story} why`,
    `${'a'.repeat(2000)} why the board fired Soto`,
  ])
    expect(askedAtTheEnd(question)).toBe(question)
})
