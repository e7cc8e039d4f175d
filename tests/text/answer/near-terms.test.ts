import { describe, expect, test } from 'vitest'
import { measureNearTerms, measureQuestion } from '../../../src/text/answer/near-terms.ts'
import { readQuestion } from '../../../src/text/answer/question.ts'

const passagesWith = new Map([
  ['museum', 3],
  ['director', 4],
  ['tolland', 40],
  ['begin', 200],
])
const statistics = { passageCount: 1000, passagesWith }
const { terms } = readQuestion('The museum has a new director. When does Tolland begin?', statistics)

/** Matches of the question's terms by name, 1 each unless told. */
function measure(matches: Readonly<Record<string, number>>) {
  return measureNearTerms(
    terms,
    terms.map(({ term }) => matches[term] ?? 0),
  )
}

describe('the terms of the question that a sentence and its neighbours speak of', () => {
  test('each by its weight, the weightiest first', () => {
    const weight = (term: string) => terms.find(one => one.term === term)!.weight
    const found = measure({ museum: 1, tolland: 1, director: 0.5 })
    expect(found['weightiest near']).toBe(weight('museum'))
    expect(found['second weightiest near']).toBe(weight('tolland'))
    expect(found['third weightiest near']).toBe(weight('director') / 2)
    expect(found['fourth weightiest near']).toBe(0)
  })

  test('what is left out, after the weightiest of it', () => {
    const some = measure({ museum: 1 })
    expect(some['second weightiest missing near']).toBeGreaterThan(some['third weightiest missing near'])
    expect(measure({ museum: 1, director: 1, tolland: 1, begin: 1 })['third weightiest missing near']).toBe(0)
  })

  test('rare ones are counted', () => {
    expect(measure({ museum: 1, tolland: 1 })).toMatchObject({
      'rare terms near': 1,
      'rare terms missing near': 2,
      'share of rare terms near': 1 / 3,
    })
  })

  test('what is asked apart from what leads up to it', () => {
    expect(measure({ tolland: 1, begin: 1 })).toMatchObject({
      'coverage of what is asked near': 1,
      'coverage of what leads up near': 0,
    })
  })

  test('of a question without terms nothing is said', () => {
    expect(measureNearTerms([], [])).toMatchObject({
      'weightiest near': 0,
      'share of rare terms near': -1,
      'coverage of what is asked near': -1,
    })
    expect(measureQuestion([])).toMatchObject({ 'weight of question': 0, 'weight of question term': 0 })
  })
})

test('a question of rare words and names tells more than one of common words', () => {
  expect(measureQuestion(terms)).toMatchObject({ 'names of question': 1, 'numbers of question': 0 })
  const common = readQuestion('When does it begin?', statistics).terms
  expect(measureQuestion(common)['common terms of question']).toBe(1)
  expect(measureQuestion(common)['weightiest of question']).toBeLessThan(
    measureQuestion(terms)['weightiest of question'],
  )
})
