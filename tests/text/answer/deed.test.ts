import { describe, expect, test } from 'vitest'
import { doerOf, isDated, isExplained, isPast, readDeed, tellsDeed } from '../../../src/text/answer/deed.ts'

describe('what a question asks of whom', () => {
  const cases = [
    ['when did Marsh resign?', { who: ['marsh'], verb: 'resign' }],
    ['How much has Ann Soto raised', { who: ['ann', 'soto'], verb: 'rais' }],
    ['Has President Ann Soto also endorsed Webb?', { who: ['ann', 'soto'], verb: 'endors', whom: ['webb'] }],
    ['is Soto running?', { who: ['soto'], verb: 'run' }],
    ['was Soto appointed?', { who: ['soto'], verb: 'appoint', isPassive: true }],
    ['has Soto been convicted?', { who: ['soto'], verb: 'convict', isPassive: true }],
    ['will Soto win', { who: ['soto'], verb: 'win', isAhead: true }],
    ['Is Soto going to win?', { who: ['soto'], verb: 'win', isAhead: true }],
    ['who won?', { verb: 'win', isDone: true }],
    ['who has won?', { verb: 'win' }],
    ['who will moderate the debate', { verb: 'moder', isAhead: true }],
    ['was anyone arrested?', { verb: 'arrest' }],
    ['Is Soto a Republican?', undefined],
    ['where is the vote', undefined],
    ['', undefined],
  ] as const
  for (const [question, deed] of cases)
    test(question || 'nothing', () =>
      expect(readDeed(question)).toEqual(deed && { isPassive: false, isAhead: false, ...deed }),
    )
})

describe('whose deed a sentence tells', () => {
  const cases = [
    ['has Soto endorsed Webb?', 'Sen. Lee Quarles has endorsed Webb.', 'another'],
    ['has Soto endorsed Webb?', 'Soto endorsed Webb.', 'asked'],
    ['has Soto endorsed Webb?', 'She has endorsed Webb.', 'open'],
    ['has Soto endorsed Webb?', 'Soto endorsed Quarles last week.', 'another'],
    ['has Soto endorsed Webb?', 'Soto has not endorsed anyone.', 'asked'],
    ['has Soto endorsed Webb?', 'Soto endorsed him.', 'asked'],
    ['did Webb endorse Soto?', 'Soto endorsed Webb.', 'another'],
    ['how much has Soto raised?', 'Quarles has raised $420,000, more than any other Democrat.', 'another'],
    ['did Ann Soto resign?', 'Owen Soto resigned.', 'another'],
    ['did Ann Soto resign?', 'Owen Soto, who is Ann Soto’s uncle, resigned.', 'another'],
    ['did Ann Soto resign?', 'Mayor Soto resigned.', 'asked'],
    // Whoever stands nearer to it may be the one, whatever the reader of phrases says.
    ['why did Soto resign?', 'Webb was elected after her predecessor, Ann Soto, resigned.', 'asked'],
    [
      'why did Moody resign?',
      'Finch, who was born in Astoria, was elected after her predecessor, Alan Moody, resigned.',
      'open',
    ],
    ['did Quarles win?', 'Soto pulled out an upset victory by becoming the first to win there.', 'another'],
    ['was Soto appointed?', 'Webb appointed Quarles.', 'open'],
    ['was Soto appointed?', 'Quarles was appointed.', 'another'],
    ['did Soto resign?', 'The bridge is closed.', 'open'],
    ['who resigned?', 'Soto resigned.', 'open'],
  ] as const
  for (const [question, sentence, doer] of cases) {
    test(`${question} ${sentence}`, () =>
      expect(doerOf(readDeed(question)!, sentence, { start: 0, end: sentence.length })).toBe(doer))
  }
})

describe('when and why a sentence tells a deed', () => {
  const resigned = readDeed('did Soto resign?')!
  const cases = [
    [isDated, 'After Soto resigned, Webb won in 2017.', false],
    [isDated, 'After Soto resigned in 2016, Webb won.', true],
    [isDated, 'Soto resigned on Monday.', true],
    [isExplained, 'Soto resigned over a parking contract.', true],
    [isExplained, 'Soto resigned on Monday because of the vote.', true],
    [isExplained, 'After Soto resigned, Webb won because he ran.', false],
    [isExplained, 'Soto resigned — a move to help the mayor.', false],
    [isExplained, 'Because of the vote Soto resigned.', true],
    [isPast, 'Soto resigned on Monday.', true],
    [isPast, 'Soto said she will resign.', false],
    [isPast, 'The bridge was closed.', false],
  ] as const
  for (const [tells, sentence, is] of cases)
    test(`${tells.name}: ${sentence}`, () => expect(tells(resigned, sentence)).toBe(is))
})

test('whoever is asked to do it has not done it', () => {
  const done = readDeed('who resigned?')!
  expect(tellsDeed(done, 'Webb called for Soto to resign.')).toBe(false)
  expect(tellsDeed(done, 'Soto, asked to resign, resigned.')).toBe(true)
  expect(tellsDeed(readDeed('did Soto resign?')!, 'Soto said she has no plans to resign.')).toBe(true)
})
