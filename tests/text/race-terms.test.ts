import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRaceTerms } from '../../src/text/race-terms.ts'

const MAYOR = { office: 'mayor', place: 'Teal County', known: [] }

test('phrases of office and contest, the most used first, each article once', () => {
  const texts = [
    'The race for mayor is open. Nobody leads the race for mayor.',
    'Helen Marsh entered the Race for mayor. The mayor election is in May.',
    'A campaign for mayor of Teal County costs little.',
  ]
  expect(findRaceTerms(texts, MAYOR)).toEqual([
    { term: 'race for mayor', count: 2 },
    { term: 'mayor election', count: 1 },
    { term: 'campaign for mayor of Teal County', count: 1 },
  ])
})

test('an office of the United States goes by its short name, with its state or without', () => {
  const texts = [
    'Both want the Freedonia Senate seat.',
    'The Senate seat is hers. The seat of the mayor is not.',
  ]
  expect(findRaceTerms(texts, { office: 'U.S. Senate', place: 'Freedonia', known: [] })).toEqual([
    { term: 'Freedonia Senate seat', count: 1 },
    { term: 'Senate seat', count: 1 },
  ])
})

test('what is known already, or holds it, is left out', () => {
  const known = ['Race for Mayor']
  expect(findRaceTerms(['The race for mayor of Teal County.'], { ...MAYOR, known })).toEqual([])
})

test('whatever office and place are called, what is found stands in the texts', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (office, place, text) => {
      for (const { term } of findRaceTerms([text, `${office} race`], { office, place, known: [] }))
        expect([text, `${office} race`].some(each => each.includes(term))).toBe(true)
    }),
  )
})
