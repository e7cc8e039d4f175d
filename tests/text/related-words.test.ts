import { expect, test } from 'vitest'
import { kinship } from '../../src/text/related-words.ts'
import { terms } from '../../src/text/terms.ts'

const cases = [
  { asked: 'senators', term: 'senator', least: 1, most: 1 },
  { asked: 'Ukraine', term: 'Ukrainian', least: 0.1, most: 0.9 },
  { asked: 'endorse', term: 'backing', least: 0.1, most: 0.9 },
  { asked: 'run', term: 'candidacy', least: 0.1, most: 0.9 },
  { asked: 'win', term: 'defeated', least: 0.1, most: 0.9 },
  { asked: 'harbour', term: 'budget', least: 0, most: 0 },
  { asked: 'republic', term: 'repair', least: 0, most: 0 },
  { asked: '2019', term: '20191', least: 0, most: 0 },
]
for (const { asked, term, least, most } of cases) {
  test(`${asked}, ${term}`, () => {
    const strength = kinship(terms(asked)[0]!, terms(term)[0]!)
    expect(strength, `${asked}, ${term}`).toBeGreaterThanOrEqual(least)
    expect(strength, `${asked}, ${term}`).toBeLessThanOrEqual(most)
  })
}
