import { describe, expect, test } from 'vitest'
import { findCandidacy } from '../../src/text/candidacy.ts'

const marsh = { names: ['Helen Marsh', 'Marsh'], terms: ['race for mayor'] }

describe('says that Marsh runs', () => {
  const cases: readonly (readonly [text: string, ...emphasis: string[]])[] = [
    ['Helen Marsh announced her candidacy on Thursday.', 'Helen Marsh', 'announced her candidacy'],
    ['He is running against Marsh, the incumbent.', 'is running', 'Marsh'],
    ['The bridge is old. Marsh is running for mayor. She said so.', 'Marsh', 'is running'],
    ['The town waits, and candidate Helen Marsh waits too.', 'candidate', 'Helen Marsh'],
    ['Her opponent, Marsh, never crossed the river.', 'opponent', 'Marsh'],
  ]
  for (const [text, ...emphasis] of cases) {
    test(text, () => {
      const found = findCandidacy(text, marsh)
      expect(found?.emphasis.map(({ start, end }) => text.slice(start, end))).toEqual(emphasis)
    })
  }
})

describe('says no such thing', () => {
  const cases = [
    'Marsh crossed the river.',
    'Iriarte is running for mayor.',
    'Marshall is running for mayor.',
    `Iriarte is running for mayor, ${'and the river is wide and deep and cold, '.repeat(4)}said Marsh.`,
    '',
  ]
  for (const text of cases) {
    test(text, () => {
      expect(findCandidacy(text, marsh)).toBeUndefined()
    })
  }
})

test('the plainest sentence is taken, and one with words of the race before others', () => {
  const text = 'Candidate Marsh waved. Marsh is running for sheriff. Marsh is running in the race for mayor.'
  const found = findCandidacy(text, marsh)!
  expect(text.slice(found.sentence.start, found.sentence.end)).toBe('Marsh is running in the race for mayor.')
})

test('names are taken as they stand, whatever they are made of', () => {
  expect(findCandidacy('A (.*) is running.', { names: ['(.*)'], terms: ['['] })).toBeDefined()
})
