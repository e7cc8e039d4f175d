import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchName, type Named, nameTokens } from '../../src/text/name-match.ts'

const marsh: Named = {
  name: 'Helen Marsh',
  familyName: 'Marsh',
  otherNames: ['Helen R. Marsh', 'Marsh'],
}
const iriarte: Named = { name: 'Tomás Iriarte Vidal', familyName: 'Iriarte', otherNames: [] }
const oduya: Named = { name: 'Kwame O’Duya-Finch', familyName: 'O’Duya-Finch', otherNames: ['Bill Oduya'] }

describe('the words of a name', () => {
  const cases = [
    ['Helen Marsh', 'helen marsh'],
    ['Sen. Helen R. Marsh Jr.', 'helen r marsh'],
    ['former Vice President Helen Marsh', 'helen marsh'],
    ['TOMÁS IRIARTE', 'tomas iriarte'],
    ['Tomás Iriarte', 'tomas iriarte'], // a letter and its accent apart
    ['Marsh’s', 'marsh'],
    ["Finches'", 'finches'],
    ['Kwame O’Duya-Finch', 'kwame o’duya-finch'],
    ['the president', 'president'],
    ['President', 'president'], // a title alone is all there is
    ['🙂 --', ''],
    ['', ''],
  ] as const
  for (const [name, expected] of cases) {
    test(JSON.stringify(name), () => expect(nameTokens(name).join(' '), name).toBe(expected))
  }
})

describe('names that fit', () => {
  const cases: readonly (readonly [typed: string, person: Named, least: number])[] = [
    ['Helen Marsh', marsh, 1],
    ['helen marsh', marsh, 1],
    ['marsh', marsh, 1],
    ['HELEN R MARSH', marsh, 1],
    ['Sen. Helen Marsh', marsh, 1],
    ['h. marsh', marsh, 0.9],
    ['helen q. marsh', marsh, 0.9], // an initial that the directory does not have
    ['marsh helen', marsh, 0.9],
    ['hellen marsh', marsh, 0.8],
    ['marhs', marsh, 0.7],
    ['helen', marsh, 0.7],
    ['tomas iriarte', iriarte, 0.9],
    ['iriart', iriarte, 0.8],
    ['bill oduya', oduya, 1],
    ['o’duya-finch', oduya, 0.9],
    ['finch', oduya, 0.85],
    ['duya finch', oduya, 0.85],
    ['finhc', oduya, 0.6],
  ]
  for (const [typed, person, least] of cases) {
    test(`"${typed}" fits ${person.name} with ${least} or more`, () => {
      expect(matchName(typed, person)).toBeGreaterThanOrEqual(least)
    })
  }
})

describe('names that do not fit', () => {
  const cases: readonly (readonly [typed: string, person: Named])[] = [
    ['', marsh],
    ['?!', marsh],
    ['helga nunez', marsh],
    ['helen iriarte', marsh], // every word must find its own
    ['marsh marsh', iriarte],
    ['x', marsh],
    ['rexa', { ...marsh, otherNames: ['Helen R. Marsh'] }], // begins like the initial alone
    ['mash potato', marsh],
  ]
  for (const [typed, person] of cases) {
    test(`"${typed}" is not ${person.name}`, () => expect(matchName(typed, person)).toBeLessThan(0.6))
  }
})

test('a family name says more than a given name, and the whole name more than both', () => {
  const alone: Named = { ...marsh, otherNames: [] }
  expect(matchName('marsh', alone)).toBeGreaterThan(matchName('helen', alone))
  expect(matchName('helen marsh', alone)).toBeGreaterThan(matchName('marsh', alone))
})

test('a slip of the keyboard costs something, two cost more', () => {
  expect(matchName('iriarte', iriarte)).toBeGreaterThan(matchName('iriaret', iriarte))
  expect(matchName('iriarte', iriarte)).toBeGreaterThan(matchName('iriate', iriarte))
  expect(matchName('iriate', iriarte)).toBeGreaterThan(matchName('iriat e', iriarte))
})

test('whatever is typed gets a number from 0 to 1', () => {
  const words = fc.array(fc.constantFrom('helen', 'r', 'marsh', 'iriarte', 'sen', 'jr', 'marhs'), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        words.map(list => list.join(' ')),
      ),
      typed => {
        for (const person of [marsh, iriarte, oduya]) {
          const score = matchName(typed, person)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
})
