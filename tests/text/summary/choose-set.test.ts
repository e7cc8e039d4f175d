import { expect, test } from 'vitest'
import {
  chooseSet,
  describeSet,
  SET_FEATURES,
  type SetStory,
  setStory,
  setsOf,
} from '../../../src/text/summary/choose-set.ts'
import { readInputs } from '../../../src/text/summary/features.ts'
import { setTrees } from '../../../src/text/summary/set-trees.ts'

const LEDGER = {
  headline: 'Council passes harbour levy',
  text: 'The council of Harlow passed a harbour levy of $4 a day on Tuesday. Mayor Lena Ortiz spoke for it. She called it a hard choice. But two members left early.',
}
const POST = {
  headline: 'Harlow council votes for harbour levy',
  text: 'A harbour levy of $4 a day was passed by the council of Harlow on Tuesday. The weather was fine.',
}

function storyOf(densities: readonly number[] = [0.6, 0.4, 0.5, 0.3, 0.7, 0.1]): SetStory {
  const read = readInputs([LEDGER, POST])
  expect(read.candidates).toHaveLength(densities.length)
  return setStory(read, densities)
}
const value = (story: SetStory, set: readonly number[], name: (typeof SET_FEATURES)[number]) =>
  describeSet(story, set)[SET_FEATURES.indexOf(name)]!

test('all ways to take sentences, but for those in which one hangs in the air', () => {
  const sets = setsOf(storyOf(), 2).map(set => set.join(' '))
  expect(sets).toContain('0 4')
  expect(sets).toContain('1 2')
  // "She" needs the sentence before; "But" needs any before it of its report.
  for (const set of ['2', '0 2', '2 4', '3', '3 4']) expect(sets).not.toContain(set)
  expect(sets).toContain('0 3')
  expect(new Set(sets).size).toBe(sets.length)
  expect(setsOf(storyOf(), 1)).toEqual([[0], [1], [4], [5]])
})

test('what is judged nothing is never taken', () => {
  expect(setsOf(storyOf([0, 0, 0, 0, 0.7, 0]), 3)).toEqual([[4]])
  expect(chooseSet(storyOf([0, 0, 0, 0, 0, 0]), setTrees, 3)).toEqual([])
})

test('what both reports say, and say twice, is seen', () => {
  const story = storyOf()
  expect(SET_FEATURES).toEqual(setTrees.features)
  for (const set of setsOf(story, 3)) expect(describeSet(story, set)).toHaveLength(SET_FEATURES.length)
  expect(value(story, [0], 'terms')).toBe(1)
  expect(value(story, [5], 'terms')).toBe(0)
  expect(value(story, [0, 4], 'reports')).toBe(2)
  expect(value(story, [0, 4], 'repeated')).toBeGreaterThan(value(story, [0, 5], 'repeated'))
  expect(value(story, [0], 'headlinesAgreed')).toBe(1)
  expect(value(story, [1], 'headlinesAgreed')).toBe(0)
})

test('the event is told, and not beside the weather', () => {
  const chosen = chooseSet(storyOf(), setTrees, 3)
  expect(chosen.includes(0) || chosen.includes(4)).toBe(true)
  expect(chosen).not.toContain(5)
})
